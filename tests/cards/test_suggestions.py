"""Every proposal becomes one act that an EHR can carry out."""

import json
from typing import Any

import pytest
from cards.proposals import ALL, SENT, offer, original
from fhir.resources.R4B import get_fhir_model_class

from cds_service.cards.card import Suggestion
from cds_service.cards.suggestions import offered, warm
from cds_service.clinical.medication import Drug
from cds_service.clinical.proposal import (
    AddTask,
    ChangeDevices,
    EpinephrineProduct,
    HoldOrder,
    NewEpinephrine,
    OrderTest,
    Proposal,
    RemoveDraft,
    StopOrder,
    TestOrder,
)


def one(proposal: Proposal, **found: Any) -> Suggestion:  # noqa: ANN401 (passed on)
    """Return the suggestion of one proposal."""
    (suggestion,) = offered((proposal,), "a-rule", offer(**found))
    return suggestion


def resource(suggestion: Suggestion) -> dict[str, Any]:
    """Return the resource of its action."""
    (action,) = suggestion.actions
    assert action.resource is not None
    return action.resource


@pytest.mark.parametrize("proposal", ALL, ids=lambda item: item.label)
def test_resources_are_valid(proposal: Proposal) -> None:
    """fhir.resources accepts what a card offers."""
    (action,) = one(proposal).actions

    if action.resource is not None:
        model = get_fhir_model_class(action.resource["resourceType"])
        model.model_validate(action.resource)


@pytest.mark.parametrize("proposal", ALL, ids=lambda item: item.label)
def test_a_suggestion_is_one_described_act(proposal: Proposal) -> None:
    """Some EHRs show the description of the action and nothing else."""
    suggestion = one(proposal)

    assert suggestion.label == proposal.label
    assert len(suggestion.actions) == 1
    assert proposal.label in suggestion.actions[0].description


def test_what_is_created_is_a_draft_for_this_patient() -> None:
    """Nothing is ordered without a clinician, nor for somebody else."""
    created = [
        action
        for proposal in ALL
        for action in one(proposal).actions
        if action.type == "create"
    ]

    assert len(created) == 14
    for action in created:
        assert action.resource is not None
        person = action.resource.get("subject") or action.resource.get("for")
        assert person == {"reference": "Patient/p1"}
        assert action.resource["status"] == "draft"
        assert action.resource["authoredOn"] == "2026-01-06"
        assert "nobody" not in json.dumps(action.resource)
        assert "nothing said" not in json.dumps(action.resource)
        assert "2000-01-01" not in json.dumps(action.resource)


@pytest.mark.parametrize(
    ("product", "code"),
    [
        (EpinephrineProduct.AUTO_INJECTOR_0_15_MG, "1870225"),
        (EpinephrineProduct.AUTO_INJECTOR_0_3_MG, "1870230"),
        (EpinephrineProduct.NASAL_2_MG, "2693442"),
    ],
)
def test_epinephrine(product: EpinephrineProduct, code: str) -> None:
    """Two devices of the product that was meant, for anaphylaxis."""
    order = resource(one(NewEpinephrine("Order two", product, 2)))

    assert order["medicationCodeableConcept"]["coding"] == [
        {"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": code}
    ]
    assert order["intent"] == "order"
    assert order["dispenseRequest"]["quantity"]["value"] == 2
    assert order["dispenseRequest"]["quantity"]["code"] == "{device}"
    assert order["dosageInstruction"][0]["asNeededCodeableConcept"] == {
        "text": "anaphylaxis"
    }


def test_tests_are_ordered_once_or_again_and_again() -> None:
    """A weekly count says when it starts and how often it comes."""
    cbc = TestOrder.CBC_WITH_DIFFERENTIAL
    once = resource(one(OrderTest("CBC", cbc, "low")))
    weekly = resource(one(OrderTest("CBC", cbc, "low", 7)))

    assert once["occurrenceDateTime"] == "2026-01-06"
    assert "occurrenceTiming" not in once
    assert "occurrenceDateTime" not in weekly
    assert weekly["occurrenceTiming"]["repeat"] == {
        "boundsPeriod": {"start": "2026-01-06"},
        "frequency": 1,
        "period": 7,
        "periodUnit": "d",
    }
    assert once["code"]["coding"][0]["code"] == "57021-8"


def test_a_task_has_a_day_it_is_due() -> None:
    """The clock of the label can be put on the clinician's list."""
    task = resource(one(AddTask("Recheck", "See the count again", 21)))

    assert task["restriction"] == {"period": {"end": "2026-01-27"}}
    assert task["description"] == "See the count again"


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
    assert "by hand" in suggestion.actions[0].description


def test_a_draft_is_removed_by_its_reference() -> None:
    """A delete names the draft; one without a name becomes a task."""
    (action,) = one(RemoveDraft("Remove", "MedicationRequest/sent")).actions
    (nameless,) = one(RemoveDraft("Remove", "draftOrders[0]")).actions

    assert action.type == "delete"
    assert action.resource_id == "MedicationRequest/sent"
    assert nameless.resource is not None
    assert nameless.resource["resourceType"] == "Task"


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


def test_the_same_act_is_offered_once() -> None:
    """Two rules that hold the same order make one button, in the first's words."""
    proposals = (
        HoldOrder("Hold", "MedicationRequest/sent", "ANC 0.8"),
        HoldOrder("Hold it", "MedicationRequest/sent", "platelets 20"),
        HoldOrder("Hold", "MedicationRequest/other", "ANC 0.8"),
    )
    suggestions = offered(proposals, "a-rule", offer())

    assert [item.label for item in suggestions] == ["Hold", "Hold"]
    assert resource(suggestions[0])["statusReason"] == {"text": "ANC 0.8"}


def test_numbers_go_back_as_they_came() -> None:
    """No digit of an order is lost, no null is sent on."""
    kept = resource(one(HoldOrder("Hold", "MedicationRequest/sent", "why")))
    odd = b'{"resourceType":"MedicationRequest","a":null,"b":[],"c":{"d":{}},"e":7.20}'
    pruned = resource(
        one(HoldOrder("Hold", "MedicationRequest/sent", "w"), found=lambda _: odd)
    )

    assert str(kept["dispenseRequest"]["quantity"]["value"]) == "1.00"
    assert sorted(pruned) == ["e", "resourceType", "status", "statusReason"]


def test_templates_can_be_built_before_the_first_call() -> None:
    """Warming builds every template; an invalid one would stop the start."""
    warm()

    assert original("MedicationRequest/none") is None
