"""The texts of rules, taken apart once."""

import string
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Any

from cds_service.clinical.outcome import Finding


@dataclass(frozen=True, slots=True)
class Template:
    """A text with the fields it names: `shape` has a %s where each one goes.

    `read` returns the values of the fields in their order; of a single one the
    value itself.
    """

    shape: str
    paths: tuple[tuple[str, ...], ...]
    read: Callable[[Finding], Any]

    def values(self, finding: Finding) -> tuple[object, ...]:
        """Return the values of the fields, in their order."""
        found = self.read(finding)
        return (found,) if len(self.paths) == 1 else found


@cache
def all_parsed(texts: tuple[str, ...]) -> tuple[Template, ...]:
    """Take several texts apart."""
    return tuple(map(parsed, texts))


@cache
def parsed(text: str) -> Template:
    """Take a text apart.

    Raises:
        ValueError: a brace has a format specification; types decide, not rules.
    """
    shape, names = "", []
    for words, name, specification, conversion in string.Formatter().parse(text):
        if specification or conversion:
            reason = f"texts take no format specification: {text!r}"
            raise ValueError(reason)
        shape += words.replace("%", "%%")
        if name:
            shape += "%s"
            names.append(name)
    paths = tuple(tuple(name.split(".")) for name in names)
    return Template(shape, paths, attrgetter(*names) if names else _nothing)


def _nothing(_: Finding) -> tuple[()]:
    return ()
