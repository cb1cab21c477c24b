"""A systemic corticosteroid for more than a month points to bone."""

import pytest
from antimediator_charts import event, ordering
from charts import Hook, diagnosis, draft, on

from cds_service.cards.wording import summary
from cds_service.clinical.chart import Chart
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.event import EventKind
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.record import Gap, Record
from cds_service.frozen import replace
from cds_service.rules.antimediator.corticosteroid_use_caution import (
    RULE,
    LongSteroid,
    evaluate,
)


def prednisone(days: int | None, ends: str | None = None) -> Chart:
    """Return a call in which prednisone is chosen for so many days."""
    order = replace(
        draft(Drug.GLUCOCORTICOID),
        supply_days=days,
        starts=on("2026-01-06"),
        ends=on(ends) if ends else None,
    )
    return replace(
        ordering(Drug.GLUCOCORTICOID, hook=Hook.ORDER_SELECT), drafts=(order,)
    )


@pytest.mark.parametrize(
    ("days", "ends", "fires"),
    [
        (29, None, False),
        (30, None, False),
        (31, None, True),
        (None, "2026-02-05", False),
        (None, "2026-02-06", True),
        (None, None, False),
        (10, "2026-12-31", False),
    ],
)
def test_the_length_of_the_course(
    days: int | None, ends: str | None, *, fires: bool
) -> None:
    """30 days are a month, 31 are more; a length that nobody stated is none."""
    answer = evaluate(prednisone(days, ends))

    assert isinstance(answer, LongSteroid) is fires


def test_what_is_said() -> None:
    """The line names the days; a scan is offered where none is on record."""
    answer = evaluate(prednisone(90))

    assert isinstance(answer, LongSteroid)
    assert answer.indicator is Indicator.INFO
    assert len(answer.proposals) == 1
    assert summary(RULE.texts[LongSteroid].summary, answer) == (
        "Check bone density, calcium and vitamin D: systemic corticosteroid for 90 days"
        " adds to bone loss"
    )


def test_the_longer_of_two_courses_is_named() -> None:
    """Two orders at once are one line, with the longer course."""
    one = prednisone(31)
    (first,) = one.drafts
    second = replace(first, reference="MedicationRequest/2", supply_days=60)
    answer = evaluate(replace(one, drafts=(first, second)))

    assert isinstance(answer, LongSteroid)
    assert answer.days == 60


def test_a_scan_is_not_offered_twice_nor_in_ignorance() -> None:
    """One on record is named; where imaging was not read none is said to lack."""
    scan = event(EventKind.BONE_DENSITY_SCAN, "2025-02-03")
    known = evaluate(replace(prednisone(90), events=(scan,)))
    unread = (Gap(Record.IMAGING_REPORTS, "was not sent"),)
    unknown = evaluate(replace(prednisone(90), gaps=unread))

    assert isinstance(known, LongSteroid)
    assert known.scans == (scan,)
    assert isinstance(unknown, LongSteroid)
    assert known.proposals == unknown.proposals == ()


def test_silent() -> None:
    """Another drug, no mastocytosis, a possible one."""
    possible = (diagnosis(Disease.MONOCLONAL_MCAS),)
    for chart in (
        ordering(Drug.H1_ANTIHISTAMINE),
        replace(prednisone(90), diagnoses=()),
        replace(prednisone(90), diagnoses=possible),
    ):
        assert isinstance(evaluate(chart), NotIndicated)
