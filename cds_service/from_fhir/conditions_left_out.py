"""Which Conditions of the patient are left out though they may matter, and why."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.record import Topic, Unread
from cds_service.from_fhir.concepts import words
from cds_service.from_fhir.conditions import OF_MAST_CELLS, meant_by, recorded_on
from cds_service.from_fhir.standing import (
    GONE,
    WITHDRAWN,
    clinical_status,
    verification_of,
)
from cds_service.from_fhir.wire.clinical import Condition
from cds_service.from_fhir.wire.datatypes import CodeableConcept, Coding

NAMELESS: Final = "nothing says which problem it is"


def read_left_out(
    condition: Condition, reference: str, as_of: date
) -> Iterator[Unread]:
    """Say of a mast cell disease that it was taken back or is over."""
    verification = verification_of(condition)
    clinical = clinical_status(condition, as_of)
    why = verification if verification in WITHDRAWN else clinical
    meant = meant_by(condition.code) & OF_MAST_CELLS
    if why not in GONE | WITHDRAWN or not meant:
        return
    disease = next(each for each in Disease if each in meant)
    said, taken = words(condition.code), recorded_on(condition)
    yield Unread(reference, disease, f"it is {why}", said, taken, status_only=True)


def is_nameless(code: CodeableConcept | None) -> bool:
    """Tell whether a Condition has neither a code nor a text."""
    if code is None:
        return True
    told = (code.text, *(said for each in code.coding or () for said in _said(each)))
    return not any(said and said.strip() for said in told)


def _said(coding: Coding) -> tuple[str | None, str | None]:
    return coding.code, coding.display


def read_nameless(
    condition: Condition, reference: str, as_of: date
) -> Iterator[Unread]:
    """Say that nothing tells which problem it is, unless it is none any more."""
    if verification_of(condition) in WITHDRAWN:
        return
    if clinical_status(condition, as_of) not in GONE:
        taken = recorded_on(condition)
        yield Unread(reference, Topic.NO_RESULT, NAMELESS, taken=taken)
