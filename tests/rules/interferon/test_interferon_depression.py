"""Interferon beside depression, its drugs and its scores."""

import pytest
from charts import ADULT, AS_OF, SM, Chart, Hook, draft, lab, medication

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.outcome import Indicator, InsufficientData, NotIndicated
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.record import Gap, Record
from cds_service.rules.interferon.interferon_depression import (
    NotScreened,
    PsychiatricRisk,
    SeverePsychiatricRisk,
    evaluate,
)

LOW_SCORE = lab(Analyte.PHQ_9, "3")


def about(
    *problems: Problem,
    labs: tuple[Lab, ...] = (),
    medications: tuple[Medication, ...] = (),
    gaps: tuple[Gap, ...] = (),
) -> Chart:
    """Return the chart of a patient for whom interferon is being ordered."""
    return Chart(
        AS_OF,
        ADULT,
        Hook.ORDER_SIGN,
        diagnoses=(SM,),
        problems=problems,
        labs=labs,
        medications=medications,
        drafts=(draft(Drug.INTERFERON),),
        gaps=gaps,
    )


@pytest.mark.parametrize(
    ("ailment", "level"),
    [
        (Ailment.SUICIDALITY, Indicator.CRITICAL),
        (Ailment.SEVERE_DEPRESSION, Indicator.CRITICAL),
        (Ailment.BIPOLAR_OR_PSYCHOSIS, Indicator.CRITICAL),
        (Ailment.DEPRESSION, Indicator.WARNING),
        (Ailment.HISTORY_OF_DEPRESSION, Indicator.WARNING),
    ],
)
@pytest.mark.parametrize("current", [True, False])
def test_a_history_warns(ailment: Ailment, level: Indicator, *, current: bool) -> None:
    """A past one too; what is severe by its code is critical."""
    problem = Problem("Condition/p", frozenset({ailment}), current=current)
    found = evaluate(about(problem, labs=(LOW_SCORE,)))
    assert isinstance(found, PsychiatricRisk)
    assert found.indicator is level
    severe = level is Indicator.CRITICAL
    assert isinstance(found, SeverePsychiatricRisk) is severe


@pytest.mark.parametrize(
    ("score", "level"),
    [
        ("9", None),
        ("10", Indicator.WARNING),
        ("19", Indicator.WARNING),
        ("20", Indicator.CRITICAL),
    ],
)
def test_the_score(score: str, level: Indicator | None) -> None:
    """From 10 on it warns, from 20 on it is critical."""
    found = evaluate(about(labs=(lab(Analyte.PHQ_9, score),)))
    if level is None:
        assert isinstance(found, NotIndicated)
    else:
        assert isinstance(found, PsychiatricRisk)
        assert found.indicator is level


@pytest.mark.parametrize(
    "treated_with", [Drug.ANTIDEPRESSANT, Drug.ANTIPSYCHOTIC_OR_LITHIUM]
)
def test_its_drug_stands_for_a_disease(treated_with: Drug) -> None:
    """The problem list may not name what is treated."""
    drug = medication(treated_with, "2025-06-01")
    found = evaluate(about(labs=(LOW_SCORE,), medications=(drug,)))
    assert isinstance(found, PsychiatricRisk)
    assert found.drugs == (drug,)


@pytest.mark.parametrize(
    ("day", "recent"), [("2025-10-07", False), ("2025-10-08", True)]
)
def test_a_score_speaks_for_90_days(day: str, *, recent: bool) -> None:
    """On day 91 somebody should ask again."""
    found = evaluate(about(labs=(lab(Analyte.PHQ_9, "3", day),)))
    assert isinstance(found, NotIndicated if recent else NotScreened)


def test_a_problem_list_in_part_proves_nothing() -> None:
    """A depression may be on the page that was not sent."""
    gap = Gap(Record.CONDITIONS, "only the first page was sent", partial=True)
    assert isinstance(evaluate(about(labs=(LOW_SCORE,), gaps=(gap,))), InsufficientData)
