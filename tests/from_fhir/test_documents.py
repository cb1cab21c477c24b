"""A document on KIT is named; what it says is not read."""

from typing import Any

import pytest
from calls import MINE, bundle, call, read

from cds_service.clinical.record import Topic, Unread

REPORT = {"text": "KIT D816V mutation analysis"}


def unread(**more: Any) -> list[Unread]:  # noqa: ANN401 (any JSON)
    """Return what could not be used of a call with one document."""
    sent = {"resourceType": "DocumentReference", "id": "d1", "subject": MINE, **more}
    return [*read(call({"genetics": bundle(sent)})).unread]


@pytest.mark.parametrize(
    "named",
    [
        {"type": REPORT},
        {"type": {"coding": [{"system": "http://loinc.org", "code": "88519-4"}]}},
        {"category": [REPORT]},
        {"category": REPORT},
        {"description": "KIT D816V by PCR"},
        {"content": [None, {"attachment": {"title": "KIT D816V.pdf"}}]},
        {"type": REPORT, "status": "current", "date": 5, "content": "x"},
    ],
)
def test_a_document_on_kit_is_named(named: dict[str, Any]) -> None:
    """By its kind, its description or the title of a file."""
    (found,) = unread(**named)
    assert (found.reference, found.about) == ("DocumentReference/d1", Topic.KIT)
    assert found.why == "it was sent as a document, which is not read"
    assert not found.status_only


def test_its_day_is_told() -> None:
    """The newest of many is quoted."""
    (found,) = unread(type=REPORT, date="2025-06-01T10:00:00Z")
    assert found.taken is not None
    assert found.taken.day.isoformat() == "2025-06-01"


def test_a_document_on_the_fusion_is_named() -> None:
    """It decides on imatinib as well."""
    (found,) = unread(description="FIP1L1-PDGFRA by FISH")
    assert found.about is Topic.FUSION


@pytest.mark.parametrize(
    "other",
    [
        {},
        {"type": {"text": "Discharge summary"}},
        {"type": REPORT, "status": "superseded"},
        {"type": REPORT, "status": "entered-in-error"},
        {"type": 5, "category": "x", "description": [], "content": [5]},
    ],
)
def test_other_documents_are_passed_over(other: dict[str, Any]) -> None:
    """Letters, replaced documents, and what is no document at all."""
    assert unread(**other) == []


def test_a_document_of_another_patient_is_not_read() -> None:
    """It is counted as another patient's."""
    (found,) = unread(type=REPORT, subject={"reference": "Patient/p2"})
    assert found.about is Topic.OTHER_PATIENT
