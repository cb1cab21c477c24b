"""Pregnancy tests as laboratories send them, for tests of what they found."""

from typing import Any

from lab_results import read

from cds_service.clinical.event import Event

SNOMED = "http://snomed.info/sct"
LOINC = "http://loinc.org"
V3 = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation"


def result(**fields: object) -> str:
    """Read a choriogonadotropin result and return what it found."""
    (event,) = read("2106-3", **fields)
    assert isinstance(event, Event)
    return event.result


def answer(code: str, system: str = SNOMED) -> dict[str, Any]:
    """Return an answer or a flag by its code alone."""
    return {"coding": [{"system": system, "code": code}]}
