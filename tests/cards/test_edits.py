"""An order that was sent goes back with one thing changed, or becomes a task."""

import pytest
from cards.proposals import SENT, offer, one, resource

from cds_service.cards.offer import Offer
from cds_service.cards.suggestions import offered
from cds_service.clinical.medication import Drug
from cds_service.clinical.proposal import (
    ChangeDevices,
    HoldOrder,
    Proposal,
    RemoveDraft,
    StopOrder,
)
from cds_service.frozen import replace


def test_an_update_changes_one_thing() -> None:
    """All else of the order goes back as it came, its version included."""
    held = resource(one(HoldOrder("Hold", "MedicationRequest/sent", "ANC 0.8")))

    assert held == SENT | {"status": "on-hold", "statusReason": {"text": "ANC 0.8"}}
    assert held["meta"] == {"versionId": "7"}


def test_devices_are_changed_within_the_dispense_request() -> None:
    """The repeats that were ordered stay."""
    changed = resource(one(ChangeDevices("Two", "MedicationRequest/sent", 2)))

    assert changed["dispenseRequest"]["numberOfRepeatsAllowed"] == 3
    assert changed["dispenseRequest"]["quantity"]["value"] == 2


@pytest.mark.parametrize(
    "sent",
    [
        None,
        b"",
        b"not json",
        b"[]",
        b'{"resourceType": "MedicationStatement", "id": "sent"}',
        b'{"resourceType": "MedicationRequest", "x": ' + b"[" * 100_000,
    ],
)
def test_an_order_that_is_not_there_becomes_a_task(sent: bytes | None) -> None:
    """Nothing that was meant is dropped in silence."""
    hold = HoldOrder("Hold testib", "MedicationRequest/sent", "ANC 0.8")
    suggestion = one(hold, found=lambda _: sent)
    task = resource(suggestion)

    assert task["resourceType"] == "Task"
    assert "Hold testib" in task["description"]
    assert "ANC 0.8" in task["description"]
    assert suggestion.actions[0].description == (
        "Hold testib: ANC 0.8. The order was not found in what was sent; change it by"
        " hand."
    )


def test_a_draft_is_removed_by_its_reference() -> None:
    """A delete names the draft; one without a name becomes a task."""
    (action,) = one(RemoveDraft("Remove", "MedicationRequest/sent")).actions
    (nameless,) = one(RemoveDraft("Remove", "draftOrders[0]")).actions

    assert action.type == "delete"
    assert action.resource_id == "MedicationRequest/sent"
    assert nameless.resource is not None
    assert nameless.resource["resourceType"] == "Task"


def test_an_order_renewed_under_its_own_id_is_not_deleted() -> None:
    """To delete the draft would delete what stands on record; a task says so."""
    proposal = RemoveDraft("Remove", "MedicationRequest/sent")
    about = offer()
    (drafted,) = about.chart.drafts
    renewed = Offer(replace(about.chart, medications=(drafted,)), about.setting)
    ((action,),) = (each.actions for each in offered((proposal,), "a-rule", renewed))

    assert action.type == "create"
    assert "must not be deleted" in action.description


@pytest.mark.parametrize(
    "drug", [Drug.EPINEPHRINE_DEVICE, Drug.EPINEPHRINE_OTHER, Drug.BLEEDING_RISK]
)
@pytest.mark.parametrize(
    "proposal",
    [
        HoldOrder("Hold", "MedicationRequest/sent", "why"),
        StopOrder("Stop", "MedicationRequest/sent", "why"),
        RemoveDraft("Remove", "MedicationRequest/sent"),
    ],
    ids=lambda item: item.label,
)
def test_no_card_takes_a_protected_drug_away(drug: Drug, proposal: Proposal) -> None:
    """Whatever a rule proposes, such an order is only ever reviewed by hand."""
    (action,) = one(proposal, drug=drug).actions

    assert action.type == "create"
    assert action.resource is not None
    assert action.resource["resourceType"] == "Task"


def test_numbers_go_back_as_they_came() -> None:
    """No digit of an order is lost, no null is sent on."""
    kept = resource(one(HoldOrder("Hold", "MedicationRequest/sent", "why")))
    odd = b'{"resourceType":"MedicationRequest","a":null,"b":[],"c":{"d":{}},"e":7.20}'
    pruned = resource(
        one(HoldOrder("Hold", "MedicationRequest/sent", "w"), found=lambda _: odd)
    )

    assert str(kept["dispenseRequest"]["quantity"]["value"]) == "1.00"
    assert sorted(pruned) == ["e", "resourceType", "status", "statusReason"]


@pytest.mark.parametrize(
    "nothing",
    ["null", " null", '""', ' ""', "[]", "[ ]", "{}", "\n{\t}", '{"a" : [\n]}'],
)
def test_nothing_is_found_however_it_was_spaced(nothing: str) -> None:
    """What says nothing is not sent on, wherever its blanks are; other words are."""
    sent = f'{{"resourceType":"MedicationRequest","x":{{"n":"null []","y":{nothing}}}}}'
    hold = HoldOrder("Hold", "MedicationRequest/sent", "w")
    held = resource(one(hold, found=lambda _: sent.encode()))

    assert held["x"] == {"n": "null []"}
