"""Is midostaurin being taken now, on hold, or over?"""

from datetime import date
from enum import StrEnum
from typing import Final

from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.calendar import shifted
from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.denied import denial
from cds_service.clinical.exposure import evidence_of_taking, last_day_covered
from cds_service.clinical.medication import (
    Drug,
    Medication,
    MedicationKind,
    MedicationStatus,
)
from cds_service.frozen import Frozen

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


class Course(Frozen, kw_only=False):
    """The state, the record that tells it, and the orders that could be held.

    `contradicted_by` is a newer record that says otherwise of a drug that is
    being taken.
    """

    state: Taking
    record: Medication | None = None
    orders: tuple[Medication, ...] = ()
    contradicted_by: Medication | None = None

    @property
    def held_anew(self) -> bool:
        """Whether it is on hold, or the newest record says so against others."""
        if self.state is Taking.ON_HOLD:
            return True
        newer = self.contradicted_by
        return newer is not None and newer.status is MedicationStatus.ON_HOLD


_TELLS: Final = {MedicationKind.ORDER, MedicationKind.STATEMENT}
_STATES: Final = {
    MedicationStatus.ACTIVE: Taking.NOW,
    MedicationStatus.ON_HOLD: Taking.ON_HOLD,
    MedicationStatus.STOPPED: Taking.STOPPED,
    MedicationStatus.COMPLETED: Taking.STOPPED,
    MedicationStatus.UNKNOWN: Taking.UNCLEAR,
}
_ENDED: Final = {MedicationStatus.ON_HOLD, MedicationStatus.STOPPED}
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
    """Read the state: whatever says that it is taken counts, however old.

    An order nobody closed, or tablets that last until today, keep the checks
    running; a newer record that says otherwise is named. Else the newest order
    or statement tells.
    """
    read = _read(chart)
    if read.state is not Taking.NOW or read.contradicted_by or not read.record:
        return read
    newer = denial(chart, Drug.MIDOSTAURIN, (read.record,))
    return Course(read.state, read.record, read.orders, newer)


def _read(chart: Chart) -> Course:
    evidence, telling = evidence_of_taking(chart), telling_records(chart)
    if not telling:
        return _by_supply(evidence, _supply(evidence, chart.as_of))
    orders = tuple([item for item in telling if _is_active_order(item)])
    latest = telling[0]
    state = _state(latest, chart.as_of)
    if state is Taking.NOW:
        return Course(state, latest, orders)
    for item in telling[1:]:
        if _state(item, chart.as_of) is Taking.NOW:
            newer = None if state is Taking.UNCLEAR else latest
            return Course(Taking.NOW, item, orders, newer)
    supply = _supply(_unended(evidence, telling), chart.as_of)
    if supply is not None:
        contradicts = latest.status in _ENDED or _began_before(supply, latest)
        newer = latest if contradicts else None
        return Course(Taking.NOW, supply, orders, newer)
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

    telling = [item for item in evidence_of_taking(chart) if item.kind in _TELLS]
    return tuple(sorted(telling, key=order) if len(telling) > 1 else telling)


def _is_active_order(item: Medication) -> bool:
    ordered = item.kind is MedicationKind.ORDER
    return ordered and item.status is MedicationStatus.ACTIVE


def _state(item: Medication, as_of: date) -> Taking:
    state = _STATES[item.status]
    if (
        state is Taking.NOW
        and item.kind in _TELLS
        and item.ends is not None
        and not _covers(item, as_of)
    ):
        return Taking.RUN_OUT
    return state


def _told_on(item: Medication, as_of: date) -> date | None:
    """Return when a record began to be true; a statement that ended, its end."""
    stated = item.kind is MedicationKind.STATEMENT
    if stated and item.ends and item.status is not MedicationStatus.ACTIVE:
        return min(item.ends.day, as_of)
    told = item.starts or item.recorded
    return None if told is None else told.day


def _covers(item: Medication, as_of: date) -> bool:
    last = last_day_covered(item, as_of)
    return last is not None and shifted(last, SUPPLY_GRACE.days) >= as_of


def _supply(evidence: tuple[Medication, ...], as_of: date) -> Medication | None:
    """Return the newest dispense or administration whose supply covers today."""
    covering = (
        (item.starts.order(), item.reference, item)
        for item in evidence
        if item.kind not in _TELLS and item.starts is not None and _covers(item, as_of)
    )
    return max(covering, key=lambda each: each[:2], default=(None, None, None))[2]


def _by_supply(evidence: tuple[Medication, ...], supply: Medication | None) -> Course:
    if supply is not None:
        return Course(Taking.NOW, supply)
    return Course(Taking.RUN_OUT if evidence else Taking.NEVER)


def _began_before(supply: Medication, latest: Medication) -> bool:
    if supply.starts is None or latest.starts is None:
        return False
    return supply.starts.order() < latest.starts.order()


def _unended(
    evidence: tuple[Medication, ...], telling: tuple[Medication, ...]
) -> tuple[Medication, ...]:
    """Leave out what was dispensed on an order that was held or stopped since.

    A hold or a stop has no date of its own and ends the supply of its order; a
    completed order is over as an order, while its tablets are still being taken.
    """
    ended = {item.reference for item in telling if item.status in _ENDED}
    return tuple(
        item
        for item in evidence
        if item.kind is not MedicationKind.DISPENSE or item.authorized_by not in ended
    )
