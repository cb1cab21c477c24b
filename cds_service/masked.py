"""The reasons of rules, without anything of a patient in them.

A reason may quote a number, a date or a word of the record. Only words that stand
in the texts of this service are kept; a number becomes "#", another word "…". So
reasons that differ by a patient's data only are one reason, which can be counted.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from cds_service.patterns import uncompiled

_WORD: Final = uncompiled(r"[^\W\d_]+")
_NUMBER: Final = uncompiled(r"\d[\d.,:/-]*\d|\d")
_SOURCES: Final = ("rules", "clinical", "cards")


@lru_cache(maxsize=4_096)
def masked(reason: str, words: frozenset[str]) -> str:
    """Return a reason that may leave the house."""

    def kept(match: re.Match[str]) -> str:
        return match[0] if match[0].casefold() in words else "…"

    return _NUMBER.sub("#", _WORD.sub(kept, reason))


@cache
def our_words() -> frozenset[str]:
    """Return every word in the texts of the rules and of what they rest on."""
    found: set[str] = set()
    for package in _SOURCES:
        for source in _modules(files("cds_service") / package):
            found |= _words(source)
    return frozenset(found)


def _modules(folder: Traversable) -> Iterator[str]:
    for item in folder.iterdir():
        if item.is_dir():
            yield from _modules(item)
        elif item.name.endswith(".py"):
            yield item.read_text("utf-8")


def _words(source: str) -> set[str]:
    texts = (
        node.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    return {word.casefold() for text in texts for word in _WORD.findall(text)}
