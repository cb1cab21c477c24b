"""The one speller: a rule's template and a finding in, words out.

Two spellings: a summary is one line of plain text, a detail is Markdown in
which everything that was not written in the template is escaped.
"""

import string
from collections.abc import Callable
from functools import cache, reduce
from typing import Final

from cds_service.cards.fact_line import FactLine, fact_line
from cds_service.cards.markdown import bullets, escape
from cds_service.cards.spelling import spell
from cds_service.clinical.outcome import Finding

__all__ = ["FactLine", "fact_line", "fields", "paragraph", "summary"]

_LISTS: Final = (tuple, frozenset)
_EMPTY: Final[tuple[object, ...]] = (None, "", (), frozenset())

_Piece = tuple[str, tuple[str, ...]]
"""Words, and the path of the field that follows them (empty: none does)."""


def summary(template: str, finding: Finding) -> str:
    """Write the one line of a card; what is missing is called unknown."""
    return " ".join(_filled(template, finding, _brief).split())


def paragraph(template: str, finding: Finding) -> str:
    """Write one paragraph; empty when it names a field that has no value."""
    if any(_value(finding, path) in _EMPTY for path in fields(template)):
        return ""
    return _tidy(_filled(template, finding, _in_full))


def fields(template: str) -> tuple[tuple[str, ...], ...]:
    """Return the path of every field that a template names."""
    return tuple(path for _, path in _pieces(template) if path)


@cache
def _pieces(template: str) -> tuple[_Piece, ...]:
    """Split a template, once.

    Raises:
        ValueError: a brace has a format specification; types decide, not rules.
    """
    pieces = []
    for words, field, specification, conversion in string.Formatter().parse(template):
        if specification or conversion:
            reason = f"texts take no format specification: {template!r}"
            raise ValueError(reason)
        pieces.append((words, tuple(field.split(".")) if field else ()))
    return tuple(pieces)


def _filled(template: str, finding: Finding, write: Callable[[object], str]) -> str:
    return "".join(
        words + (write(_value(finding, path)) if path else "")
        for words, path in _pieces(template)
    )


def _value(finding: Finding, path: tuple[str, ...]) -> object:
    return reduce(getattr, path, finding)


def _brief(value: object) -> str:
    if value is None:
        return "unknown"
    if isinstance(value, _LISTS):
        return ", ".join(_members(value, brief=True)) or "none"
    return spell(value, brief=True)


def _in_full(value: object) -> str:
    if isinstance(value, _LISTS):
        lines = tuple(escape(line) for line in _members(value, brief=False))
        return f"\n\n{bullets(lines)}\n\n"
    return escape(spell(value, brief=False))


def _members(
    value: tuple[object, ...] | frozenset[object], *, brief: bool
) -> list[str]:
    """Write the members of a list; those of a set in the order of their words."""
    written = [spell(item, brief=brief) for item in value]
    return sorted(written) if isinstance(value, frozenset) else written


def _tidy(written: str) -> str:
    """Close up around a list: a full stop left alone after it says nothing."""
    if "\n\n" not in written:
        return written
    blocks = [block.strip() for block in written.split("\n\n")]
    return "\n\n".join(block for block in blocks if block.strip(".,;"))
