"""NSAIDs: what this patient has tolerated decides."""

import pytest
from charts import Hook, diagnosis, draft, lab
from trigger_charts import REFUTED, UNCONFIRMED, allergy, given, problem, sm_chart

from cds_service.clinical.allergy import Allergen, Allergy
from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Chart
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import Indicator, InsufficientData, NotIndicated
from cds_service.clinical.problem import Ailment
from cds_service.clinical.proposal import OrderDrug, OrderTest
from cds_service.clinical.record import Gap, Record
from cds_service.clinical.tolerance_findings import (
    ReactionDoubted,
    ReactionKnown,
    ToleranceNotKnown,
    TriggerOrdered,
)
from cds_service.rules.triggers.nsaid_tolerance_unknown import RULE, evaluate

NSAID = draft(Drug.NSAID)


def finding(chart: Chart) -> TriggerOrdered:
    """Return the finding of a chart that has one."""
    answer = evaluate(chart)
    assert isinstance(answer, TriggerOrdered)
    return answer


@pytest.mark.parametrize(
    ("reactions", "kind", "level"),
    [
        ((), ToleranceNotKnown, Indicator.INFO),
        ((allergy(Allergen.NSAID),), ReactionKnown, Indicator.CRITICAL),
        (
            (allergy(Drug.ASPIRIN, Allergen.NSAID),),
            ReactionKnown,
            Indicator.CRITICAL,
        ),
        (
            (allergy(Allergen.NSAID, certainty=UNCONFIRMED),),
            ReactionDoubted,
            Indicator.WARNING,
        ),
        (
            (allergy(Allergen.NSAID, only_gastrointestinal=True),),
            ToleranceNotKnown,
            Indicator.INFO,
        ),
    ],
)
def test_three_levels(
    reactions: tuple[Allergy, ...], kind: type[TriggerOrdered], level: Indicator
) -> None:
    """Critical for a documented reaction, warning in doubt, a note when unknown."""
    found = finding(sm_chart(NSAID, allergies=reactions))

    assert (type(found), found.indicator) == (kind, level)


def test_silent_when_tolerated() -> None:
    """Two fills, or a refuted allergy."""
    uses = (given(Drug.NSAID, "2025-06-01"), given(Drug.NSAID, "2025-06-02"))
    refuted = allergy(Allergen.NSAID, certainty=REFUTED)

    assert isinstance(evaluate(sm_chart(NSAID, medications=uses)), NotIndicated)
    assert isinstance(evaluate(sm_chart(NSAID, medications=uses[:1])), TriggerOrdered)
    assert isinstance(evaluate(sm_chart(NSAID, allergies=(refuted,))), NotIndicated)


def test_bleeding_is_named_apart() -> None:
    """Platelets of 49 and an ulcer are named and do not raise the level."""
    low = lab(Analyte.PLATELETS, "49")
    ulcer = problem(Ailment.PEPTIC_ULCER)
    found = finding(sm_chart(NSAID, labs=(low,), problems=(ulcer,)))

    assert found.bleeding == (low, ulcer)
    assert found.indicator is Indicator.INFO
    assert {low, ulcer} <= set(found.used)


def test_offers_another_way() -> None:
    """Acetaminophen and a supervised challenge."""
    kinds = [type(each) for each in finding(sm_chart(NSAID)).proposals]
    assert kinds == [OrderDrug, OrderTest]


def test_possible_mastocytosis_gets_a_note() -> None:
    """Even for a documented reaction: the EHR's own allergy check is louder."""
    possible = (diagnosis(Disease.MONOCLONAL_MCAS),)
    chart = sm_chart(NSAID, diagnoses=possible, allergies=(allergy(Allergen.NSAID),))

    assert finding(chart).indicator is Indicator.INFO


def test_unread_allergies_are_named() -> None:
    """Two fills clear nothing then."""
    uses = (given(Drug.NSAID, "2025-06-01"), given(Drug.NSAID, "2025-06-02"))
    gap = Gap(Record.ALLERGIES, "was not sent")
    found = finding(sm_chart(NSAID, medications=uses, gaps=(gap,)))

    assert "allergies were not sent" in found.missing


def test_both_views_are_told() -> None:
    """X2: the sources disagree, and every card says so and that it is no bar."""
    for text in RULE.texts.values():
        words = " ".join(text.detail)
        assert "Sources disagree" in words
        assert "not absolutely contraindicated" in words


def test_only_orders_and_only_its_patients() -> None:
    """Silent on other hooks and without mastocytosis; asks when nobody knows."""
    gap = Gap(Record.CONDITIONS, "was not sent")

    assert isinstance(evaluate(sm_chart(draft(Drug.ASPIRIN))), NotIndicated)
    assert isinstance(evaluate(sm_chart(NSAID, hook=Hook.PATIENT_VIEW)), NotIndicated)
    assert isinstance(evaluate(sm_chart(NSAID, diagnoses=())), NotIndicated)
    assert isinstance(
        evaluate(sm_chart(NSAID, diagnoses=(), gaps=(gap,))), InsufficientData
    )
