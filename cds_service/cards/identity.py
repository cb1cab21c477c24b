"""Card and suggestion ids that name their rule, so feedback needs no store.

A UUIDv8 is free to be filled in: the first 48 bits here are a hash of the rule
id, the rest is random. Two calls never give the same id.
"""

from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from os import getpid, urandom
from typing import Final
from uuid import UUID

_HASH_BYTES: Final = 6
_DRAWN: Final = 10
_AHEAD: Final = 64
_VERSION: Final = 8
_CARRIED: Final = len("01234567-89ab-8")
"""Characters of a uuid that are the same in every one of a rule."""
_VARIANT: Final = {digit: "89ab"[int(digit, 16) % 4] for digit in "0123456789abcdef"}
"""The digit that a drawn one becomes: its first two bits say how to read a UUID."""


def new_uuid(rule_id: str) -> str:
    """Return a fresh id that carries the hash of a rule's id."""
    ready = _ready(getpid())
    try:
        return _opening(rule_id) + ready.pop()
    except IndexError:
        ready += _endings()
        return _opening(rule_id) + ready.pop()


def rule_of(uuid: str, rule_ids: Iterable[str]) -> str | None:
    """Return which of these rules made the id; None when none of them did."""
    try:
        number = UUID(uuid)
    except ValueError:
        return None
    if number.version != _VERSION:
        return None
    return Pages(rule_ids).of(str(number))


class Pages:
    """The ids that cards are made with, to be found by a uuid of ours."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._made = {_opening(each): each for each in ids}

    def of(self, uuid: str) -> str | None:
        """Return the id that a uuid of `new_uuid` carries; None where it is none."""
        return self._made.get(uuid[:_CARRIED])


@cache
def _ready(process: int) -> list[str]:  # noqa: ARG001 (a fork must not inherit ids)
    return []


def _endings() -> list[str]:
    """Return random ends of many ids; the system is asked for chance once."""
    drawn = urandom(_DRAWN * _AHEAD).hex()
    return [
        f"{drawn[at : at + 3]}-{_VARIANT[drawn[at + 3]]}"
        f"{drawn[at + 4 : at + 7]}-{drawn[at + 7 : at + 19]}"
        for at in range(0, len(drawn), 2 * _DRAWN)
    ]


@cache
def _opening(rule_id: str) -> str:
    digits = blake2b(rule_id.encode(), digest_size=_HASH_BYTES).hexdigest()
    return f"{digits[:8]}-{digits[8:]}-{_VERSION}"
