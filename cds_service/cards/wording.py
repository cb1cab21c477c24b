"""The one speller: a rule's template and a finding in, words out.

Two spellings: a summary is one line of plain text, a detail is Markdown in
which everything that was not written in the template is escaped.
"""

from typing import Final

from cds_service.cards.constants import once_for_constant
from cds_service.cards.fact_line import FactLine, fact_line
from cds_service.cards.markdown import bullets, escape
from cds_service.cards.spelling import spell
from cds_service.cards.template import all_parsed, parsed, tidy
from cds_service.clinical.basis import Recency, Threshold
from cds_service.clinical.outcome import Finding

__all__ = ["FactLine", "fact_line", "fields", "paragraph", "paragraphs", "summary"]

_LISTS: Final = (tuple, frozenset)
_CONSTANT: Final = (Threshold, Recency)
_MAY_BE_EMPTY: Final = (str, *_LISTS)


def summary(template: str, finding: Finding) -> str:
    """Write the one line of a card; what is missing is called unknown."""
    known = parsed(template)
    filled = known.shape % tuple(map(_brief, known.values(finding)))
    return " ".join(filled.split())


def paragraph(template: str, finding: Finding) -> str:
    """Write one paragraph; empty when it names a field that has no value."""
    return "".join(paragraphs((template,), finding))


def paragraphs(templates: tuple[str, ...], finding: Finding) -> tuple[str, ...]:
    """Write paragraphs; those that name a field without value are left out."""
    written = []
    for known in all_parsed(templates):
        if known.fixed:
            written.append(known.fixed)
            continue
        values = known.values(finding)
        for value in values:
            if value is None or (not value and isinstance(value, _MAY_BE_EMPTY)):
                break
        else:
            written.append(tidy(known.shape % tuple([_in_full(v) for v in values])))
    return tuple(filter(None, written))


def fields(template: str) -> tuple[tuple[str, ...], ...]:
    """Return the path of every field that a template names."""
    return parsed(template).paths


def _brief(value: object) -> str:
    if value is None:
        return "unknown"
    if isinstance(value, _CONSTANT):
        return _brief_constant(value)
    if isinstance(value, _LISTS):
        return ", ".join(_members(value, brief=True)) or "none"
    return spell(value, brief=True)


def _in_full(value: object) -> str:
    if isinstance(value, _CONSTANT):
        return _constant(value)
    if isinstance(value, _LISTS):
        lines = tuple(escape(line) for line in _members(value, brief=False))
        return f"\n\n{bullets(lines)}\n\n"
    return escape(spell(value, brief=False))


@once_for_constant
def _constant(number: Threshold | Recency) -> str:
    return escape(spell(number, brief=False))


@once_for_constant
def _brief_constant(number: Threshold | Recency) -> str:
    return spell(number, brief=True)


def _members(
    value: tuple[object, ...] | frozenset[object], *, brief: bool
) -> list[str]:
    """Write the members of a list; those of a set in the order of their words."""
    written = [spell(item, brief=brief) for item in value]
    return sorted(written) if isinstance(value, frozenset) else written
