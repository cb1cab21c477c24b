"""The texts of rules, taken apart once."""

import string
from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Final

from cds_service.clinical.outcome import Finding
from cds_service.clinical.plural import ONE, several
from cds_service.frozen import Frozen
from cds_service.patterns import uncompiled

_BEHIND_A_NUMBER: Final = uncompiled(rf" ({'|'.join(ONE)})\b")


class Template(Frozen, kw_only=False):
    """A text with the fields it names: `shape` has a %s where each one goes.

    `values` reads the fields of a finding, in their order. A text that names
    none is `fixed`.
    """

    shape: str
    paths: tuple[tuple[str, ...], ...]
    values: Callable[[Finding], tuple[object, ...]]
    fixed: str = ""


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
    shape = ""
    names: list[str] = []
    counted: dict[int, str] = {}
    for words, name, specification, conversion in string.Formatter().parse(text):
        if specification or conversion:
            reason = f"texts take no format specification: {text!r}"
            raise ValueError(reason)
        things = _things(words) if names else ""
        if things:
            counted[len(names) - 1] = things
        shape += words.removeprefix(f" {things}" if things else "").replace("%", "%%")
        if name:
            shape += "%s"
            names.append(name)
    paths = tuple(tuple(name.split(".")) for name in names)
    values = _counting(_reader(names), counted) if counted else _reader(names)
    return Template(shape, paths, values, "" if names else tidy(shape % ()))


def _things(words: str) -> str:
    """Return what a number before these words counts, if that may be one."""
    found = _BEHIND_A_NUMBER.match(words)
    return found[1] if found else ""


def _counting(
    read: Callable[[Finding], tuple[object, ...]], counted: dict[int, str]
) -> Callable[[Finding], tuple[object, ...]]:
    """Read the fields, some with the word behind them: of one it is another word."""

    def values(finding: Finding) -> tuple[object, ...]:
        return tuple(
            [
                several(value, counted[place])
                if place in counted and isinstance(value, int)
                else value
                for place, value in enumerate(read(finding))
            ]
        )

    return values


def tidy(written: str) -> str:
    """Close up around a list: a full stop left alone after it says nothing."""
    if "\n\n" not in written:
        return written
    blocks = [block.strip() for block in written.split("\n\n")]
    return "\n\n".join(block for block in blocks if block.strip(".,;"))


def _reader(names: list[str]) -> Callable[[Finding], tuple[object, ...]]:
    match names:
        case []:
            return lambda _: ()
        case [name]:
            only = attrgetter(name)
            return lambda finding: (only(finding),)
        case _:
            return attrgetter(*names)
