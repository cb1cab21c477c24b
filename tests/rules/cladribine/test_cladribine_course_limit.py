"""Six courses of cladribine are the most; a course is a cluster of days."""

import pytest
from charts import ADULT, AS_OF, SM, Chart, Hook, draft, medication

from cds_service.clinical.medication import Drug, Medication, MedicationKind
from cds_service.clinical.medication import MedicationStatus as Status
from cds_service.clinical.outcome import Indicator, InsufficientData, NotIndicated
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.record import Gap, Record
from cds_service.frozen import replace
from cds_service.rules.cladribine.cladribine_course_limit import (
    BeyondTheLimit,
    LastCourse,
    evaluate,
)

MONTHS = ("2025-01", "2025-02", "2025-03", "2025-04", "2025-05", "2025-06", "2025-07")


def given(day: str) -> Medication:
    """Return one administration."""
    kind = MedicationKind.ADMINISTRATION
    return medication(Drug.CLADRIBINE, day, kind=kind, status=Status.COMPLETED)


def about(*items: Medication, gaps: tuple[Gap, ...] = ()) -> Chart:
    """Return the chart of a patient for whom cladribine is being ordered."""
    return Chart(
        AS_OF,
        ADULT,
        Hook.ORDER_SIGN,
        diagnoses=(SM,),
        medications=items,
        drafts=(draft(Drug.CLADRIBINE),),
        gaps=gaps,
    )


def courses(number: int) -> tuple[Medication, ...]:
    """Return that many courses of two days each."""
    days = ("06", "10")
    return tuple(given(f"{month}-{day}") for month in MONTHS[:number] for day in days)


@pytest.mark.parametrize("kind", list(MedicationKind))
def test_orders_count_only_where_nothing_was_given(kind: MedicationKind) -> None:
    """What was given or handed over is the course; an order may not have been."""
    five = [replace(each, kind=kind) for each in courses(5)]
    order = medication(Drug.CLADRIBINE, "2025-06-06", status=Status.COMPLETED)
    given_kinds = {MedicationKind.ADMINISTRATION, MedicationKind.DISPENSE}

    found = evaluate(about(*five, order))

    assert type(found) is (LastCourse if kind in given_kinds else BeyondTheLimit)


@pytest.mark.parametrize(
    ("number", "kind", "level"),
    [
        (4, None, None),
        (5, LastCourse, Indicator.INFO),
        (6, BeyondTheLimit, Indicator.WARNING),
        (7, BeyondTheLimit, Indicator.WARNING),
    ],
)
def test_the_seventh_course_is_one_too_many(
    number: int, kind: type | None, level: Indicator | None
) -> None:
    """Four on record: nothing; five: the next is the last; six: one too many."""
    found = evaluate(about(*courses(number)))
    if kind is None:
        assert isinstance(found, NotIndicated)
    else:
        assert type(found) is kind
        assert isinstance(found, BeyondTheLimit)
        assert (found.indicator, found.number) == (level, number + 1)


@pytest.mark.parametrize(
    ("second", "number"), [("2025-01-26", 6), ("2025-01-27", 7), ("2025-01-28", 7)]
)
def test_21_days_divide_two_courses(second: str, number: int) -> None:
    """20 days after the last dose it is the same course, 21 days after another."""
    later = tuple(
        given(f"{month}-06") for month in ("2025-03", "2025-05", "2025-07", "2025-09")
    )
    found = evaluate(about(given("2025-01-06"), given(second), *later))
    assert isinstance(found, BeyondTheLimit)
    assert found.number == number


def test_orders_count_only_where_nothing_given_is_on_record() -> None:
    """An order and the doses given for it are one course."""
    order = medication(Drug.CLADRIBINE, "2024-12-01", status=Status.COMPLETED)
    found = evaluate(about(order, *courses(5)))
    assert isinstance(found, LastCourse)


def test_records_that_were_not_sent_may_hide_a_course() -> None:
    """A low count proves nothing then; six that are seen are enough."""
    gap = Gap(Record.MEDICATION_ADMINISTRATIONS, "was not sent")
    assert isinstance(evaluate(about(*courses(2), gaps=(gap,))), InsufficientData)
    assert isinstance(evaluate(about(*courses(6), gaps=(gap,))), BeyondTheLimit)


@pytest.mark.parametrize(
    ("last", "number"), [("2026-01-03", 6), ("2025-12-17", 6), ("2025-12-16", 7)]
)
def test_an_order_within_a_running_course_goes_on_with_it(
    last: str, number: int
) -> None:
    """20 days after the last dose it is the same course, 21 days after the next one."""
    found = evaluate(about(*courses(5), given(last)))
    assert isinstance(found, BeyondTheLimit)
    assert found.number == number


def test_beside_hairy_cell_leukaemia_nobody_knows_what_it_is_for() -> None:
    """Its regimen is another one; a past or doubtful one changes nothing."""
    hairy = Problem("Condition/h", frozenset({Ailment.HAIRY_CELL_LEUKEMIA}))
    chart = about(*courses(6))

    assert isinstance(evaluate(replace(chart, problems=(hairy,))), InsufficientData)
    for other in (replace(hairy, current=False), replace(hairy, confirmed=False)):
        assert isinstance(evaluate(replace(chart, problems=(other,))), BeyondTheLimit)
