"""Reads which form of mastocytosis the words of a Condition name.

Words only refine what codes say, or make a diagnosis possible. A form that is
negated, doubted, somebody else's or past is not named: better no subtype than
a wrong one.
"""

import re
from collections.abc import Iterable
from typing import Final

from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.mastocytosis import SUBTYPES
from cds_service.from_fhir.concepts import texts
from cds_service.from_fhir.disease_doubts import AFTER, BEFORE, LONE, spelled_out
from cds_service.from_fhir.disease_names import (
    IN_A_NOTE,
    MASTOCYTOSIS,
    PATTERNS,
    PATTERNS_BESIDE_CODE,
    SHORTENED,
    SPELLED_OUT,
)
from cds_service.from_fhir.disease_names_alone import SIGNS, SYSTEMIC_ALONE
from cds_service.from_fhir.visible_text import as_seen
from cds_service.from_fhir.wire.datatypes import CodeableConcept
from cds_service.patterns import uncompiled

_DEFINITION: Final = uncompiled(
    r"[(\[]\s*(?:an?\s+|the\s+)?(?:\w+\s+)?(?:form|variant|sub-?type|type|kind)\s+of"
    r"\b[^()\[\],;.]*[)\]]?",
    re.IGNORECASE,
)
"""In "smouldering mastocytosis (a form of indolent SM)" only the first is meant."""

_INVERTED: Final = uncompiled(
    r"(?<!cutaneous )\bmastocytosis(?:,| [-\u2013\u2014]) "
    r"(?P<form>(?:(?:indolent|smou?ldering|aggressive) )?systemic)\s*(?=$|[(,;\[])",
    re.IGNORECASE,
)
"""A catalogue's "Mastocytosis, systemic" is one name and no two clauses."""

_CLAUSE_END: Final = uncompiled(
    r"[.;,()\[\]\n]|\s[-\u2013\u2014]\s|\b(?:but|aber|mais|pero)\b", re.IGNORECASE
)
_MENTION: Final = uncompiled(rf"(?:{MASTOCYTOSIS.pattern})\w*", re.IGNORECASE)
_BLANKS: Final = uncompiled(r"[^\S\n]+")
_LONGEST: Final = 1000
"""A diagnosis has fewer characters; more would only cost time."""


def may_be_worded(concept: CodeableConcept | None) -> bool:
    """Tell quickly what holds of nearly every problem: that no text names them."""
    if concept is None:
        return False
    said = concept.text or ""
    for coding in concept.coding or ():
        said += coding.display or ""
    folded = as_seen(said).casefold()
    if "mast" in folded or "sm" in folded or "mcas" in folded:
        return True
    return not folded.isascii() and any(sign in folded for sign in SIGNS)


def diseases_worded(
    concepts: Iterable[CodeableConcept], *, mastocytosis: bool = False
) -> set[Disease]:
    """Return the diseases that text and displays name.

    `mastocytosis` says that the codes already are of mastocytosis, so that the
    text need not say it once more.
    """
    return {
        disease
        for concept in concepts
        if mastocytosis or may_be_worded(concept)
        for text in map(plain, texts(concept))
        for disease in _diseases_in(text, mastocytosis=mastocytosis)
    }


def _diseases_in(text: str, *, mastocytosis: bool) -> set[Disease]:
    if SYSTEMIC_ALONE.fullmatch(text.casefold()):
        return {Disease.SYSTEMIC_MASTOCYTOSIS}
    clauses = clauses_of(text)
    return {
        disease
        for clause in (clauses if mastocytosis else _about_mastocytosis(text, clauses))
        for disease in _named(clause, beside_code=mastocytosis)
    }


def _about_mastocytosis(text: str, clauses: list[str]) -> list[str]:
    """Return the clauses that may name a form of it, and not of another disease."""
    if SPELLED_OUT.search(text):
        return clauses
    short = [place for place, clause in enumerate(clauses) if SHORTENED.search(clause)]
    return clauses[short[0] :] if short else []


def subtype_noted(notes: Iterable[str]) -> set[Disease]:
    """Return the one form that the notes of a coded mastocytosis name.

    A note tells stories, so each clause must say that it is about mastocytosis,
    and notes that name several forms name none.
    """
    named = {
        disease
        for note in notes
        for clause in clauses_of(plain(note))
        if IN_A_NOTE.search(clause)
        for disease in _named(clause, beside_code=True) & SUBTYPES
    }
    return named if len(named) == 1 else set()


def mentions(text: str) -> list[tuple[str, str]]:
    """Return what stands before and after each mention of a mast cell disease."""
    return [
        (clause[: found.start()], clause[found.end() :])
        for clause in clauses_of(plain(text))
        for found in _MENTION.finditer(clause)
    ]


def plain(text: str) -> str:
    """Return a text of bearable length without definitions and abbreviations."""
    text = _BLANKS.sub(" ", as_seen(text[:_LONGEST]))
    plain = _INVERTED.sub(r"\g<form> mastocytosis", _DEFINITION.sub(" ", text))
    return spelled_out(plain)


def clauses_of(text: str) -> list[str]:
    """Return the clauses of a plain text; a doubt belongs to the clause before it."""
    clauses: list[str] = []
    for clause in _CLAUSE_END.split(text):
        if clauses and LONE.fullmatch(clause):
            clauses[-1] += f" {clause}"  # "aggressive SM, suspected"
        else:
            clauses.append(clause)
    return clauses


def _named(clause: str, *, beside_code: bool) -> set[Disease]:
    patterns = PATTERNS_BESIDE_CODE if beside_code else PATTERNS
    return {
        disease
        for disease, pattern in patterns.items()
        if any(_is_meant(clause, found) for found in pattern.finditer(clause))
    }


def _is_meant(clause: str, found: re.Match[str]) -> bool:
    before, after = clause[: found.start()], clause[found.end() :]
    return not BEFORE.search(before) and not AFTER.search(after)
