"""How a Condition stands: how sure it is, whose, and whether it is over."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

import msgspec

from cds_service.from_fhir.concepts import in_list
from cds_service.from_fhir.dates import last_day
from cds_service.from_fhir.doubted import is_doubted
from cds_service.from_fhir.malformed import read_as
from cds_service.from_fhir.wire.clinical import Condition, ConditionCode, Extension
from cds_service.from_fhir.wire.datatypes import (
    CodeableConcept,
    Coding,
    Concepts,
    Period,
)
from cds_service.from_fhir.wire.resource import NOTHING_SENT
from cds_service.knowledge.code_systems import canonical
from cds_service.knowledge.glued_codes import taken_apart
from cds_service.patterns import uncompiled

GONE: Final = frozenset({"inactive", "resolved"})
WITHDRAWN: Final = frozenset({"refuted", "entered-in-error"})
SURE: Final = frozenset({"", "confirmed"})

_CERTAINTY: Final = "http://fhir.de/StructureDefinition/icd-10-gm-diagnosesicherheit"
_PLAIN: Final = uncompiled(r"[\w.]*\d")
_BETWEEN: Final = uncompiled(r"[\W_]+")
_WITHDRAWN: Final = {"".join(word.split("-")): word for word in WITHDRAWN}
_FAMILY: Final = uncompiled(
    r"family[\W_]*(?:medical[\W_]*)?h(?:istory|x)|family[\W_]*member[\W_]*h|\bfh\b|familienanamnes"
    r"|ant[\u00e9e]c[\u00e9e]dents?\W*familia|antecedentes?\W*familia",
    re.IGNORECASE,
)
_OWN: Final = uncompiled(
    r"problem|person|past|surgical|(?<!family )medical|eigenanamnes", re.IGNORECASE
)
"""A heading that gathers the patient's own history and that of the family."""
_FAMILY_CODES: Final = frozenset({"57177007", "416471007", "10157-6"})
"""SNOMED CT's family history and LOINC's history of family member diseases."""


def verification_of(condition: Condition) -> str:
    """Return how sure it is, with what its words, category and German codes carry.

    V is suspected, A ruled out, Z past, ? words in the code; a past mastocytosis is
    not certainly over, so it is unsure as well, and so is one of which only words say
    how it ended. What a relative has is refuted of the patient; under a heading for
    both it is unsure.
    """
    said = _verification(condition.verification_status)
    marks = _marks(condition.code)
    of_family = _of_the_family(condition)
    if "A" in marks or of_family == "refuted":
        return "refuted"
    if said in SURE and (
        marks & {"V", "Z", "?"}
        or of_family
        or is_doubted(condition.code)
        or _ended_in_words(condition)
    ):
        return "provisional"
    return said


def clinical_status(condition: Condition, as_of: date) -> str:
    """Return its status; without one, what ended before this day is resolved."""
    said = status(condition.clinical_status)
    if said:
        return said
    ended: str | None = condition.abatement_date_time or _end_in_words(condition)
    if condition.abatement_period != NOTHING_SENT:
        period = read_as(condition.abatement_period, Period)
        ended = ended or (period.end if period else None)
    last = last_day(ended)
    if last is None:
        return "resolved" if _is_over_without_a_day(condition) else ""
    return "resolved" if last.day <= as_of else ""


def _is_over_without_a_day(condition: Condition) -> bool:
    """Tell whether it says that it ended: so (older versions), or at which age."""
    ages = (condition.abatement_age, condition.abatement_range)
    said = read_as(condition.abatement_boolean, bool)
    return bool(said) or any(read_as(age, dict[str, msgspec.Raw]) for age in ages)


def _ended_in_words(condition: Condition) -> bool:
    """Tell whether its end is told in words that are no date, and not by a status."""
    words = _end_in_words(condition)
    return (
        bool(words)
        and last_day(words) is None
        and not status(condition.clinical_status)
    )


def _end_in_words(condition: Condition) -> str:
    if condition.abatement_string == NOTHING_SENT:
        return ""
    return (read_as(condition.abatement_string, str) or "").strip()


def status(sent: CodeableConcept | str | None) -> str:
    """Return a status that is a concept in R4 and was a plain string in DSTU2."""
    if isinstance(sent, CodeableConcept):
        for coding in sent.coding or ():
            if coding.code:
                return coding.code.strip().casefold()
        sent = sent.text
    return (sent or "").strip().casefold()


def _verification(sent: CodeableConcept | str | None) -> str:
    """Return it however it is spelled; a code and a text that differ are unsure."""
    coded = status(sent)
    coded = _WITHDRAWN.get(_BETWEEN.sub("", coded), coded)
    text = sent.text if isinstance(sent, CodeableConcept) else None
    worded = _WITHDRAWN.get(_BETWEEN.sub("", text or "").casefold(), "")
    if not worded or coded in WITHDRAWN:
        return coded
    return "provisional" if coded in SURE else worded


def categories_of(condition: Condition) -> list[CodeableConcept]:
    """Return its categories; none where none of them could be read."""
    sent = condition.category
    if sent == NOTHING_SENT:
        return []
    concepts: Concepts = read_as(sent, list[CodeableConcept])
    return in_list(concepts or read_as(sent, CodeableConcept))


def _of_the_family(condition: Condition) -> str:
    """Return what categories that speak of the family make of it; else nothing."""
    said = [
        each for category in categories_of(condition) for each in all_said(category)
    ]
    if not any(each.strip() in _FAMILY_CODES or _FAMILY.search(each) for each in said):
        return ""
    return "provisional" if any(map(_OWN.search, said)) else "refuted"


def all_said(concept: CodeableConcept) -> Iterator[str]:
    """Yield the words and codes of a concept."""
    yield concept.text or ""
    for coding in concept.coding or ():
        yield coding.code or ""
        yield coding.display or ""


def _marks(code: ConditionCode | None) -> set[str]:
    if code is None or not code.coding:
        return set()
    glued = {_glued(each) for each in code.coding}
    sent = [each.extension for each in code.coding if each.extension != NOTHING_SENT]
    extensions = [
        found for raw in sent for found in read_as(raw, list[Extension]) or ()
    ]
    return glued | {
        (found.value_coding.code or "").strip().upper()
        for found in extensions
        if found.url == _CERTAINTY and found.value_coding is not None
    }


def _glued(coding: Coding) -> str:
    """Return the letter that was written into the code itself."""
    if not coding.code or _PLAIN.fullmatch(coding.code):
        return ""
    apart = taken_apart(canonical(coding.system or ""), coding.code)
    return apart.certainty if apart else ""
