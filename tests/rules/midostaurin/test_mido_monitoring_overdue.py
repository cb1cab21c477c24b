"""Counts that are due: the bands, the graces, and low counts that grow old."""

from datetime import timedelta

import pytest
from charts import AS_OF, Hook, lab, medication, mg, on
from mido_charts import ANC, HB, MIDO, PLT, backwards, chart, dispense, held

from cds_service.clinical.chart import Chart
from cds_service.clinical.lab import Lab, ResultStatus
from cds_service.clinical.medication import Medication, MedicationStatus
from cds_service.clinical.outcome import Indicator, InsufficientData, NotIndicated
from cds_service.clinical.overdue_findings import (
    LowNotRepeated,
    NeverCounted,
    Overdue,
)
from cds_service.clinical.proposal import OrderTest
from cds_service.clinical.record import Gap, Record, Unread
from cds_service.frozen import replace
from cds_service.rules.midostaurin.mido_monitoring_overdue import evaluate


def ago(days: int) -> str:
    """Return the day so many days before the chart."""
    return str(AS_OF - timedelta(days=days))


def cbc(days: int, anc: str = "3.0", plt: str = "200") -> tuple[Lab, Lab]:
    """Return neutrophils and platelets of one day."""
    return lab(ANC, anc, ago(days)), lab(PLT, plt, ago(days))


def since(day: int, *labs: Lab, more: tuple[Medication, ...] = ()) -> Chart:
    """Return a chart on that day of treatment, the first dose being a dispense."""
    return chart(*labs, taken=(dispense(ago(day), 200), *more))


@pytest.mark.parametrize(
    ("day", "last", "late"),
    [
        (28, 9, False),
        (28, 10, True),
        (29, 17, False),
        (29, 18, True),
        (84, 17, False),
        (84, 18, True),
        (85, 35, False),
        (85, 36, True),
    ],
)
def test_each_band_has_its_interval_and_grace(
    day: int, last: int, *, late: bool
) -> None:
    """7 + 2, 14 + 3 and 30 + 5 days are in time; one more is not."""
    answer = evaluate(since(day, *cbc(last)))
    assert isinstance(answer, Overdue if late else NotIndicated)


@pytest.mark.parametrize(
    ("day", "last", "level"),
    [
        (28, 14, Indicator.WARNING),
        (28, 15, Indicator.CRITICAL),
        (29, 20, Indicator.WARNING),
    ],
)
def test_long_without_a_count_in_the_first_weeks_is_critical(
    day: int, last: int, level: Indicator
) -> None:
    """More than 14 days, in the first 28."""
    answer = evaluate(since(day, *cbc(last)))
    assert isinstance(answer, Overdue)
    assert answer.indicator is level


@pytest.mark.parametrize(("day", "late"), [(9, False), (10, True)])
def test_a_count_before_the_start_does_not_hasten_the_first(
    day: int, *, late: bool
) -> None:
    """The first week is counted from the first dose."""
    answer = evaluate(since(day, *cbc(day + 20)))
    assert isinstance(answer, Overdue if late else NotIndicated)


def test_no_count_ever() -> None:
    """Without any count the start is what is counted from."""
    assert isinstance(evaluate(since(9)), NotIndicated)
    answer = evaluate(since(10))
    assert type(answer) is NeverCounted
    assert answer.interval.days == 7
    assert evaluate(since(15)).indicator is Indicator.CRITICAL  # type: ignore[union-attr]


def test_the_older_of_both_counts_is_what_counts() -> None:
    """Platelets alone renew nothing; both, on days of their own, are a full count."""
    partial = lab(PLT, "200", ago(1))
    answer = evaluate(since(20, *cbc(12), partial))
    assert isinstance(answer, Overdue)
    assert answer.days_ago == 12
    assert answer.platelets == partial
    apart = lab(ANC, "3.0", ago(9)), partial
    assert isinstance(evaluate(since(20, *apart)), NotIndicated)
    late = evaluate(since(20, lab(ANC, "3.0", ago(10)), partial))
    assert isinstance(late, Overdue)
    alone = evaluate(since(20, partial))
    assert type(alone) is NeverCounted
    assert alone.partial == (partial,)


def test_a_preliminary_count_is_no_count() -> None:
    """It may still change."""
    early = tuple(replace(each, status=ResultStatus.PRELIMINARY) for each in cbc(1))
    assert isinstance(evaluate(since(20, *early)), NeverCounted)


def test_an_unknown_start_uses_the_monthly_rule() -> None:
    """And says so."""
    undated = medication(MIDO)
    assert isinstance(evaluate(chart(*cbc(35), taken=(undated,))), NotIndicated)
    answer = evaluate(chart(*cbc(36), taken=(undated,)))
    assert isinstance(answer, Overdue)
    assert answer.monthly is not None
    assert answer.missing == ("the date of the first dose",)


@pytest.mark.parametrize(("pause", "late"), [(28, False), (29, True)])
def test_a_long_break_restarts_the_clock(pause: int, *, late: bool) -> None:
    """More than 28 days without the drug: weekly counts again."""
    first = dispense(ago(200), 200 - 20 - pause)
    second = dispense(ago(20), 28)
    answer = evaluate(chart(*cbc(15), taken=(first, second)))
    assert isinstance(answer, Overdue if late else NotIndicated)


def test_a_step_up_restarts_the_clock() -> None:
    """A newer order for a higher dose begins weekly counts again."""
    low = medication(MIDO, ago(200), status=MedicationStatus.COMPLETED, dose=mg("50"))
    full, same = (medication(MIDO, ago(20), dose=mg(each)) for each in ("100", "50"))
    assert isinstance(evaluate(chart(*cbc(15), taken=(low, full))), Overdue)
    assert isinstance(evaluate(chart(*cbc(15), taken=(low, same))), NotIndicated)


def test_on_hold_is_silent() -> None:
    """Counts on hold are the business of the resume rule."""
    assert isinstance(evaluate(chart(taken=(held(),))), NotIndicated)


def test_what_may_hide_a_count_is_insufficient() -> None:
    """A gap, never when the counts are in time; an older unread count hides none."""
    gap = Gap(Record.LABS, "not sent")
    late = since(20, *cbc(12))
    assert isinstance(evaluate(replace(late, gaps=(gap,))), InsufficientData)
    unread = Unread("Observation/u", ANC, "no unit", "900", on(ago(2)))
    older = replace(since(20, *cbc(12)), unread=(replace(unread, taken=on(ago(13))),))
    assert isinstance(evaluate(older), Overdue)
    in_time = replace(since(20, *cbc(2)), gaps=(gap,))
    assert isinstance(evaluate(in_time), NotIndicated)


@pytest.mark.parametrize(
    ("hook", "last", "speaks"),
    [
        (Hook.ORDER_SIGN, 8, True),
        (Hook.ORDER_SIGN, 7, False),
        (Hook.PATIENT_VIEW, 29, True),
        (Hook.PATIENT_VIEW, 28, False),
    ],
)
def test_a_low_count_does_not_fall_silent_by_growing_old(
    hook: Hook, last: int, *, speaks: bool
) -> None:
    """Where the interruption rules stop looking, this rule begins to speak."""
    taken = (dispense(ago(200), 300), medication(MIDO, ago(190)))
    facts = chart(*cbc(last, anc="0.8"), hook=hook, taken=taken)
    answer = evaluate(facts)
    assert isinstance(answer, LowNotRepeated if speaks else NotIndicated)
    good = chart(*cbc(last), lab(HB, "12", ago(last)), hook=hook, taken=taken)
    assert isinstance(evaluate(good), NotIndicated)


def test_the_test_is_offered_at_its_interval() -> None:
    """Weekly in the first weeks, with chemistry beside it."""
    answer = evaluate(since(20, *cbc(12)))
    assert isinstance(answer, Overdue)
    first, second = answer.proposals
    assert isinstance(first, OrderTest)
    assert isinstance(second, OrderTest)
    assert (first.repeat_days, second.repeat_days) == (7, 0)


def test_the_order_of_facts_does_not_matter() -> None:
    """The same facts backwards give the same answer."""
    facts = since(20, *cbc(12), *cbc(19))
    assert evaluate(facts) == evaluate(backwards(facts))
