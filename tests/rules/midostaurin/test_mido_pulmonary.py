"""Lung disease while midostaurin is taken: the order of 2025-12-01, dose on 12-04."""

import pytest
from charts import Chart, Hook, on
from mido_charts import TAKING, chart, held
from order_charts import CHILD

from cds_service.clinical.event import Event, EventKind, Phase
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.proposal import HoldOrder, OrderTest
from cds_service.clinical.record import Gap, Record
from cds_service.frozen import replace
from cds_service.rules.midostaurin.mido_pulmonary import (
    LungDisease,
    NewDyspnea,
    OlderLungDisease,
    evaluate,
)


def problem(ailment: Ailment, began: str | None) -> Problem:
    """Return a problem of the problem list."""
    when = on(began) if began else None
    return Problem(f"C/{ailment}", frozenset({ailment}), began=when)


def lungs(
    began: str | None, ailment: Ailment = Ailment.INTERSTITIAL_LUNG_DISEASE
) -> Chart:
    """Return a chart on midostaurin with a problem of the lungs."""
    return replace(chart(), problems=(problem(ailment, began),))


def imaging(day: str | None, made: Chart) -> Chart:
    """Return the chart with imaging asked for."""
    when = on(day) if day else None
    kind = EventKind.CONTRAST_IMAGING
    event = Event("S/1", kind, "CT", when, phase=Phase.ORDERED)
    return replace(made, events=(event,))


@pytest.mark.parametrize("began", ["2025-12-04", "2026-01-02", None])
def test_lung_disease_since_the_start(began: str | None) -> None:
    """A warning with a CT and a hold; one without a date is not taken for older."""
    answer = evaluate(lungs(began))
    assert type(answer) is LungDisease
    assert answer.indicator is Indicator.WARNING
    kinds = [type(each) for each in answer.proposals]
    assert kinds == [OrderTest, HoldOrder, OrderTest]


def test_lung_disease_from_before_is_a_note() -> None:
    """Without a hold."""
    answer = evaluate(lungs("2025-12-03"))
    assert type(answer) is OlderLungDisease
    assert answer.indicator is Indicator.INFO
    assert [type(each) for each in answer.proposals] == [OrderTest]


@pytest.mark.parametrize(
    ("began", "imaged", "told"),
    [
        ("2025-12-07", "2025-12-07", True),
        ("2025-12-06", "2025-12-07", False),
        ("2025-12-07", "2025-12-06", False),
        ("2025-12-07", None, False),
        (None, "2026-01-02", False),
    ],
)
def test_dyspnea_and_imaging(
    began: str | None, imaged: str | None, *, told: bool
) -> None:
    """Both of the last 30 days; 31 are too old, an unknown day tells nothing."""
    answer = evaluate(imaging(imaged, lungs(began, Ailment.DYSPNEA)))
    assert isinstance(answer, NewDyspnea if told else NotIndicated)


def test_dyspnea_from_before_or_without_imaging() -> None:
    """Silent."""
    recent = replace(TAKING, starts=on("2025-12-30"))
    made = imaging("2026-01-02", lungs("2025-12-31", Ailment.DYSPNEA))
    older = replace(made, medications=(recent,))
    assert isinstance(evaluate(older), NotIndicated)
    alone = lungs("2026-01-02", Ailment.DYSPNEA)
    assert isinstance(evaluate(alone), NotIndicated)


def test_silent() -> None:
    """Past, unconfirmed, on hold, not taken, a child, another problem, records gone."""
    made = lungs("2026-01-02")
    (found,) = made.problems
    gap = Gap(Record.MEDICATION_ORDERS, "was not sent")
    for other in (
        replace(made, problems=(replace(found, current=False),)),
        replace(made, problems=(replace(found, confirmed=False),)),
        replace(made, medications=(held(),)),
        replace(made, medications=()),
        replace(made, medications=(), gaps=(gap,)),
        replace(made, patient=CHILD),
        lungs("2026-01-02", Ailment.FLUSHING),
        replace(made, problems=()),
        replace(made, hook=Hook.ORDER_SIGN),
    ):
        assert isinstance(evaluate(other), NotIndicated)
