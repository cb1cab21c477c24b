"""A severe harm on midostaurin: course since 2025-09-04."""

from decimal import Decimal

import pytest
from charts import Chart, on
from mido_charts import TAKING, chart, held

from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.proposal import HoldOrder
from cds_service.frozen import replace
from cds_service.rules.midostaurin.mido_nonheme_grade34 import SevereHarm, evaluate

LONG = replace(TAKING, starts=on("2025-09-01"))


def harm(day: str | None, reference: str = "A/1") -> Event:
    """Return a harm that was said to be severe."""
    when = on(day) if day else None
    return Event(reference, EventKind.SEVERE_ADVERSE_EVENT, "Diarrhoea", when)


def harmed(*events: Event) -> Chart:
    """Return a chart on midostaurin with severe harms."""
    return chart(taken=(LONG,), events=events)


@pytest.mark.parametrize(("day", "told"), [("2025-11-07", True), ("2025-11-06", False)])
def test_sixty_days(day: str, *, told: bool) -> None:
    """Day 60 is remembered, day 61 is not."""
    assert isinstance(evaluate(harmed(harm(day))), SevereHarm if told else NotIndicated)


def test_what_is_said() -> None:
    """A line with a hold; the newest harm, in whatever order they came."""
    old, new = harm("2025-12-01", "A/1"), harm("2025-12-20", "A/2")
    for events in ((old, new), (new, old)):
        answer = evaluate(harmed(*events))
        assert isinstance(answer, SevereHarm)
        assert answer.indicator is Indicator.INFO
        assert answer.event == new
        assert [type(each) for each in answer.proposals] == [HoldOrder]
        assert (answer.longest.days, answer.resume_dose.value) == (21, Decimal(50))


@pytest.mark.parametrize(("day", "told"), [("2025-12-03", False), ("2025-12-04", True)])
def test_only_since_the_first_dose(day: str, *, told: bool) -> None:
    """What happened before is not midostaurin's."""
    made = chart(events=(harm(day),))
    assert isinstance(evaluate(made), SevereHarm if told else NotIndicated)


def test_silent() -> None:
    """No harm, an undated one, on hold, not taken."""
    made = harmed(harm("2025-12-20"))
    for silent in (
        harmed(),
        harmed(harm(None)),
        replace(made, medications=(held(),)),
        replace(made, medications=()),
    ):
        assert isinstance(evaluate(silent), NotIndicated)
