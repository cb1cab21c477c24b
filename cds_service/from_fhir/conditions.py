"""Reads a Condition: what it means, how sure it is, whether it is on record now."""

from collections.abc import Iterator
from typing import Final

import msgspec

from cds_service.clinical.diagnosis import Diagnosis, Disease, Verification
from cds_service.clinical.mastocytosis import SUBTYPES
from cds_service.from_fhir.concepts import meanings_of, words
from cds_service.from_fhir.dates import moment
from cds_service.from_fhir.diseases import diseases_worded, may_be_worded, subtype_noted
from cds_service.from_fhir.malformed import read_as
from cds_service.from_fhir.wire.clinical import NOTHING_SENT, Condition
from cds_service.from_fhir.wire.datatypes import Annotation, CodeableConcept
from cds_service.knowledge.terminology import (
    ICD_10,
    ICD_10_CM,
    ICD_11,
    ICD_O_3,
    SNOMED,
    canonical,
    meanings,
)

_GONE: Final = frozenset({"inactive", "resolved"})
_WITHDRAWN: Final = frozenset({"refuted", "entered-in-error"})
_SURE: Final = frozenset({"", "confirmed"})
_DISEASES: Final = {disease.value: disease for disease in Disease}
_MAST_CELL: Final = SUBTYPES | {
    Disease.SYSTEMIC_MASTOCYTOSIS,
    Disease.MAST_CELL_NEOPLASM_UNCERTAIN,
}
_SPOKEN_SYSTEM: Final = {
    ICD_10_CM: "ICD-10-CM",
    ICD_10: "ICD-10",
    ICD_11: "ICD-11",
    ICD_O_3: "ICD-O-3",
    SNOMED: "SNOMED CT",
    "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl": "NCIt",
}


def may_be_known(code: CodeableConcept | None) -> bool:
    """Tell quickly whether a code, or what is written beside it, may mean anything."""
    return bool(meanings_of(code)) or may_be_worded(code)


def read_condition(condition: Condition, reference: str) -> Iterator[Diagnosis]:
    """Yield the diagnosis, unless it is withdrawn, over, or nothing we ask about.

    Without a clinicalStatus it is active, and without a verificationStatus
    confirmed; a status of another word is neither over nor sure.
    """
    coded = _coded(condition.code)
    worded = _worded(condition.code, coded)
    if not coded and not worded:
        return
    verification = status(condition.verification_status)
    clinical = status(condition.clinical_status)
    if verification in _WITHDRAWN or clinical in _GONE:
        return
    yield Diagnosis(
        reference,
        coded=frozenset(coded),
        worded=worded | _noted(condition, coded, worded),
        code=_shown_code(condition.code),
        text=words(condition.code),
        verification=Verification.CONFIRMED
        if verification in _SURE
        else Verification.PROVISIONAL,
        remission=clinical == "remission",
        recorded=moment(condition.recorded_date) or moment(condition.onset_date_time),
        unverified_code=not all(coded.values()),
    )


def status(sent: CodeableConcept | str | None) -> str:
    """Return a status that is a concept in R4 and was a plain string in DSTU2."""
    if isinstance(sent, CodeableConcept):
        for coding in sent.coding or ():
            if coding.code:
                return coding.code.strip().casefold()
        sent = sent.text
    return (sent or "").strip().casefold()


def _coded(concept: CodeableConcept | None) -> dict[Disease, bool]:
    return {
        _DISEASES[value_set]: verified
        for value_set, verified in meanings_of(concept).items()
        if value_set in _DISEASES
    }


def _worded(
    concept: CodeableConcept | None, coded: dict[Disease, bool]
) -> frozenset[Disease]:
    if concept is None:
        return frozenset()
    known = not _MAST_CELL.isdisjoint(coded)
    return frozenset(diseases_worded([concept], mastocytosis=known))


def _noted(
    condition: Condition, coded: dict[Disease, bool], worded: frozenset[Disease]
) -> frozenset[Disease]:
    """Return the subtype in the notes, where code and words leave it open."""
    if Disease.SYSTEMIC_MASTOCYTOSIS not in coded or SUBTYPES & (coded.keys() | worded):
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


def _shown_code(concept: CodeableConcept | None) -> str:
    for coding in (concept and concept.coding) or ():
        system = canonical(coding.system or "")
        if any(
            item.value_set in _DISEASES for item in meanings(system, coding.code or "")
        ):
            return f"{_SPOKEN_SYSTEM.get(system, system)} {coding.code}".strip()
    return ""
