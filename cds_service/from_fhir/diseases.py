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
from cds_service.from_fhir.wire.datatypes import CodeableConcept

_NAMES: Final = {
    Disease.SYSTEMIC_MASTOCYTOSIS: r"systemic mast(?:ocytosis| cell disease)",
    Disease.INDOLENT_SM: r"indolent",
    Disease.SMOULDERING_SM: r"smou?ldering",
    Disease.AGGRESSIVE_SM: r"aggressive",
    Disease.SM_AHN: (
        r"[ias]?sm[- ]?ahn(?:md)?\b|ahnmd\b"
        r"|associated (?:clonal )?(?:ha?ematolog\w+|myeloid|non[- ]mast[- ]cell)"
        r"[\w -]{0,40}?(?:neoplasm|disorder|disease|malignanc)"
    ),
    Disease.BONE_MARROW_MASTOCYTOSIS: r"bone marrow mastocytosis",
    Disease.MAST_CELL_LEUKEMIA: r"mast[- ]cell leuk(?:a?emia)",
    Disease.DIFFUSE_CUTANEOUS_MASTOCYTOSIS: (
        r"diffuse[ -]cutaneous(?: mastocytos[ie]s\b| mast[- ]cell disease\b|\s*$)"
    ),
}
_SHORT_NAMES: Final = {
    Disease.INDOLENT_SM: "ism",
    Disease.SMOULDERING_SM: "ssm",
    Disease.AGGRESSIVE_SM: "asm",
    Disease.MAST_CELL_LEUKEMIA: "mcl",
    Disease.BONE_MARROW_MASTOCYTOSIS: "bmm",
}
_WITH_AHN: Final = r"\W{0,3}(?:with|and|plus)?\W{0,3}ahn"
_PATTERNS: Final = {
    disease: re.compile(rf"\b(?:{pattern})", re.IGNORECASE)
    for disease, pattern in _NAMES.items()
}
_SHORT_PATTERNS: Final = {
    disease: re.compile(
        rf"{_PATTERNS[disease].pattern}|\b{short}\b(?!{_WITH_AHN})", re.IGNORECASE
    )
    for disease, short in _SHORT_NAMES.items()
}
"""Elsewhere the same letters are a mantle cell lymphoma or the end of a word."""

_PATTERNS_BESIDE_CODE: Final = _PATTERNS | _SHORT_PATTERNS
_MASTOCYTOSIS: Final = re.compile(
    r"mastocytos|mast[- ]cell (?:disease|leuk)"
    r"|\b(?:sm|ism|ssm|asm|sm[- ]?ahn(?:md)?)\b",
    re.IGNORECASE,
)
"""Other diseases are indolent, smouldering or aggressive as well."""

_IN_A_NOTE: Final = re.compile(
    rf"{_MASTOCYTOSIS.pattern}|\b(?:mcl|bmm|[ias]sm[- ]?ahn(?:md)?|ahnmd)\b",
    re.IGNORECASE,
)
_DEFINITION: Final = re.compile(
    r"[(\[]\s*(?:an?\s+|the\s+)?(?:\w+\s+)?(?:form|variant|sub-?type|type|kind)\s+of"
    r"\b[^()\[\],;.]*[)\]]?",
    re.IGNORECASE,
)
"""In "smouldering mastocytosis (a form of indolent SM)" only the first is meant."""

_CLAUSE_END: Final = re.compile(
    r"[.;,()\[\]\n]|\s[-\u2013\u2014]\s|\bbut\b", re.IGNORECASE
)
_BEFORE: Final = re.compile(
    r"\b(?:no|not|non|nor|never|without|w/o|lacks?|lacking|absen\w+|negative"
    r"|rul(?:e|ed|ing)[ -]?out|r/o|exclud\w+|suspect\w*|suspicio\w+|possibl\w+"
    r"|probabl\w+|presum\w+|questionable|likely|unlikely|consider\w*|versus|vs"
    r"|differential|ddx|\u0394\u0394|screen\w*|evaluat\w+|work-?up|concern\w*"
    r"|history|hx|h/o|family|fh|previous\w*|former\w*|prior|risk|progress\w+"
    r"|transform\w+|at risk|if|either|rather|instead|mother|father|sister|brother"
    r"|uncertain|unclear|unconfirmed)\b|\?",
    re.IGNORECASE,
)
_DOUBT: Final = (
    r"(?:excluded|ruled[ -]?out|rule[ -]?out|r/o|unlikely|likely|absent|suspected"
    r"|possible|probable|differential|versus|vs|unconfirmed|refuted"
    r"|not (?:confirmed|proven|established|excluded|found|seen|present|identified)"
    r"|in (?:the )?(?:mother|father|sister|brother|family|differential)"
    r"|to be (?:excluded|confirmed)|is (?:excluded|ruled out|unlikely|suspected))\b"
)
_AFTER: Final = re.compile(
    rf"\?|^[\s:]*\b{_DOUBT}|\b{_DOUBT}\W*$",
    re.IGNORECASE,
)
"""Doubt follows the name at once or ends the clause, or is about something else."""

_LONGEST: Final = 1000
"""A diagnosis has fewer characters; more would only cost time."""

_LONE_HEDGE: Final = re.compile(
    r"\s*(?:(?:to )?rule[ -]?out|r/o|ruled[ -]?out|excluded|suspected|possible"
    r"|probable|unlikely|unconfirmed|questionable|differential|\?+)\s*",
    re.IGNORECASE,
)


def may_be_worded(concept: CodeableConcept | None) -> bool:
    """Tell quickly what holds of nearly every problem: that no text names them."""
    if concept is None:
        return False
    said = concept.text or ""
    for coding in concept.coding or ():
        said += coding.display or ""
    folded = said.casefold()
    return "mast" in folded or "sm" in folded


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
        for text in (said[:_LONGEST] for said in texts(concept))
        if mastocytosis or _MASTOCYTOSIS.search(text)
        for clause in _clauses(_DEFINITION.sub(" ", text))
        for disease in _named(clause, beside_code=mastocytosis)
    }


def subtype_noted(notes: Iterable[str]) -> set[Disease]:
    """Return the one form that the notes of a coded mastocytosis name.

    A note tells stories, so each clause must say that it is about mastocytosis,
    and notes that name several forms name none.
    """
    named = {
        disease
        for note in notes
        for clause in _clauses(_DEFINITION.sub(" ", note[:_LONGEST]))
        if _IN_A_NOTE.search(clause)
        for disease in _named(clause, beside_code=True) & SUBTYPES
    }
    return named if len(named) == 1 else set()


def _clauses(text: str) -> list[str]:
    clauses: list[str] = []
    for clause in _CLAUSE_END.split(text):
        if clauses and _LONE_HEDGE.fullmatch(clause):
            clauses[-1] += clause  # "aggressive SM, suspected"
        else:
            clauses.append(clause)
    return clauses


def _named(clause: str, *, beside_code: bool) -> set[Disease]:
    patterns = _PATTERNS_BESIDE_CODE if beside_code else _PATTERNS
    return {
        disease
        for disease, pattern in patterns.items()
        if any(_is_meant(clause, found) for found in pattern.finditer(clause))
    }


def _is_meant(clause: str, found: re.Match[str]) -> bool:
    before, after = clause[: found.start()], clause[found.end() :]
    return not _BEFORE.search(before) and not _AFTER.search(after)
