"""Are epinephrine devices too weak for the patient who is to carry them?

Two devices for a small child are half a dose each for an adult; the count alone
does not tell.
"""

from decimal import Decimal
from typing import Final

from cds_service.clinical.basis import HouseChoice, Threshold
from cds_service.clinical.chart import Chart
from cds_service.clinical.epinephrine import (
    DeviceCount,
    is_device_to_carry,
    ordered_devices,
)
from cds_service.clinical.epinephrine_dose import fitting_devices
from cds_service.clinical.epinephrine_supply import Amount
from cds_service.clinical.medication import Medication
from cds_service.clinical.proposal import EpinephrineProduct

_LABELS: Final = HouseChoice(
    "device labels give so much from 30 kg on, and half of it below (recalled)"
)
FULL_INJECTED: Final = Threshold(
    "epinephrine of a full auto-injector", Decimal("0.3"), "mg", _LABELS
)
FULL_SPRAYED: Final = Threshold(
    "epinephrine of a full nasal spray", Decimal(2), "mg", _LABELS
)
_LEAST_SPRAYED: Final = Decimal(1)
"""No auto-injector holds so much, and no nasal spray less."""


def is_weak(item: Medication) -> bool:
    """Tell whether one device gives what is meant for less than 30 kg.

    A device of which nobody says the strength is not called weak.
    """
    if item.device_mg is None:
        return False
    sprayed = item.device_mg >= _LEAST_SPRAYED
    full = FULL_SPRAYED if sprayed else FULL_INJECTED
    return item.device_mg < full.value


def weak_here(chart: Chart, devices: tuple[Medication, ...]) -> tuple[Medication, ...]:
    """Return those of these that are too weak, where the full dose is needed."""
    if not any(map(is_weak, devices)):
        return ()  # as usual; the weight need not be known
    needed = EpinephrineProduct.AUTO_INJECTOR_0_3_MG in fitting_devices(chart).products
    return tuple([item for item in devices if is_weak(item)]) if needed else ()


def too_weak(chart: Chart, devices: tuple[Medication, ...]) -> bool:
    """Tell whether the patient needs the full dose, and no device may have it."""
    return bool(devices) and len(weak_here(chart, devices)) == len(devices)


def too_few(chart: Chart, have: DeviceCount, wanted: int) -> bool:
    """Tell whether there are not so many on record that their strength matters.

    Where there may be, it does as soon as all of them are too weak.
    """
    may_be = have.at_most >= wanted and too_weak(chart, have.held)
    return have.at_least < wanted and not may_be


def weak_orders(chart: Chart) -> tuple[Medication, ...]:
    """Return the draft orders of devices to carry that are too weak here."""
    drafts = (*chart.drafts, *chart.other_drafts)
    return weak_here(chart, tuple(filter(is_device_to_carry, drafts)))


def enough_ordered(chart: Chart) -> Amount:
    """Add up the draft orders that are not too weak for this patient."""
    weak = weak_orders(chart)
    drafts = (*chart.drafts, *chart.other_drafts)
    return ordered_devices(item for item in drafts if item not in weak)


def surely_full(have: DeviceCount) -> int:
    """Return how many on record are there at least that are not called weak."""
    weak = sum(Amount.of(item).at_most for item in have.held if is_weak(item))
    return have.at_least - weak
