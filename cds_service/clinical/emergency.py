"""Is this an emergency, by the visit or by the order? Then no card may cost time."""

from collections.abc import Iterable
from typing import Final

from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.outcome import Fact

STILL_GOING_ON: Final = Recency(
    "begin of an emergency visit that may still go on",
    1,
    HouseChoice("a visit that began yesterday may last until today"),
)
HOSPITAL_DAYS: Final = Recency(
    "begin of a hospital stay that may still go on",
    14,
    HouseChoice("most stays are shorter; a longer one only loses a hint"),
)


@fact
def emergency(chart: Chart) -> tuple[Event, ...]:
    """Return the emergency visits that began today or yesterday."""
    return _begun(chart, EventKind.EMERGENCY_VISIT, STILL_GOING_ON)


@fact
def in_hospital(chart: Chart) -> tuple[Event, ...]:
    """Return the visits and stays in which somebody may watch over a first dose."""
    stays = _begun(chart, EventKind.HOSPITAL_STAY, HOSPITAL_DAYS)
    return (*emergency(chart), *stays)


def cannot_wait(chart: Chart, orders: Iterable[Fact]) -> bool:
    """Tell whether these orders are for now: an emergency visit, or marked stat.

    What is planned for a later day than tomorrow can wait, whatever its mark.
    """
    marked = any(isinstance(each, Event) and _at_once(each, chart) for each in orders)
    return marked or bool(emergency(chart))


def _at_once(order: Event, chart: Chart) -> bool:
    if not order.urgent:
        return False
    planned = order.planned
    return planned is None or -planned.age_in_days(chart.as_of) <= STILL_GOING_ON.days


def _begun(chart: Chart, kind: EventKind, window: Recency) -> tuple[Event, ...]:
    return tuple(
        [
            event
            for event in chart.done(kind)
            if event.when
            and not event.unverified_code
            and 0 <= event.when.age_in_days(chart.as_of) <= window.days
        ]
    )
