"""What cannot be read as a draft order is said, and reaches the doctor."""

import json
from typing import Any

import pytest
from calls import bundle, condition, drafting, order, read

from cds_service.cards.unchecked import find
from cds_service.clinical.medication import Drug
from cds_service.clinical.record import Topic
from cds_service.from_fhir.drafts import GROUPS, OLDER_KINDS

MINE = {"reference": "Patient/p1"}
NOT_READ = "of a kind that is not read"


def said(*drafts: Any, **more: Any) -> list[tuple[str, Topic, str]]:  # noqa: ANN401 (JSON)
    """Return what is said of these drafts."""
    chart = read(drafting(*drafts, **more))
    return [(item.reference, Topic(item.about), item.why) for item in chart.unread]


@pytest.mark.parametrize("kind", sorted(OLDER_KINDS))
def test_orders_of_older_versions(kind: str) -> None:
    """DSTU2 and STU3 named them otherwise."""
    assert said({"resourceType": kind, "id": "x", "status": "draft"}) == [
        (f"{kind}/x", Topic.DRAFT_ORDER, f"{NOT_READ}: {kind}")
    ]


@pytest.mark.parametrize("kind", sorted(GROUPS))
def test_groups_of_orders(kind: str) -> None:
    """An order of a drug inside one of them is not read, and that is said."""
    inside = [order(status="draft")]
    assert said({"resourceType": kind, "id": "x", "contained": inside}) == [
        (f"{kind}/x", Topic.DRAFT_ORDER, f"{NOT_READ}: {kind}")
    ]


@pytest.mark.parametrize("kind", ["Statement", "Dispense", "Administration"])
def test_what_tells_of_a_drug_is_no_draft(kind: str) -> None:
    """A resource about a drug that is no order is named, unless it is over."""
    name = f"Medication{kind}"
    draft = {
        "resourceType": name,
        "id": "x",
        "status": "active",
        "subject": MINE,
        "medicationCodeableConcept": {"text": "midostaurin 25 mg"},
    }

    assert said(draft) == [
        (f"{name}/x", Topic.DRAFT_ORDER, f"{NOT_READ}: {name} (midostaurin 25 mg)")
    ]
    assert not said(draft | {"status": "entered-in-error"})


def test_a_broken_supply_costs_no_draft() -> None:
    """The drug is judged all the same; the broken part is said."""
    chart = read(drafting(order(status="draft", dispenseRequest="x")))

    assert [item.drug for item in chart.drafts] == [Drug.MIDOSTAURIN]
    assert [(item.about, item.why) for item in chart.unread] == [
        (Topic.DRAFT_ORDER, "dispenseRequest: its content is not an object")
    ]


@pytest.mark.parametrize("state", ["draft", "active", None])
def test_an_order_without_a_drug_is_said_when_it_is_signed(state: str | None) -> None:
    """While drugs are chosen, as in the sandbox, there is nothing to complain of."""
    draft = {"resourceType": "MedicationRequest", "id": "x", "status": state}

    assert said(draft | {"subject": MINE}) == [
        ("MedicationRequest/x", Topic.UNKNOWN_DRUG, "the order names no drug")
    ]
    assert not said(draft, hook="order-select")
    assert not said(draft | {"status": "cancelled"})


def test_a_list_of_one_subject() -> None:
    """A list where an object belongs is the one; several are nobody we know."""
    other = {"reference": "Patient/p2"}

    assert len(read(drafting(order(status="draft", subject=[MINE]))).drafts) == 1
    for subjects in ([other], [MINE, other]):
        chart = read(drafting(order(status="draft", subject=subjects)))
        assert chart.drafts == ()
        assert [item.about for item in chart.unread] == [Topic.OTHER_PATIENT]


def test_a_draft_has_not_begun() -> None:
    """A fortnight counts from the signing, not from when the draft was written."""
    fortnight = {"boundsDuration": {"value": 14, "code": "d"}}
    told = [{"timing": {"repeat": fortnight}}]
    chart = read(drafting(order(status="draft", dosageInstruction=told)))

    assert [item.ends for item in chart.drafts] == [None]


def test_its_drug_is_named() -> None:
    """A doctor sees which draft was meant."""
    draft = {
        "resourceType": "MedicationOrder",
        "id": "x",
        "status": "draft",
        "medicationCodeableConcept": {"text": "midostaurin 25 mg"},
    }

    assert said(draft)[0][2] == f"{NOT_READ}: MedicationOrder (midostaurin 25 mg)"


def test_one_that_is_ended_is_no_draft() -> None:
    """Who ends an order is not about to give it."""
    assert not said({"resourceType": "MedicationOrder", "status": "stopped"})


def test_a_kind_nobody_knows() -> None:
    """It may be an order of a version to come."""
    assert said({"resourceType": "DrugOrder", "id": "x"}) == [
        ("Resource without id", Topic.DRAFT_ORDER, NOT_READ)
    ]


@pytest.mark.parametrize("kind", ["NutritionOrder", "DeviceRequest", "Patient", "Task"])
def test_what_is_no_order_of_a_drug(kind: str) -> None:
    """Kinds of the present that no rule asks about are nothing to complain of."""
    assert not said({"resourceType": kind, "id": "x"})


@pytest.mark.parametrize("resource", [5, {}, "text", []])
def test_junk(resource: object) -> None:
    """It is said to be a draft order, not something of the record."""
    assert said(resource) == [
        ("Resource without id", Topic.DRAFT_ORDER, "is no FHIR resource")
    ]


@pytest.mark.parametrize("entry", [{}, {"resource": None}])
def test_an_empty_entry(entry: object) -> None:
    """Nothing among the drafts goes without a word."""
    drafts = {"resourceType": "Bundle", "entry": [entry]}
    chart = read(drafting(draftOrders=drafts))

    assert [(item.about, item.why) for item in chart.unread] == [
        (Topic.DRAFT_ORDER, "an entry among the draft orders is empty")
    ]


def test_a_null_entry() -> None:
    """Null in the list of entries."""
    assert said() == []
    drafts = {"resourceType": "Bundle", "entry": [None]}
    (unread,) = read(drafting(draftOrders=drafts)).unread

    assert unread.about is Topic.DRAFT_ORDER


def test_the_selected_one() -> None:
    """On selecting, an order of an older version may be the one that is meant."""
    older = {"resourceType": "MedicationOrder", "id": "x"}
    body = drafting(
        older, order(), hook="order-select", selections=["MedicationOrder/x"]
    )
    chart = read(body)

    assert (chart.drafts, len(chart.other_drafts)) == ((), 1)
    assert [item.about for item in chart.unread] == [Topic.DRAFT_ORDER]


def test_it_reaches_the_card_of_a_patient_with_mastocytosis() -> None:
    """And nobody else's."""
    older = {"resourceType": "MedicationOrder", "id": "x"}
    concerned = read(drafting(older, prefetch={"conditions": bundle(condition())}))
    other = read(
        drafting(older, prefetch={"conditions": bundle(condition("E11.9"))}),
    )

    assert [item.why for item in find([], concerned).unread] == [
        f"{NOT_READ}: MedicationOrder"
    ]
    assert not find([], other)


def test_many_drafts_are_read_once_each() -> None:
    """Five thousand drafts, half of them selected, stay five thousand."""
    drafts = [order(id=f"m{number}", status="draft") for number in range(5000)]
    chosen = [f"MedicationRequest/m{number}" for number in range(0, 5000, 2)]
    body = drafting(*drafts, hook="order-select", selections=chosen)
    chart = read(json.dumps(json.loads(body)).encode())

    assert (len(chart.drafts), len(chart.other_drafts)) == (2500, 2500)
