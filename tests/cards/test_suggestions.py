"""Every proposal becomes one act that an EHR can carry out."""

import json

import pytest
from cards.proposals import ALL, offer, one, original, resource
from fhir.resources.R4B import get_fhir_model_class

from cds_service.cards.acts import once_each
from cds_service.cards.suggestions import offered, warm
from cds_service.clinical.proposal import (
    AddTask,
    EpinephrineProduct,
    HoldOrder,
    NewEpinephrine,
    OrderTest,
    Proposal,
    TestOrder,
)


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

    assert len(created) == 50
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


def test_the_same_act_is_offered_once() -> None:
    """Two rules that hold the same order make one button, in the first's words."""
    proposals = (
        HoldOrder("Hold", "MedicationRequest/sent", "ANC 0.8"),
        HoldOrder("Hold it", "MedicationRequest/sent", "platelets 20"),
        HoldOrder("Hold", "MedicationRequest/other", "ANC 0.8"),
    )
    suggestions = offered(once_each(proposals), "a-rule", offer())

    assert [item.label for item in suggestions] == ["Hold", "Hold"]
    assert resource(suggestions[0])["statusReason"] == {"text": "ANC 0.8"}


def test_a_description_does_not_repeat_itself() -> None:
    """What the label says already is not said again."""
    injector = EpinephrineProduct.AUTO_INJECTOR_0_3_MG
    full = NewEpinephrine("Order 2 x epinephrine 0.3 mg auto-injector", injector, 2)
    short = NewEpinephrine("Order two devices", injector, 2)

    assert one(full).actions[0].description == full.label
    assert one(short).actions[0].description == (
        "Order two devices: 2 x epinephrine 0.3 mg auto-injector"
    )


def test_templates_can_be_built_before_the_first_call() -> None:
    """Warming builds every template; an invalid one would stop the start."""
    warm()

    assert original("MedicationRequest/none") is None
