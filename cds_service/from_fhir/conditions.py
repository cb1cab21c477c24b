"""Reads a Condition: what it means, how sure it is, whether it is on record now."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Final

import msgspec

from cds_service.clinical.diagnosis import Diagnosis, Disease, Verification
from cds_service.clinical.mastocytosis import SUBTYPES
from cds_service.from_fhir.concepts import meanings_of, words
from cds_service.from_fhir.dates import moment
from cds_service.from_fhir.diseases import diseases_worded, subtype_noted
from cds_service.from_fhir.malformed import read_as
from cds_service.from_fhir.memory import remembered
from cds_service.from_fhir.records import maker
from cds_service.from_fhir.wire.clinical import (
    NOTHING_SENT,
    Condition,
    ConditionCode,
    Extension,
)
from cds_service.from_fhir.wire.datatypes import Annotation, CodeableConcept
from cds_service.knowledge.terminology import (
    ICD_10,
    ICD_10_CM,
    ICD_10_GM,
    ICD_11,
    ICD_O_3,
    SNOMED,
    canonical,
    meanings,
)

_CERTAINTY: Final = "http://fhir.de/StructureDefinition/icd-10-gm-diagnosesicherheit"
_made_diagnosis: Final = maker(Diagnosis)
_CONFIRMED: Final = Verification.CONFIRMED
GONE: Final = frozenset({"inactive", "resolved"})
WITHDRAWN: Final = frozenset({"refuted", "entered-in-error"})
SURE: Final = frozenset({"", "confirmed"})
_DISEASES: Final = {disease.value: disease for disease in Disease}
_HAPPENED: Final = frozenset({Disease.ANAPHYLAXIS})
"""An attack is over when it is resolved, and still says how the next may be."""
_MAST_CELL: Final = SUBTYPES | {
    Disease.SYSTEMIC_MASTOCYTOSIS,
    Disease.MAST_CELL_NEOPLASM_UNCERTAIN,
}
_SPOKEN_SYSTEM: Final = {
    ICD_10_CM: "ICD-10-CM",
    ICD_10: "ICD-10",
    ICD_10_GM: "ICD-10-GM",
    ICD_11: "ICD-11",
    ICD_O_3: "ICD-O-3",
    SNOMED: "SNOMED CT",
    "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl": "NCIt",
}


def may_be_known(code: CodeableConcept | None) -> bool:
    """Tell whether a code, or what is written beside it, means what a rule asks about.

    There are value sets of many other things: most problems are none of ours.
    """
    return _known(code) is not None


def read_condition(condition: Condition, reference: str) -> Iterator[Diagnosis]:
    """Yield the diagnosis, unless it is withdrawn, over, or nothing we ask about.

    Without a clinicalStatus it is active, and without a verificationStatus
    confirmed; a status of another word is neither over nor sure. An attack that is
    over still happened.
    """
    known = _known(condition.code)
    if known is None:
        return
    verification, clinical = (
        verification_of(condition),
        status(condition.clinical_status),
    )
    if verification in WITHDRAWN:
        return
    coded, worded = known.coded, known.worded | _noted(condition, known)
    if clinical in GONE:
        coded, worded = coded & _HAPPENED, worded & _HAPPENED
        if not coded and not worded:
            return
    yield _made_diagnosis(
        reference,
        coded=coded,
        worded=worded,
        code=known.code,
        text=known.text,
        verification=_CONFIRMED if verification in SURE else Verification.PROVISIONAL,
        remission=clinical == "remission",
        recorded=moment(condition.recorded_date) or moment(condition.onset_date_time),
        unverified_code=known.unverified,
    )


def verification_of(condition: Condition) -> str:
    """Return how sure it is, with what German codes carry.

    V is suspected, A ruled out, Z past; a past mastocytosis is not certainly over,
    so it is unsure as well.
    """
    said = status(condition.verification_status)
    marks = _marks(condition.code)
    if "A" in marks:
        return "refuted"
    return "provisional" if marks & {"V", "Z"} and said in SURE else said


def _marks(code: ConditionCode | None) -> set[str]:
    if code is None or not code.coding:
        return set()
    sent = [each.extension for each in code.coding if each.extension != NOTHING_SENT]
    extensions = [
        found for raw in sent for found in read_as(raw, list[Extension]) or ()
    ]
    return {
        (found.value_coding.code or "").strip().upper()
        for found in extensions
        if found.url == _CERTAINTY and found.value_coding is not None
    }


def status(sent: CodeableConcept | str | None) -> str:
    """Return a status that is a concept in R4 and was a plain string in DSTU2."""
    if isinstance(sent, CodeableConcept):
        for coding in sent.coding or ():
            if coding.code:
                return coding.code.strip().casefold()
        sent = sent.text
    return (sent or "").strip().casefold()


@dataclass(frozen=True, slots=True)
class _Known:
    """What a code and the words beside it mean."""

    coded: frozenset[Disease]
    worded: frozenset[Disease]
    code: str
    text: str
    unverified: bool


@remembered
def _known(concept: CodeableConcept) -> _Known | None:
    coded = _coded(concept)
    mastocytosis = not _MAST_CELL.isdisjoint(coded)
    worded = frozenset(diseases_worded([concept], mastocytosis=mastocytosis))
    if not coded and not worded:
        return None
    return _Known(
        frozenset(coded),
        worded,
        shown_code(concept, _DISEASES),
        words(concept),
        unverified=not all(coded.values()),
    )


def _coded(concept: CodeableConcept) -> dict[Disease, bool]:
    return {
        _DISEASES[value_set]: verified
        for value_set, verified in meanings_of(concept).items()
        if value_set in _DISEASES
    }


def _noted(condition: Condition, known: _Known) -> frozenset[Disease]:
    """Return the subtype in the notes, where code and words leave it open."""
    if Disease.SYSTEMIC_MASTOCYTOSIS not in known.coded:
        return frozenset()
    if SUBTYPES & (known.coded | known.worded):
        return frozenset()
    return frozenset(subtype_noted(_notes(condition.note)))


def _notes(sent: msgspec.Raw) -> Iterator[str]:
    """Yield what the notes say; a note of a wrong shape says nothing."""
    if sent == NOTHING_SENT:
        return
    for note in read_as(sent, list[msgspec.Raw]) or [sent]:
        said = read_as(note, Annotation)
        if text := said.text if said else read_as(note, str):
            yield text


def shown_code(concept: CodeableConcept | None, kinds: Container[str]) -> str:
    """Return its first code that means one of these kinds, as a clinician reads it."""
    for coding in (concept and concept.coding) or ():
        system = canonical(coding.system or "")
        known = meanings(system, coding.code or "")
        if any(item.value_set in kinds for item in known):
            return f"{_SPOKEN_SYSTEM.get(system, system)} {coding.code}".strip()
    return ""
