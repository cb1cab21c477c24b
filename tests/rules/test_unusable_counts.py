"""A count that could not be used is asked for as urgently as one that is missing."""

from collections.abc import Callable

import aya_charts as aya
import pytest
from charts import SM, Chart, Hook, draft, lab, on
from mido_charts import ANC, PLT, chart, dispense
from mido_starts import counts, start

from cds_service.clinical import avapritinib_findings as on_avapritinib
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import Finding, Indicator, InsufficientData, Outcome
from cds_service.clinical.overdue_findings import NotUsable
from cds_service.clinical.record import Gap, Record, Unread
from cds_service.frozen import replace
from cds_service.rules.avapritinib import (
    avapritinib_platelet_monitor as aya_monitor,
)
from cds_service.rules.avapritinib import avapritinib_platelet_start as aya_start
from cds_service.rules.cladribine import cladribine_dose_safety
from cds_service.rules.midostaurin import (
    mido_baseline_missing,
    mido_monitoring_overdue,
)

CLUMPED = Unread(
    "Observation/clumped", PLT, "platelet clumps reported", "40", on("2026-01-05")
)
NO_VALUE = Unread("Observation/none", ANC, "it has no value", taken=on("2026-01-05"))
LABS = Gap(Record.LABS, "was not sent")
ORDER = draft(Drug.CLADRIBINE)
TRANSFUSED = Event("Procedure/t", EventKind.TRANSFUSION, "platelets", on("2025-12-30"))
Evaluate = Callable[[Chart], Outcome]


def mido(*labs: str, day: str = "2025-12-18") -> Chart:
    """Return a chart on day 19 of midostaurin with full counts of these days."""
    both = [lab(each, "200", taken) for taken in labs for each in (ANC, PLT)]
    return chart(*both, taken=(dispense(day, 200),))


def seen(*labs: str) -> Chart:
    """Return a chart on day 27 of avapritinib with platelets of these days."""
    return aya.chart(
        *(lab(PLT, "200", day) for day in labs), hook=aya.VIEW, taken=(aya.taking(),)
    )


def starting(*labs: str) -> Chart:
    """Return a first order of avapritinib with platelets of these days."""
    return aya.chart(*(lab(PLT, "200", day) for day in labs))


@pytest.mark.parametrize(
    ("evaluate", "missing"),
    [
        (mido_monitoring_overdue.evaluate, mido()),
        (mido_monitoring_overdue.evaluate, mido("2025-12-19")),
        (mido_monitoring_overdue.evaluate, mido(day="2025-12-10")),
        (mido_baseline_missing.evaluate, start()),
        (mido_baseline_missing.evaluate, start(*counts(29))),
        (aya_monitor.evaluate, seen()),
        (aya_monitor.evaluate, seen("2025-12-22")),
        (aya_start.evaluate, starting()),
        (aya_start.evaluate, starting("2025-12-22")),
        (
            aya_start.evaluate,
            replace(starting("2026-01-02"), events=(TRANSFUSED,)),
        ),
        (
            cladribine_dose_safety.evaluate,
            chart(hook=Hook.ORDER_SIGN, taken=(), diagnoses=(SM,), drafts=(ORDER,)),
        ),
    ],
)
@pytest.mark.parametrize("unread", [(CLUMPED,), (NO_VALUE,), (CLUMPED, NO_VALUE)])
def test_an_unusable_count_asks_as_urgently_as_none(
    evaluate: Evaluate, missing: Chart, unread: tuple[Unread, ...]
) -> None:
    """A clumped platelet count, or a neutrophil count without a value, calms nobody."""
    without = evaluate(missing)
    answer = evaluate(replace(missing, unread=unread))

    assert isinstance(without, Finding)
    assert isinstance(answer, Finding)
    assert answer.indicator is without.indicator
    assert answer.proposals == without.proposals


@pytest.mark.parametrize(
    ("last", "level"),
    [("2025-12-23", Indicator.WARNING), ("2025-12-22", Indicator.CRITICAL)],
)
def test_on_midostaurin_the_days_run_from_the_last_usable_count(
    last: str, level: Indicator
) -> None:
    """In the first 28 days 14 warn and 15 are critical, clumped count or not."""
    answer = mido_monitoring_overdue.evaluate(replace(mido(last), unread=(CLUMPED,)))

    assert isinstance(answer, NotUsable)
    assert answer.indicator is level
    assert answer.analytes == (PLT,)
    assert answer.unusable == (CLUMPED,)
    assert [each.taken.day for each in answer.last] == [on(last).day] * 2


def test_both_counts_are_named_each_once() -> None:
    """However many results of each could not be used."""
    again = replace(CLUMPED, reference="Observation/clumped-again")
    answer = mido_monitoring_overdue.evaluate(
        replace(mido(), unread=(CLUMPED, again, NO_VALUE))
    )

    assert isinstance(answer, NotUsable)
    assert answer.analytes == (ANC, PLT)
    assert answer.last == ()


@pytest.mark.parametrize(
    ("evaluate", "in_time", "kind"),
    [
        (aya_monitor.evaluate, seen("2025-12-23"), InsufficientData),
        (aya_monitor.evaluate, seen("2025-12-22"), on_avapritinib.NotUsable),
        (aya_start.evaluate, starting("2025-12-23"), InsufficientData),
        (
            aya_start.evaluate,
            starting("2025-12-22"),
            on_avapritinib.NotUsableBeforeStart,
        ),
    ],
)
def test_on_avapritinib_a_usable_count_in_time_leaves_a_question(
    evaluate: Evaluate, in_time: Chart, kind: type[object]
) -> None:
    """14 days old it still counts, and the newer one is said to be unread; 15, not."""
    assert type(evaluate(replace(in_time, unread=(CLUMPED,)))) is kind


@pytest.mark.parametrize(
    ("evaluate", "missing"),
    [
        (mido_monitoring_overdue.evaluate, mido()),
        (aya_monitor.evaluate, seen()),
        (aya_start.evaluate, starting()),
    ],
)
def test_where_results_were_not_sent_nobody_can_tell(
    evaluate: Evaluate, missing: Chart
) -> None:
    """A good count may lie in what is missing of the record."""
    answer = evaluate(replace(missing, unread=(CLUMPED,), gaps=(LABS,)))

    assert isinstance(answer, InsufficientData)
