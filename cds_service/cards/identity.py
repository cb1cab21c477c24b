"""Card and suggestion ids that name their rule, so feedback needs no store.

A UUIDv8 is free to be filled in: the first 48 bits here are a hash of the rule
id, the rest is random. Two calls never give the same id.
"""

import secrets
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from typing import Final
from uuid import UUID

_HASH_BYTES: Final = 6
_VERSION: Final = 8
_VERSION_BITS: Final = _VERSION << 76
_VARIANT_BITS: Final = 0b10 << 62
_RANDOM_BITS: Final = (0xFFF << 64) | ((1 << 62) - 1)


def new_uuid(rule_id: str) -> str:
    """Return a fresh id that carries the hash of a rule's id."""
    drawn = secrets.randbits(80) & _RANDOM_BITS
    return str(UUID(int=(_hash(rule_id) << 80) | _VERSION_BITS | _VARIANT_BITS | drawn))


def rule_of(uuid: str, rule_ids: Iterable[str]) -> str | None:
    """Return which of these rules made the id; None when none of them did."""
    try:
        number = UUID(uuid)
    except ValueError:
        return None
    if number.version != _VERSION:
        return None
    wanted = number.int >> 80
    return next((rule_id for rule_id in rule_ids if _hash(rule_id) == wanted), None)


@cache
def _hash(rule_id: str) -> int:
    digest = blake2b(rule_id.encode(), digest_size=_HASH_BYTES).digest()
    return int.from_bytes(digest, "big")
