"""Prefetch under the keys of a site, put under ours.

Where queries are typed in by hand, two of a site's keys may bring one part of our
record ("problems", "encounterDx"). Their values become the entries of one Bundle,
so that an error under one of them stays an error, and only what was found empty
under every one of them is known to be empty.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

import msgspec

_NOTHING: Final = b"null"
_HEAD: Final = b'{"resourceType":"Bundle","type":"collection","entry":['


def renamed(
    sent: Mapping[str, msgspec.Raw], aliases: Mapping[str, str]
) -> dict[str, msgspec.Raw]:
    """Return the values by our keys; a key without an alias keeps its name."""
    by_key: dict[str, list[msgspec.Raw]] = defaultdict(list)
    for key, value in sent.items():
        by_key[aliases.get(key, key)].append(value)
    return {key: _one(values) for key, values in by_key.items()}


def _one(values: list[msgspec.Raw]) -> msgspec.Raw:
    found = [value for value in values if bytes(value) != _NOTHING]
    if len(found) <= 1:
        return found[0] if found else values[0]
    entries = b",".join(b'{"resource":' + bytes(value) + b"}" for value in found)
    return msgspec.Raw(_HEAD + entries + b"]}")
