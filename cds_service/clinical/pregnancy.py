"""What the pregnancy tests on record say before midostaurin is started."""

from typing import Final

from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.chart import Chart
from cds_service.clinical.event import Event, EventKind
from cds_service.frozen import Frozen

POSITIVE_MEMORY: Final = Recency(
    "how long a positive pregnancy test speaks",
    300,
    HouseChoice("longer than a pregnancy"),
)
_NEGATIVE: Final = "negative"
_POSITIVE: Final = "positive"
# Of tests of one day the one that asks for more counts.
_CAREFUL: Final = {_POSITIVE: 2, _NEGATIVE: 0}
_UNCLEAR: Final = 1
_ORDERED: Final = "ServiceRequest/"


class PregnancyTests(Frozen, kw_only=False):
    """What is known; a result that cannot be read never stands for a negative one.

    `positive` is the newest test that can be read, when it is positive.
    `unclear` is the newest test, when it is recent and cannot be read.
    """

    excluded: bool
    positive: Event | None
    unclear: Event | None


def pregnancy_tests(chart: Chart, age: Recency) -> PregnancyTests:
    """Read the tests; `age` is how old a negative one may be."""
    newest_first = sorted(_results(chart), key=_order, reverse=True)
    newest = next(iter(newest_first), None)
    readable = next((each for each in newest_first if each.result in _CAREFUL), None)
    recent = newest is not None and _age(newest, chart) <= age.days
    positive = (
        readable is not None
        and readable.result == _POSITIVE
        and _age(readable, chart) <= POSITIVE_MEMORY.days
    )
    return PregnancyTests(
        excluded=newest is not None and recent and newest.result == _NEGATIVE,
        positive=readable if positive else None,
        unclear=newest if recent and newest is not readable else None,
    )


def _results(chart: Chart) -> list[Event]:
    # A test that was only ordered has no result yet.
    return [
        event
        for event in chart.done(EventKind.PREGNANCY_TEST)
        if event.when is not None and not event.reference.startswith(_ORDERED)
    ]


def _order(event: Event) -> tuple[int, int, str]:
    day = event.when.day.toordinal() if event.when else 0
    return day, _CAREFUL.get(event.result, _UNCLEAR), event.reference


def _age(event: Event, chart: Chart) -> int:
    return event.when.age_in_days(chart.as_of) if event.when else POSITIVE_MEMORY.days
