"""How many epinephrine devices the record says the patient has; never too many.

A device that is counted and is not there can kill; one that is there and is
not counted costs a question. So what may be the same device twice counts once
for "at least", and twice only for "at most".
"""

from collections.abc import Iterable
from datetime import date

from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.epinephrine_excluded import (
    Excluded,
    Exclusion,
    exclusions,
)
from cds_service.clinical.epinephrine_supply import Amount, supplied, unfilled_orders
from cds_service.clinical.medication import Drug, Medication, MedicationKind
from cds_service.frozen import Frozen


class DeviceCount(Frozen, kw_only=False):
    """The number of devices as bounds, and everything it was read from.

    `undated` may or may not be current, `unfilled` are orders of which a
    dispense was refused or is of no use: both raise `at_most` only.
    """

    at_least: int
    at_most: int
    counted: tuple[Medication, ...] = ()
    undated: tuple[Medication, ...] = ()
    unfilled: tuple[Medication, ...] = ()
    excluded: tuple[Exclusion, ...] = ()

    @property
    def held(self) -> tuple[Medication, ...]:
        """Return everything that raised a bound."""
        return (*self.counted, *self.unfilled, *self.undated)

    def left_out(self, *reasons: Excluded) -> tuple[Medication, ...]:
        """Return what was excluded for one of these reasons."""
        if not self.excluded:
            return ()
        return tuple(
            item.medication for item in self.excluded if item.reason in reasons
        )


@fact
def devices_on_record(chart: Chart) -> DeviceCount:
    """Count the devices of a chart; an order that is signed anew counts as a draft."""
    taken = chart.taken(Drug.EPINEPHRINE_DEVICE, Drug.EPINEPHRINE_OTHER)
    drafted = {item.reference for item in (*chart.drafts, *chart.other_drafts)}
    return count((item for item in taken if item.reference not in drafted), chart.as_of)


def ordered_devices(drafts: Iterable[Medication]) -> Amount:
    """Add up draft orders of devices to carry; refills are not supply in hand."""
    return sum(map(Amount.of, filter(is_device_to_carry, drafts)), Amount())


def is_device_to_carry(item: Medication) -> bool:
    """Tell whether an order is of a device, and not for use in hospital."""
    return item.drug is Drug.EPINEPHRINE_DEVICE and not item.inpatient


def count(medications: Iterable[Medication], as_of: date) -> DeviceCount:
    """Count the devices among these."""
    found = tuple(medications)
    if not found:
        return DeviceCount(0, 0)
    excluded = exclusions(found, as_of)
    left_out = {id(item.medication) for item in excluded}
    held = [item for item in found if id(item) not in left_out]
    dated = tuple([item for item in held if _dated(item)])
    undated = tuple([item for item in held if not _dated(item)])
    failed = [item.medication for item in excluded if item.failed]
    unfilled = unfilled_orders(dated, failed)
    total = _total(dated, unfilled)
    return DeviceCount(
        total.at_least,
        total.at_most + sum(Amount.of(item).at_most for item in undated),
        tuple([item for item in dated if item not in unfilled]),
        undated,
        unfilled,
        excluded,
    )


def merely_said(item: Medication) -> bool:
    """Tell whether nobody but the patient, or a plan, says there is a device."""
    stated = item.kind is MedicationKind.STATEMENT
    return stated or item.planned or item.patient_reported


def _total(dated: tuple[Medication, ...], unfilled: tuple[Medication, ...]) -> Amount:
    """Add up supplies; what was merely said may be about the same devices."""
    handled = [item for item in dated if not merely_said(item) or item in unfilled]
    said = [item for item in dated if merely_said(item) and item not in unfilled]
    had = supplied(tuple(handled), unfilled)
    told_apart = {item.name.casefold(): Amount.of(item).at_least for item in said}
    for item in said:
        name = item.name.casefold()
        told_apart[name] = max(told_apart[name], Amount.of(item).at_least)
    return Amount(
        max(had.at_least, sum(told_apart.values())),
        had.at_most + sum(Amount.of(item).at_most for item in said),
    )


def _dated(item: Medication) -> bool:
    return item.starts is not None or item.recorded is not None
