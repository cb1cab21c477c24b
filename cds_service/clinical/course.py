"""Is midostaurin being taken now, on hold, or over?"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.calendar import shifted
from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.exposure import is_evidence, last_day_covered
from cds_service.clinical.medication import (
    Drug,
    Medication,
    MedicationKind,
    MedicationStatus,
)

SUPPLY_GRACE: Final = Recency(
    "after the end of a supply", 7, HouseChoice("tablets are taken late or left over")
)


class Taking(StrEnum):
    """Where the course stands."""

    NOW = "midostaurin is being taken"
    ON_HOLD = "midostaurin is on hold"
    STOPPED = "midostaurin was stopped"
    RUN_OUT = "the midostaurin on record has run out"
    UNCLEAR = "whether midostaurin is being taken cannot be told"
    NEVER = "no midostaurin is on record"


@dataclass(frozen=True, slots=True)
class Course:
    """The state, the record that tells it, and the orders that could be held."""

    state: Taking
    record: Medication | None = None
    orders: tuple[Medication, ...] = ()


_TELLS: Final = {MedicationKind.ORDER, MedicationKind.STATEMENT}
_STATES: Final = {
    MedicationStatus.ACTIVE: Taking.NOW,
    MedicationStatus.ON_HOLD: Taking.ON_HOLD,
    MedicationStatus.STOPPED: Taking.STOPPED,
    MedicationStatus.COMPLETED: Taking.STOPPED,
    MedicationStatus.UNKNOWN: Taking.UNCLEAR,
}
# When two records are equally new, the one that keeps more checks running.
_SAFER: Final = (
    Taking.NOW,
    Taking.UNCLEAR,
    Taking.ON_HOLD,
    Taking.STOPPED,
    Taking.RUN_OUT,
)


@fact
def course(chart: Chart) -> Course:
    """Read the state from the newest order or statement, then from the supply."""
    evidence = [item for item in chart.taken(Drug.MIDOSTAURIN) if is_evidence(item)]
    telling = telling_records(chart)
    supply = _supply(evidence, chart.as_of)
    orders = tuple(
        item
        for item in telling
        if item.kind is MedicationKind.ORDER and item.status is MedicationStatus.ACTIVE
    )
    if not telling:
        return _by_supply(evidence, supply)
    latest = telling[0]
    state = _state(latest, chart.as_of)
    if state is not Taking.NOW and supply is not None and _outlasts(supply, latest):
        return Course(Taking.NOW, supply, orders)
    return Course(state, latest, orders)


@fact
def telling_records(chart: Chart) -> tuple[Medication, ...]:
    """Return the orders and statements that tell the state, newest first."""

    def order(item: Medication) -> tuple[object, ...]:
        state = _state(item, chart.as_of)
        day = _told_on(item, chart.as_of)
        if day is None:
            # An undated active order may be the newest; nothing else undated is.
            day = date.max if state is Taking.NOW else date.min
        return -day.toordinal(), _SAFER.index(state), item.reference

    telling = (
        item
        for item in chart.taken(Drug.MIDOSTAURIN)
        if item.kind in _TELLS and is_evidence(item)
    )
    return tuple(sorted(telling, key=order))


def _state(item: Medication, as_of: date) -> Taking:
    state = _STATES[item.status]
    if (
        state is Taking.NOW
        and item.kind is MedicationKind.STATEMENT
        and item.ends is not None
        and not _covers(item, as_of)
    ):
        return Taking.RUN_OUT
    return state


def _told_on(item: Medication, as_of: date) -> date | None:
    """Return when a record began to be true; a statement that ended, its end."""
    ended = item.kind is MedicationKind.STATEMENT and item.ends is not None
    if ended and item.ends is not None and item.status is not MedicationStatus.ACTIVE:
        return min(item.ends.day, as_of)
    told = item.starts or item.recorded
    return None if told is None else told.day


def _covers(item: Medication, as_of: date) -> bool:
    last = last_day_covered(item, as_of)
    return last is not None and shifted(last, SUPPLY_GRACE.days) >= as_of


def _supply(evidence: list[Medication], as_of: date) -> Medication | None:
    """Return the newest dispense or administration whose supply covers today."""
    covering = (
        (item.starts.order(), item.reference, item)
        for item in evidence
        if item.kind not in _TELLS and item.starts is not None and _covers(item, as_of)
    )
    return max(covering, key=lambda each: each[:2], default=(None, None, None))[2]


def _by_supply(evidence: list[Medication], supply: Medication | None) -> Course:
    if supply is not None:
        return Course(Taking.NOW, supply)
    return Course(Taking.RUN_OUT if evidence else Taking.NEVER)


def _outlasts(supply: Medication, latest: Medication) -> bool:
    """Tell whether a supply says more of today than the newest order does.

    A hold or a stop ends what was dispensed before it, and it has no date of
    its own; only the supply of another order goes on. A completed (or unclear)
    order is over as an order, while its tablets are still being taken.
    """
    if (
        latest.starts is not None
        and supply.starts is not None
        and supply.starts.order() < latest.starts.order()
    ):
        return False
    if latest.status in {MedicationStatus.ON_HOLD, MedicationStatus.STOPPED}:
        return supply.authorized_by not in {"", latest.reference}
    return True
