"""Thinking and mood on avapritinib: what is new, and how much a score rises."""

import pytest
from aya_charts import VIEW, chart, problem, taking
from charts import Chart, diagnosis, lab, on

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.diagnosis import Disease, Verification
from cds_service.clinical.lab import Lab
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.proposal import AddTask, HoldOrder
from cds_service.rules.avapritinib.avapritinib_cognitive import (
    NewProblem,
    ScoreRose,
    evaluate,
)

MEMORY = Ailment.COGNITIVE_SYMPTOM


def seen(*labs: Lab, problems: tuple[Problem, ...] = ()) -> Chart:
    """Return the opened chart of somebody on avapritinib since June."""
    return chart(*labs, hook=VIEW, taken=(taking("2025-06-01"),), problems=problems)


def phq(value: str, day: str) -> Lab:
    """Return a PHQ-9."""
    return lab(Analyte.PHQ_9, value, day)


@pytest.mark.parametrize(
    ("began", "kind"), [("2025-10-08", NewProblem), ("2025-10-07", NotIndicated)]
)
@pytest.mark.parametrize(
    "ailment",
    [MEMORY, Ailment.DEPRESSION, Ailment.ANXIETY, Ailment.BIPOLAR_OR_PSYCHOSIS],
)
def test_what_began_in_the_last_ninety_days(
    ailment: Ailment, began: str, kind: type[object]
) -> None:
    """90 days are new, 91 are not."""
    found = problem(ailment, began=on(began))

    assert type(evaluate(seen(problems=(found,)))) is kind


def test_the_line_asks_to_screen_and_may_hold() -> None:
    """A note; the screen comes first."""
    answer = evaluate(seen(problems=(problem(MEMORY, began=on("2025-12-01")),)))

    assert isinstance(answer, NewProblem)
    assert answer.indicator is Indicator.INFO
    assert [type(each) for each in answer.proposals] == [AddTask, HoldOrder]


@pytest.mark.parametrize(
    ("began", "kind"), [("2025-12-20", NewProblem), ("2025-12-19", NotIndicated)]
)
def test_what_began_before_the_drug_is_not_its_doing(
    began: str, kind: type[object]
) -> None:
    """On the first day or later."""
    found = problem(MEMORY, began=on(began))
    opened = chart(hook=VIEW, taken=(taking("2025-12-20"),), problems=(found,))

    assert type(evaluate(opened)) is kind


def test_what_has_no_date_or_is_over_is_not_new() -> None:
    """Nobody knows, or it has passed."""
    undated = problem(MEMORY)
    over = problem(MEMORY, began=on("2025-12-01"), current=False)

    assert isinstance(evaluate(seen(problems=(undated,))), NotIndicated)
    assert isinstance(evaluate(seen(problems=(over,))), NotIndicated)


@pytest.mark.parametrize(
    ("before", "now", "kind"),
    [("4", "9", ScoreRose), ("4", "8", NotIndicated), ("9", "4", NotIndicated)],
)
def test_a_score_that_rises_by_five(before: str, now: str, kind: type[object]) -> None:
    """One band of the scale."""
    opened = seen(phq(now, "2025-12-20"), phq(before, "2025-06-20"))

    assert type(evaluate(opened)) is kind


@pytest.mark.parametrize(
    ("day", "kind"), [("2025-10-08", ScoreRose), ("2025-10-07", NotIndicated)]
)
def test_an_old_score_is_not_new(day: str, kind: type[object]) -> None:
    """90 days, as for a problem; one score alone is no rise."""
    assert type(evaluate(seen(phq("15", day), phq("4", "2025-06-20")))) is kind
    assert isinstance(evaluate(seen(phq("15", day))), NotIndicated)


def test_both_are_told_together() -> None:
    """The problem gives the line its words."""
    answer = evaluate(
        seen(
            phq("15", "2025-12-20"),
            phq("4", "2025-06-20"),
            problems=(problem(MEMORY, began=on("2025-12-01")),),
        )
    )

    assert type(answer) is NewProblem
    assert len(answer.scores) == 2


def test_others_get_no_line() -> None:
    """Not taken, not confirmed, no mastocytosis: silent."""
    found = (problem(MEMORY, began=on("2025-12-01")),)
    unsure = diagnosis(
        Disease.SYSTEMIC_MASTOCYTOSIS, verification=Verification.PROVISIONAL
    )
    drug = (taking("2025-06-01"),)

    assert isinstance(evaluate(chart(hook=VIEW, problems=found)), NotIndicated)
    for diagnoses in ((), (unsure,)):
        opened = chart(hook=VIEW, taken=drug, problems=found, diagnoses=diagnoses)
        assert isinstance(evaluate(opened), NotIndicated)


def test_the_hold_says_why() -> None:
    """Whoever reads the order later sees the reason."""
    answer = evaluate(seen(problems=(problem(MEMORY, began=on("2025-12-01")),)))

    assert isinstance(answer, NewProblem)
    holds = [offer for offer in answer.proposals if isinstance(offer, HoldOrder)]
    assert [(hold.label, hold.reason) for hold in holds] == [
        ("Put avapritinib on hold", "Cognitive effects")
    ]
