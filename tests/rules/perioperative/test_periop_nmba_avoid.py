"""Atracurium and mivacurium: others are listed as safer, unless they did harm."""

import pytest
from charts import Hook, draft
from trigger_charts import REFUTED, allergy, sm_chart

from cds_service.clinical.chart import Chart
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import Indicator, InsufficientData, NotIndicated
from cds_service.clinical.perioperative_findings import (
    CisatracuriumOrdered,
    NoSaferRelaxant,
    RelaxantOrdered,
)
from cds_service.clinical.proposal import OrderDrug
from cds_service.clinical.record import Gap, Record
from cds_service.rules.perioperative.periop_nmba_avoid import RULE, evaluate

RELEASING = draft(Drug.MUSCLE_RELAXANT_HISTAMINE_RELEASING)
CISATRACURIUM = draft(Drug.CISATRACURIUM)
ROCURONIUM = allergy(Drug.MUSCLE_RELAXANT_SAFER)


def finding(chart: Chart) -> RelaxantOrdered:
    """Return the finding of a chart that has one."""
    answer = evaluate(chart)
    assert isinstance(answer, RelaxantOrdered)
    return answer


def test_t34_warns_and_offers_others() -> None:
    """T34: rocuronium and vecuronium are offered, and the order may be taken back."""
    found = finding(sm_chart(RELEASING))

    assert (type(found), found.indicator) == (RelaxantOrdered, Indicator.WARNING)
    # A relaxant that is only taken away leaves an airway without one.
    assert [type(each) for each in found.proposals] == [OrderDrug, OrderDrug]


def test_cisatracurium_is_a_note() -> None:
    """The sources do not name it; beside atracurium, atracurium is what counts."""
    alone, both = (
        finding(sm_chart(*drafts))
        for drafts in ((CISATRACURIUM,), (CISATRACURIUM, RELEASING))
    )

    assert (type(alone), alone.indicator) == (CisatracuriumOrdered, Indicator.INFO)
    assert alone.proposals == ()
    assert type(both) is RelaxantOrdered
    assert both.orders == (RELEASING,)


def test_nothing_is_offered_that_did_harm() -> None:
    """A reaction to rocuronium: anaesthesia chooses; a refuted one changes nothing."""
    found = finding(sm_chart(RELEASING, allergies=(ROCURONIUM,)))
    refuted = allergy(Drug.MUSCLE_RELAXANT_SAFER, certainty=REFUTED)

    assert type(found) is NoSaferRelaxant
    assert found.proposals == ()
    assert found.to_others == (ROCURONIUM,)
    assert finding(sm_chart(RELEASING, allergies=(refuted,))).proposals


def test_nothing_is_offered_while_allergies_are_unread() -> None:
    """A reaction to rocuronium may be among them."""
    gap = Gap(Record.ALLERGIES, "was not sent")
    found = finding(sm_chart(RELEASING, gaps=(gap,)))

    assert found.proposals == ()
    assert "allergies were not sent" in found.missing


def test_a_reaction_to_it_is_named() -> None:
    """The order itself did harm before."""
    reaction = allergy(Drug.MUSCLE_RELAXANT_HISTAMINE_RELEASING)
    found = finding(sm_chart(RELEASING, allergies=(reaction,)))

    assert found.reactions == (reaction,)
    assert found.used == (RELEASING, reaction)


def test_safer_is_not_called_safe() -> None:
    """Every card says that the evidence is anecdotal and rocuronium not harmless."""
    for text in RULE.texts.values():
        words = " ".join(text.detail)
        assert "anecdotal" in words
        assert "Safer is not safe" in words


@pytest.mark.parametrize("drug", [Drug.MUSCLE_RELAXANT_SAFER, Drug.SUCCINYLCHOLINE])
def test_silent_on_others(drug: Drug) -> None:
    """They are other rules' matter, or nobody's."""
    assert isinstance(evaluate(sm_chart(draft(drug))), NotIndicated)


def test_only_orders_and_only_its_patients() -> None:
    """Silent on other hooks and without mastocytosis; asks when nobody knows."""
    gap = Gap(Record.CONDITIONS, "was not sent")

    assert isinstance(
        evaluate(sm_chart(RELEASING, hook=Hook.PATIENT_VIEW)), NotIndicated
    )
    assert isinstance(evaluate(sm_chart(RELEASING, diagnoses=())), NotIndicated)
    assert isinstance(
        evaluate(sm_chart(RELEASING, diagnoses=(), gaps=(gap,))), InsufficientData
    )
