"""Walks over JSON, for what holds of every answer."""

from collections.abc import Iterator
from typing import Any

Json = Any
Path = tuple[str | int, ...]

_MAY_BE_EMPTY = {("cards",), ("services",)}


def empties(value: Json, path: Path = ()) -> Iterator[Path]:
    """Name every null and every empty text, list or object that may not be."""
    if value in (None, "", [], {}) and path not in _MAY_BE_EMPTY:
        yield path
    for key, item in _members(value):
        yield from empties(item, (*path, key))


def _members(value: Json) -> Iterator[tuple[str | int, Json]]:
    match value:
        case dict():
            yield from value.items()
        case list():
            yield from enumerate(value)
