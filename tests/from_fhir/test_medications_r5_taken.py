"""R5: whether a drug is taken, when it was given, and reactions."""

import pytest
from calls import MINE, Json, bundle, call, read
from r5_resources import resource

from cds_service.clinical.event import EventKind
from cds_service.clinical.medication import MedicationStatus


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"status": "recorded", "code": "taking"}, MedicationStatus.ACTIVE),
        (
            {"status": "recorded", "code": "taking-not-as-directed"},
            MedicationStatus.ACTIVE,
        ),
        ({"status": "recorded", "code": "on-hold"}, MedicationStatus.ON_HOLD),
        (
            {"status": "recorded", "code": "stopped-as-directed"},
            MedicationStatus.STOPPED,
        ),
        ({"status": "recorded", "code": "not-taking"}, MedicationStatus.CANCELLED),
        ({"status": "recorded", "code": "unknown"}, MedicationStatus.UNKNOWN),
        ({"status": "recorded"}, MedicationStatus.UNKNOWN),
        ({"status": "draft", "code": "taking"}, MedicationStatus.DRAFT),
        ({"status": "active"}, MedicationStatus.ACTIVE),
    ],
)
def test_whether_it_is_taken(fields: Json, status: MedicationStatus) -> None:
    """R5 says "recorded", and beside it whether the patient takes the drug."""
    code = {"coding": [{"code": fields.get("code")}]}
    told = resource(
        "MedicationStatement",
        status=fields["status"],
        informationSource=[{"reference": "Patient/p1"}],
        **({"adherence": {"code": code}} if "code" in fields else {}),
    )
    (found,) = read(call({"medicationStatements": bundle(told)})).medications

    assert found.status is status
    assert found.patient_reported


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"effectivePeriod": {"start": "2025-12-30"}}, MedicationStatus.ACTIVE),
        (
            {"effectivePeriod": {"start": "2025-12-01", "end": "2026-01-05"}},
            MedicationStatus.ACTIVE,
        ),
        ({"effectivePeriod": {"end": "2026-02-01"}}, MedicationStatus.UNKNOWN),
        ({"effectivePeriod": {"start": "2026-01-08"}}, MedicationStatus.UNKNOWN),
        ({"effectivePeriod": {}}, MedicationStatus.UNKNOWN),
        ({"effectiveDateTime": "2025-12-30"}, MedicationStatus.UNKNOWN),
        (
            {"effectivePeriod": {"start": "2025-12-30"}, "adherence": {}},
            MedicationStatus.UNKNOWN,
        ),
    ],
)
def test_a_period_says_when_it_is_taken(fields: Json, status: MedicationStatus) -> None:
    """R5: without an adherence the period asserts the use; its end is kept beside it.

    A date alone, a period to come, and an adherence that cannot be read do not.
    """
    told = resource("MedicationStatement", status="recorded", **fields)
    (found,) = read(call({"medicationStatements": bundle(told)})).medications

    assert found.status is status
    end = fields.get("effectivePeriod", {}).get("end")
    assert end == (str(found.ends.day) if found.ends else None)


@pytest.mark.parametrize(
    "fields",
    [
        {"occurenceDateTime": "2025-12-03"},
        {"occurrenceDateTime": "2025-12-03"},
        {"occurencePeriod": {"start": "2025-12-03", "end": "2025-12-03"}},
        {"occurrencePeriod": {"start": "2025-12-03"}},
    ],
)
def test_when_it_was_given(fields: Json) -> None:
    """R5 spells it with one r; both spellings are read."""
    given = resource("MedicationAdministration", status="completed", **fields)
    (found,) = read(call({"medicationAdministrations": bundle(given)})).medications

    assert found.starts is not None
    assert found.starts.day.isoformat() == "2025-12-03"


def test_a_dispense_of_r5() -> None:
    """Only the drug moved."""
    handed = resource(
        "MedicationDispense", status="completed", whenHandedOver="2025-12-03"
    )

    assert read(call({"medicationDispenses": bundle(handed)})).medications


@pytest.mark.parametrize("nested", [False, True])
def test_a_reaction_of_r5(nested: bool) -> None:
    """How an allergy showed itself stands inside a reference in R5."""
    anaphylaxis = {"coding": [{"system": "http://snomed.info/sct", "code": "39579001"}]}
    allergy = {
        "resourceType": "AllergyIntolerance",
        "id": "a",
        "patient": MINE,
        "reaction": [
            {"manifestation": [{"concept": anaphylaxis} if nested else anaphylaxis]}
        ],
    }
    events = read(call({"allergies": bundle(allergy)})).events

    assert EventKind.ANAPHYLAXIS_REACTION in {event.kind for event in events}
