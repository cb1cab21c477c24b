"""Symptom and quality-of-life scores belong to each visit for mastocytosis."""

import pytest
from antimediator_charts import event, patient
from charts import ASM, ISM

from cds_service.cards.wording import summary
from cds_service.clinical.chart import Chart
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.record import Gap, Record
from cds_service.frozen import replace
from cds_service.rules.follow_up.symptom_scores_due import (
    RULE,
    Score,
    ScoresDue,
    evaluate,
)

VISIT = event(EventKind.HEMATOLOGY_CARE, "2026-01-06")


def visiting(*events: Event) -> Chart:
    """Return a patient who sees haematology today."""
    return patient(events=(VISIT, *events))


def msaf(day: str) -> Event:
    """Return a symptom score filled in on a day."""
    return event(EventKind.SYMPTOM_SCORE, day)


def mqlq(day: str) -> Event:
    """Return a quality-of-life score filled in on a day."""
    return event(EventKind.QUALITY_OF_LIFE_SCORE, day)


def test_a_visit_without_scores() -> None:
    """The line names both, and offers to assign them."""
    answer = evaluate(visiting())

    assert isinstance(answer, ScoresDue)
    assert answer.indicator is Indicator.INFO
    assert len(answer.proposals) == 1
    assert summary(RULE.texts[ScoresDue].summary, answer) == (
        "Record at this visit: MSAF, MQLQ; not found in this record in the last 30 days"
    )


def test_the_newest_score_is_named() -> None:
    """By its day, whatever the names of the two."""
    old, new = (
        replace(msaf(day), reference=f"Observation/{name}")
        for day, name in (("2025-11-01", "b"), ("2025-12-01", "a"))
    )
    answer = evaluate(visiting(old, new))

    assert isinstance(answer, ScoresDue)
    assert answer.last == (new,)


@pytest.mark.parametrize(
    ("day", "lacking"),
    [
        ("2026-01-06", ()),
        ("2025-12-07", ()),
        ("2025-12-06", (Score.SYMPTOMS, Score.QUALITY_OF_LIFE)),
    ],
)
def test_scores_count_for_thirty_days(day: str, lacking: tuple[Score, ...]) -> None:
    """30 days before 2026-01-06 is 2025-12-07."""
    answer = evaluate(visiting(msaf(day), mqlq(day)))
    due = answer.lacking if isinstance(answer, ScoresDue) else ()

    assert due == lacking


def test_only_what_lacks_is_named_with_its_last_day() -> None:
    """The older of two is not the last one."""
    last = msaf("2025-06-30")
    answer = evaluate(visiting(msaf("2024-06-30"), last, mqlq("2026-01-06")))

    assert isinstance(answer, ScoresDue)
    assert answer.lacking == (Score.SYMPTOMS,)
    assert answer.last == (last,)


def test_silent() -> None:
    """No visit today, questionnaires not read, advanced disease, no mastocytosis."""
    lost = (Gap(Record.QUESTIONNAIRES, "was not sent"),)
    for chart in (
        patient(),
        patient(events=(event(EventKind.ALLERGY_CARE, "2026-01-05"),)),
        replace(visiting(), gaps=lost),
        replace(visiting(), diagnoses=(ASM,)),
        replace(visiting(), diagnoses=()),
    ):
        assert isinstance(evaluate(chart), NotIndicated)
    assert isinstance(evaluate(replace(visiting(), diagnoses=(ISM,))), ScoresDue)
