"""Prefetch under the keys of a site, put under ours.

Where queries are typed in by hand, two of a site's keys may bring one part of our
record ("problems", "encounterDx"). Their values become the entries of one Bundle,
so that an error under one of them stays an error, and only what was found empty
under every one of them is known to be empty. A query that fails is left out of a
call: where one of the keys came and another did not, the Bundle has a total above
its entries, so that half a problem list is never taken for the whole of it.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Final

import msgspec

_NOTHING: Final = b"null"
_HEAD: Final = b'{"resourceType":"Bundle","type":"collection",'


def renamed(
    sent: Mapping[str, msgspec.Raw], aliases: Mapping[str, str]
) -> dict[str, msgspec.Raw]:
    """Return the values by our keys; a key without an alias keeps its name."""
    by_key: dict[str, list[msgspec.Raw]] = defaultdict(list)
    for key, value in sent.items():
        by_key[aliases.get(key, key)].append(value)
    lacking = Counter(key for site, key in aliases.items() if site not in sent)
    return {key: _one(values, lacking[key]) for key, values in by_key.items()}


def _one(values: list[msgspec.Raw], lacking: int) -> msgspec.Raw:
    found = [value for value in values if bytes(value) != _NOTHING]
    if len(found) <= 1 and not lacking:
        return found[0] if found else values[0]
    total = b'"total":%d,"entry":[' % (len(found) + lacking)
    entries = b",".join(b'{"resource":' + bytes(value) + b"}" for value in found)
    return msgspec.Raw(_HEAD + total + entries + b"]}")
