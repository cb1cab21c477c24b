"""Were anti-mediator medicines tried long enough to call the symptoms refractory?

A class is tried when one course of it lasted eight weeks: a single day proves
nothing, and what names no start or no end is unknown.
"""

from datetime import date
from decimal import Decimal
from typing import Final

from cds_service.clinical.antimediators import (
    LONG_ENOUGH,
    AntimediatorClass,
    classes_ever,
    dated,
    taking_class,
)
from cds_service.clinical.basis import HouseChoice, Threshold
from cds_service.clinical.chart import Chart, fact, fact_of_each
from cds_service.clinical.exposure import LONG_BREAK, last_day_covered
from cds_service.clinical.medication import Medication
from cds_service.clinical.presence import Presence

CLASSES_TRIED: Final = Threshold(
    "classes of anti-mediator medicines tried",
    Decimal(2),
    "classes",
    HouseChoice("the sources say maximal therapy and give no number"),
)


@fact
def maximal_therapy(chart: Chart) -> Presence:
    """Tell whether enough classes were each tried for long enough."""
    tried = [_tried(chart, each) for each in AntimediatorClass]
    least = tried.count(Presence.PRESENT)
    if least >= CLASSES_TRIED.value:
        return Presence.PRESENT
    most = least + tried.count(Presence.UNKNOWN)
    return Presence.UNKNOWN if most >= CLASSES_TRIED.value else Presence.ABSENT


def class_undated(chart: Chart) -> bool:
    """Tell whether nobody knows how long some class on record was tried."""
    return any(_tried(chart, each) is Presence.UNKNOWN for each in classes_ever(chart))


def class_unread(chart: Chart) -> bool:
    """Tell whether a class that is not on record may be in what was not read."""
    return maximal_therapy(chart) is Presence.UNKNOWN and any(
        taking_class(chart, each) is Presence.UNKNOWN
        for each in AntimediatorClass
        if each not in classes_ever(chart)
    )


@fact_of_each
def _tried(chart: Chart, antimediator: AntimediatorClass) -> Presence:
    """Tell whether one course of a class lasted long enough."""
    items = classes_ever(chart).get(antimediator, ())
    if not items:
        unread = taking_class(chart, antimediator) is Presence.UNKNOWN
        return Presence.UNKNOWN if unread else Presence.ABSENT
    if _longest_course(chart, items) >= LONG_ENOUGH.days:
        return Presence.PRESENT
    endless = any(_is_open(item, chart) for item in items)
    return Presence.UNKNOWN if endless else Presence.ABSENT


def _longest_course(chart: Chart, items: tuple[Medication, ...]) -> int:
    """Return its days; a long break begins another course."""
    longest, since, covered = 0, date.min, date.min
    for item, starts in dated(items):
        if (starts.day - covered).days > LONG_BREAK.days:
            since = starts.day
        last = last_day_covered(item, chart.as_of) or starts.day
        covered = max(covered, min(last, chart.as_of))
        longest = max(longest, (covered - since).days)
    return longest


def _is_open(item: Medication, chart: Chart) -> bool:
    return item.starts is None or last_day_covered(item, chart.as_of) is None
