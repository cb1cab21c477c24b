"""How many epinephrine devices the record says the patient has; never too many.

A device that is counted and is not there can kill; one that is there and is
not counted costs a question. So what may be the same device twice counts once
for "at least", and twice only for "at most".
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.epinephrine_supply import Amount, supplied
from cds_service.clinical.medication import (
    Drug,
    Medication,
    MedicationKind,
    MedicationStatus,
)

SUPPLY_CURRENT: Final = Recency(
    "epinephrine supply",
    365,
    HouseChoice(
        "no source says how old a supply may be; shelf life is 12 to 24 months"
    ),
)


class Excluded(StrEnum):
    """Why something is not counted; completes "not counted: ..."."""

    OTHER_FORM = "no auto-injector, single-dose syringe or nasal spray"
    GIVEN = "a dose that was given"
    INPATIENT = "for use in hospital"
    NOT_HELD = "stopped, planned away or not handed over"
    EXPIRED = "past its expiry date"
    OLD = "older than the supply may be"


_IN_PLAY: Final = {
    MedicationKind.ORDER: {MedicationStatus.ACTIVE, MedicationStatus.COMPLETED},
    MedicationKind.DISPENSE: {MedicationStatus.COMPLETED},
    MedicationKind.STATEMENT: {MedicationStatus.ACTIVE},
}


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Epinephrine on record that is not counted, and why."""

    medication: Medication
    reason: Excluded


@dataclass(frozen=True, slots=True)
class DeviceCount:
    """The number of devices as bounds, and everything it was read from.

    `undated` may or may not be current: it raises `at_most` only.
    """

    at_least: int
    at_most: int
    counted: tuple[Medication, ...] = ()
    undated: tuple[Medication, ...] = ()
    excluded: tuple[Exclusion, ...] = ()

    def left_out(self, *reasons: Excluded) -> tuple[Medication, ...]:
        """Return what was excluded for one of these reasons."""
        return tuple(
            item.medication for item in self.excluded if item.reason in reasons
        )


@fact
def devices_on_record(chart: Chart) -> DeviceCount:
    """Count the devices of a chart; draft orders are not on record."""
    return count(
        chart.taken(Drug.EPINEPHRINE_DEVICE, Drug.EPINEPHRINE_OTHER), chart.as_of
    )


def ordered_devices(drafts: Iterable[Medication]) -> Amount:
    """Add up draft orders of devices to carry; refills are not supply in hand."""
    return sum(
        (
            Amount.of(item)
            for item in drafts
            if item.drug is Drug.EPINEPHRINE_DEVICE and not item.inpatient
        ),
        Amount(),
    )


def count(medications: Iterable[Medication], as_of: date) -> DeviceCount:
    """Count the devices among these."""
    found = tuple(medications)
    excluded = tuple(
        Exclusion(item, reason)
        for item in found
        if (reason := _why_not(item, as_of)) is not None
    )
    left_out = {id(item.medication) for item in excluded}
    held = tuple(item for item in found if id(item) not in left_out)
    counted = tuple(item for item in held if _dated(item))
    undated = tuple(item for item in held if not _dated(item))
    total = _total(counted)
    return DeviceCount(
        total.at_least,
        total.at_most + sum(Amount.of(item).at_most for item in undated),
        counted,
        undated,
        excluded,
    )


def _total(counted: tuple[Medication, ...]) -> Amount:
    """Add up supplies; what was merely said may be about the same devices."""
    said = tuple(item for item in counted if _merely_said(item))
    had = supplied(tuple(item for item in counted if not _merely_said(item)))
    told_apart = {item.name.casefold(): Amount.of(item).at_least for item in said}
    for item in said:
        name = item.name.casefold()
        told_apart[name] = max(told_apart[name], Amount.of(item).at_least)
    return Amount(
        max(had.at_least, sum(told_apart.values())),
        had.at_most + sum(Amount.of(item).at_most for item in said),
    )


def _merely_said(item: Medication) -> bool:
    stated = item.kind is MedicationKind.STATEMENT
    return stated or item.planned or item.patient_reported


def _why_not(item: Medication, as_of: date) -> Excluded | None:
    if item.drug is Drug.EPINEPHRINE_OTHER:
        return Excluded.OTHER_FORM
    if item.kind is MedicationKind.ADMINISTRATION:
        return Excluded.GIVEN
    if item.inpatient:
        return Excluded.INPATIENT
    if item.status not in _IN_PLAY[item.kind]:
        return Excluded.NOT_HELD
    if item.expires is not None and item.expires.day < as_of:
        return Excluded.EXPIRED
    return Excluded.OLD if _too_old(item, as_of) else None


def _too_old(item: Medication, as_of: date) -> bool:
    since = item.starts or item.recorded
    if since is None or since.age_in_days(as_of) <= SUPPLY_CURRENT.days:
        return False
    # The expiry printed on what was handed over says more than its age.
    return item.kind is not MedicationKind.DISPENSE or item.expires is None


def _dated(item: Medication) -> bool:
    return item.starts is not None or item.recorded is not None
