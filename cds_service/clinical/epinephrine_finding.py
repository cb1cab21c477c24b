"""What is found when two epinephrine devices are not certain, for the reader."""

from dataclasses import dataclass
from typing import Final, TypedDict

from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.chart import Chart
from cds_service.clinical.diagnosis import Diagnosis
from cds_service.clinical.epinephrine import (
    SUPPLY_CURRENT,
    Excluded,
    devices_on_record,
)
from cds_service.clinical.epinephrine_need import carrier
from cds_service.clinical.event import Event
from cds_service.clinical.medication import Medication
from cds_service.clinical.moment import Moment
from cds_service.clinical.outcome import Fact, Finding

LAST_FILL: Final = Recency(
    "last fill worth naming", 730, HouseChoice("an older fill says nothing of today")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DevicesShort(Finding):
    """The devices that were counted, and those that were not."""

    at_least: int
    at_most: int
    counted: tuple[Medication, ...] = ()
    reported: tuple[Medication, ...] = ()
    undated: tuple[Medication, ...] = ()
    last_fill: Medication | None = None
    filled_on: Moment | None = None
    expired: tuple[Medication, ...] = ()
    other_forms: tuple[Medication, ...] = ()
    not_held: tuple[Medication, ...] = ()
    history: tuple[Diagnosis | Event, ...] = ()
    supply_age: Recency = SUPPLY_CURRENT


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoMissing(DevicesShort):
    """Fewer than two devices, whatever the quantities mean."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityUnclear(DevicesShort):
    """Two devices, or fewer: the record does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoIfConfirmed(DevicesShort):
    """Two are not certain, and systemic mastocytosis is only possible."""


class Tally(TypedDict):
    """The fields that every one of these findings shares."""

    at_least: int
    at_most: int
    counted: tuple[Medication, ...]
    reported: tuple[Medication, ...]
    undated: tuple[Medication, ...]
    last_fill: Medication | None
    filled_on: Moment | None
    expired: tuple[Medication, ...]
    other_forms: tuple[Medication, ...]
    not_held: tuple[Medication, ...]
    history: tuple[Diagnosis | Event, ...]


def tally(chart: Chart) -> Tally:
    """Sort what is on record for the reader."""
    have = devices_on_record(chart)
    last = _last_fill(chart)
    return Tally(
        at_least=have.at_least,
        at_most=have.at_most,
        counted=have.counted,
        reported=tuple(item for item in have.counted if item.patient_reported),
        undated=have.undated,
        last_fill=last,
        filled_on=last.starts if last else None,
        expired=have.left_out(Excluded.EXPIRED),
        other_forms=have.left_out(Excluded.OTHER_FORM),
        not_held=have.left_out(Excluded.NOT_HELD, Excluded.INPATIENT),
        history=carrier(chart).history,
    )


def facts_used(chart: Chart) -> tuple[Fact, ...]:
    """Return the disease, the history, and all epinephrine, counted or not."""
    who, have = carrier(chart), devices_on_record(chart)
    left_out = tuple(item.medication for item in have.excluded)
    return (*who.disease, *who.history, *have.counted, *have.undated, *left_out)


def _last_fill(chart: Chart) -> Medication | None:
    """Return the newest supply that is too old to count and not too old to name."""
    old = (
        item
        for item in devices_on_record(chart).left_out(Excluded.OLD)
        if item.starts and item.starts.age_in_days(chart.as_of) <= LAST_FILL.days
    )
    return max(old, key=_by_day, default=None)


def _by_day(item: Medication) -> tuple[int, str]:
    return (item.starts.day.toordinal() if item.starts else 0, item.reference)
