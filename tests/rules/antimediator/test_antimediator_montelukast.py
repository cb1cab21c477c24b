"""Montelukast is an option for flushing, and a danger to a low mood."""

import pytest
from antimediator_charts import NO_STATEMENTS, ordering, patient, problem
from charts import Hook, diagnosis, medication

from cds_service.cards.wording import summary
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.proposal import AddTask, RemoveDraft
from cds_service.frozen import replace
from cds_service.rules.antimediator.antimediator_montelukast import (
    RULE,
    MontelukastOption,
    MoodAtRisk,
    evaluate,
)


@pytest.mark.parametrize("ailment", [Ailment.FLUSHING, Ailment.DYSPNEA])
def test_an_option_with_its_warning(ailment: Ailment) -> None:
    """The one line names the boxed warning, and nothing is offered to order."""
    answer = evaluate(patient(ailment))

    assert isinstance(answer, MontelukastOption)
    assert answer.indicator is Indicator.INFO
    assert answer.proposals == ()
    assert "boxed warning" in summary(RULE.texts[MontelukastOption].summary, answer)


@pytest.mark.parametrize(
    "mood",
    [
        Ailment.DEPRESSION,
        Ailment.SUICIDALITY,
        Ailment.BIPOLAR_OR_PSYCHOSIS,
        Ailment.ANXIETY,
    ],
)
def test_no_option_beside_a_psychiatric_problem(mood: Ailment) -> None:
    """With it on record, even long ago, montelukast is not brought up."""
    for item in (problem(mood), problem(mood, current=False)):
        assert isinstance(evaluate(patient(Ailment.FLUSHING, item)), NotIndicated)


def test_no_option_without_its_conditions() -> None:
    """Another symptom, no H1 antihistamine, one taken already, medicines not read."""
    zafirlukast = medication(Drug.LEUKOTRIENE_ANTAGONIST, "2025-01-01")
    flushing = patient(Ailment.FLUSHING)
    charts = (
        patient(Ailment.DIARRHEA),
        patient(Ailment.FLUSHING, taking=()),
        replace(flushing, medications=(*flushing.medications, zafirlukast)),
        replace(flushing, gaps=(NO_STATEMENTS,)),
    )
    assert all(isinstance(evaluate(chart), NotIndicated) for chart in charts)


@pytest.mark.parametrize("hook", [Hook.ORDER_SELECT, Hook.ORDER_SIGN])
@pytest.mark.parametrize(
    ("item", "indicator"),
    [
        (problem(Ailment.DEPRESSION), Indicator.WARNING),
        (problem(Ailment.SUICIDALITY), Indicator.WARNING),
        (problem(Ailment.BIPOLAR_OR_PSYCHOSIS), Indicator.WARNING),
        (problem(Ailment.DEPRESSION, current=False), Indicator.INFO),
        (problem(Ailment.DEPRESSION, confirmed=False), Indicator.INFO),
        (problem(Ailment.ANXIETY), Indicator.INFO),
    ],
)
def test_ordered_beside_a_psychiatric_problem(
    hook: Hook, item: Problem, indicator: Indicator
) -> None:
    """A current one warns; a past, a suspected one and anxiety are a note."""
    answer = evaluate(ordering(Drug.MONTELUKAST, item, hook=hook))

    assert isinstance(answer, MoodAtRisk)
    assert answer.indicator is indicator
    assert [type(offer) for offer in answer.proposals] == [AddTask, RemoveDraft]


def test_silent_while_ordering() -> None:
    """No such problem, another drug, or no mastocytosis."""
    possible = (diagnosis(Disease.MONOCLONAL_MCAS),)
    depression = Ailment.DEPRESSION
    for chart in (
        ordering(Drug.MONTELUKAST),
        ordering(Drug.H1_ANTIHISTAMINE, depression),
        ordering(Drug.MONTELUKAST, depression, diagnoses=()),
    ):
        assert isinstance(evaluate(chart), NotIndicated)
    answer = evaluate(ordering(Drug.MONTELUKAST, depression, diagnoses=possible))
    assert isinstance(answer, MoodAtRisk)
