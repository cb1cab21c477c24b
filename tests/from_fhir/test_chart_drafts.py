"""The orders a call is about: all on signing, the selected on selecting."""

import json
from typing import Any

import pytest
from calls import bundle, drafting, order, read

from cds_service.clinical.medication import Drug, MedicationStatus

IMATINIB = order("403878", id="m2", status="draft")
MIDOSTAURIN = order(status="draft")
TODAY, YESTERDAY = "2026-01-06", "2026-01-05"


def test_signing_is_about_every_draft() -> None:
    """Each is a draft, whatever else it says."""
    chart = read(drafting(MIDOSTAURIN, IMATINIB))
    assert {item.drug for item in chart.drafts} == {Drug.MIDOSTAURIN, Drug.IMATINIB}
    assert {item.status for item in chart.drafts} == {MedicationStatus.DRAFT}
    assert (chart.other_drafts, chart.medications) == ((), ())


@pytest.mark.parametrize(
    "selection",
    [
        "MedicationRequest/m2",
        "https://ehr.example/r4/MedicationRequest/m2",
        "MedicationRequest/m2/_history/1",
        "m2",
    ],
)
def test_selecting_is_about_the_selected(selection: str) -> None:
    """The others lie beside them; the reference may be spelled in four ways."""
    body = drafting(MIDOSTAURIN, IMATINIB, hook="order-select", selections=[selection])
    chart = read(body)
    assert [item.drug for item in chart.drafts] == [Drug.IMATINIB]
    assert [item.drug for item in chart.other_drafts] == [Drug.MIDOSTAURIN]


def test_a_draft_without_id_is_selected_by_its_address() -> None:
    """Entries may be known by their fullUrl alone."""
    address = "urn:uuid:7cf0e5a2-9d2f-4d5e-8f2a-2f0b7a9f3c11"
    nameless = {key: value for key, value in MIDOSTAURIN.items() if key != "id"}
    drafts = {
        "resourceType": "Bundle",
        "entry": [{"fullUrl": address, "resource": nameless}],
    }
    body = drafting(hook="order-select", draftOrders=drafts, selections=[address])
    assert [item.reference for item in read(body).drafts] == [address]


@pytest.mark.parametrize("selections", [None, [], ["MedicationRequest/nope"]])
def test_selections_that_name_no_draft_select_all(selections: list[str] | None) -> None:
    """Which order is meant cannot be told: rather all of them than silence."""
    body = json.loads(drafting(MIDOSTAURIN, hook="order-select"))
    body["context"]["selections"] = selections
    chart = read(json.dumps(body).encode())

    assert len(chart.drafts) == 1
    assert chart.other_drafts == ()


@pytest.mark.parametrize(
    ("status", "drafted"),
    [
        ("draft", 1),
        ("active", 1),
        (None, 1),
        ("unknown", 1),
        ("on-hold", 0),
        ("cancelled", 0),
        ("stopped", 0),
        ("completed", 0),
        ("entered-in-error", 0),
    ],
)
def test_signing_anew_counts_and_ending_does_not(
    status: str | None, drafted: int
) -> None:
    """Who signs an order to stop a drug is not about to give it."""
    chart = read(drafting(order(status=status)))
    assert len(chart.drafts) == drafted
    assert all(item.status is MedicationStatus.DRAFT for item in chart.drafts)


def test_an_order_of_this_day_is_being_signed() -> None:
    """The record's copy of it is no drug that was taken; another order is."""
    recorded = {"medicationRequests": bundle(order(authoredOn=TODAY), order(id="m9"))}
    chart = read(drafting(order(), prefetch=recorded))
    assert [item.reference for item in chart.drafts] == ["MedicationRequest/m1"]
    assert [item.reference for item in chart.medications] == ["MedicationRequest/m9"]


@pytest.mark.parametrize("status", ["active", "on-hold", "completed", "stopped"])
def test_an_order_renewed_under_its_own_id_was_taken_before(status: str) -> None:
    """It is a draft, and what the record has of it is the course so far."""
    recorded = {
        "medicationRequests": bundle(order(authoredOn=YESTERDAY, status=status))
    }
    renewed = order(authoredOn=TODAY, status="draft")
    chart = read(drafting(renewed, prefetch=recorded))
    assert [item.status for item in chart.drafts] == [MedicationStatus.DRAFT]
    assert [item.status for item in chart.medications] == [MedicationStatus(status)]


@pytest.mark.parametrize(
    "recorded",
    [
        order(authoredOn=YESTERDAY, status="draft"),
        order(authoredOn=YESTERDAY, status="cancelled"),
        order("403878", authoredOn=YESTERDAY),
        order(authoredOn=None),
    ],
)
def test_what_was_never_ordered_of_it_was_not_taken(recorded: dict[str, Any]) -> None:
    """Neither an older draft, nor another drug of this id, nor a copy without a day."""
    kept = {"medicationRequests": bundle(recorded)}
    chart = read(drafting(order(), prefetch=kept))
    assert len(chart.drafts) == 1
    assert chart.medications == ()


@pytest.mark.parametrize(
    "unfinished",
    [
        {"resourceType": "ServiceRequest", "id": "s", "code": {"coding": [{}]}},
        {"resourceType": "NutritionOrder", "id": "n"},
        {"resourceType": "VisionPrescription", "id": "v"},
    ],
)
def test_what_is_no_finished_drug_order_is_passed_over(
    unfinished: dict[str, Any],
) -> None:
    """It is no order of a drug; that is nothing to complain of."""
    chart = read(drafting(unfinished, MIDOSTAURIN))
    assert len(chart.drafts) == 1
    assert chart.unread == ()


def test_the_sandboxs_own_draft_is_read() -> None:
    """Category as an object, a date half typed, no intent: as it really comes."""
    draft = order(
        "403878",
        status="draft",
        category={"coding": [{"code": "community"}]},
        reasonCode={"text": "mastocytosis"},
        dosageInstruction=[
            {
                "timing": {
                    "repeat": {
                        "frequency": 1,
                        "period": 1,
                        "periodUnit": "d",
                        "boundsPeriod": {"start": "Invalid date"},
                    }
                },
                "doseAndRate": [{"doseQuantity": {"value": 1, "code": "{pill}"}}],
            }
        ],
    )
    del draft["intent"]
    (read_draft,) = read(drafting(draft)).drafts
    assert read_draft.drug is Drug.IMATINIB


def test_a_drug_that_lies_among_the_drafts_is_found() -> None:
    """A Medication may be an entry of the draft Bundle."""
    rydapt = {"coding": [{"system": "http://www.whocc.no/atc", "code": "L01EX10"}]}
    drug = {"resourceType": "Medication", "id": "x", "code": rydapt}
    draft = order(status="draft", medicationReference={"reference": "Medication/x"})
    del draft["medicationCodeableConcept"]
    assert len(read(drafting(drug, draft)).drafts) == 1


def test_a_draft_may_be_for_a_later_day() -> None:
    """Its date stays, and the copy of the record that was sent beside it is silent."""
    later = {"authoredOn": "2026-03-01"}
    kept = {"medicationRequests": bundle(order(**later))}
    body = drafting(order(**later, status="draft"), prefetch=kept)
    chart = read(body)
    (draft,) = chart.drafts
    assert draft.starts is not None
    assert (chart.medications, chart.unread) == ((), ())
