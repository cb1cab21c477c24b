"""Review overdue: new symptoms, booked visits and gaps."""

import pytest
from bone_charts import CHILD, ago, event, problem
from charts import ASM, diagnosis
from review_charts import seen, visit

from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.event import EventKind, Phase
from cds_service.clinical.outcome import Indicator, InsufficientData, NotIndicated
from cds_service.clinical.problem import Ailment
from cds_service.clinical.record import Gap, Record
from cds_service.clinical.review_findings import (
    Part,
    ReviewOverdue,
    SymptomNotSeen,
)
from cds_service.frozen import replace
from cds_service.rules.follow_up.followup_overdue import evaluate

VISIT, COUNT, CHEMISTRY = Part.VISIT, Part.COUNT, Part.CHEMISTRY


@pytest.mark.parametrize(
    ("days", "tells"), [(30, False), (31, True), (180, True), (181, False)]
)
def test_a_new_symptom_that_nobody_saw(days: int, *, tells: bool) -> None:
    """After 30 days without a visit, for half a year."""
    flushing = problem(Ailment.FLUSHING, began=ago(days))
    answer = evaluate(replace(seen(visited=200), problems=(flushing,)))

    assert isinstance(answer, SymptomNotSeen if tells else NotIndicated)
    if isinstance(answer, SymptomNotSeen):
        assert answer.indicator is Indicator.WARNING


def test_a_symptom_that_was_seen_says_nothing() -> None:
    """On the day it began, or later; or a visit is booked."""
    flushing = (problem(Ailment.FLUSHING, began=ago(60)),)
    booked = event(EventKind.HEMATOLOGY_CARE, None, Phase.BOOKED)
    unseen = replace(seen(visited=61), problems=flushing)

    assert isinstance(evaluate(unseen), SymptomNotSeen)
    assert isinstance(
        evaluate(replace(seen(visited=60), problems=flushing)), NotIndicated
    )
    assert isinstance(evaluate(replace(unseen, wanted=(booked,))), NotIndicated)


def test_a_new_symptom_makes_an_overdue_review_a_warning() -> None:
    """One card says both."""
    flushing = problem(Ailment.FLUSHING, began=ago(60))
    answer = evaluate(replace(seen(visited=400), problems=(flushing,)))

    assert isinstance(answer, ReviewOverdue)
    assert answer.indicator is Indicator.WARNING
    assert answer.symptoms == (flushing,)


def test_a_visit_that_is_booked_leaves_the_laboratory() -> None:
    """The tests can be done by then."""
    booked = event(EventKind.ALLERGY_CARE, None, Phase.BOOKED)
    answer = evaluate(replace(seen(700, 700, 10), wanted=(booked,)))

    assert isinstance(answer, ReviewOverdue)
    assert answer.late == (COUNT,)


@pytest.mark.parametrize(("days", "open_"), [(90, True), (91, False)])
def test_a_referral_counts_for_90_days(days: int, *, open_: bool) -> None:
    """Then it was forgotten."""
    one = seen(visited=700)
    asked = replace(one, events=(*one.events, visit(days, Phase.ORDERED)))

    assert isinstance(evaluate(asked), NotIndicated if open_ else ReviewOverdue)


@pytest.mark.parametrize(
    ("record", "days"),
    [(Record.ENCOUNTERS, (700, 10, 10)), (Record.LABS, (10, 700, 700))],
)
def test_records_not_sent_are_asked_about(
    record: Record, days: tuple[int, int, int]
) -> None:
    """Only where they would be needed."""
    gaps = (Gap(record, "was not sent"),)

    assert isinstance(evaluate(replace(seen(*days), gaps=gaps)), InsufficientData)
    assert isinstance(evaluate(replace(seen(), gaps=gaps)), NotIndicated)


def test_what_is_known_to_be_late_is_told_beside_a_gap() -> None:
    """The visits that were not sent are named."""
    gaps = (Gap(Record.ENCOUNTERS, "was not sent"),)
    answer = evaluate(replace(seen(700, 700, 10), gaps=gaps))

    assert isinstance(answer, ReviewOverdue)
    assert answer.late == (COUNT,)
    assert "visits were not sent" in answer.missing


def test_whom_it_concerns() -> None:
    """Adults with systemic mastocytosis that is not advanced."""
    late = seen(700, 700, 700)

    for diagnoses in ((), (ASM,), (diagnosis(Disease.MONOCLONAL_MCAS),)):
        assert isinstance(evaluate(replace(late, diagnoses=diagnoses)), NotIndicated)
    assert isinstance(evaluate(replace(late, patient=CHILD)), NotIndicated)
