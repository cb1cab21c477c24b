"""Which epinephrine on record is no device in hand, and why not."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Final

from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.medication import (
    Drug,
    Medication,
    MedicationKind,
    MedicationStatus,
)
from cds_service.frozen import Frozen

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
    SPENT = "an order of which the devices handed over are past their expiry date"
    OLD = "older than the supply may be"


_IN_PLAY: Final = {
    MedicationKind.ORDER: {MedicationStatus.ACTIVE, MedicationStatus.COMPLETED},
    MedicationKind.DISPENSE: {MedicationStatus.COMPLETED},
    MedicationKind.STATEMENT: {MedicationStatus.ACTIVE},
}
_NEVER_HANDED_OVER: Final = {MedicationStatus.CANCELLED, MedicationStatus.STOPPED}


class Exclusion(Frozen, kw_only=False):
    """Epinephrine on record that is not counted, and why."""

    medication: Medication
    reason: Excluded

    @property
    def failed(self) -> bool:
        """Whether it is a dispense that left its order without a device to use."""
        if self.medication.kind is not MedicationKind.DISPENSE:
            return False
        if self.reason is Excluded.NOT_HELD:
            return self.medication.status in _NEVER_HANDED_OVER
        return self.reason is Excluded.EXPIRED


def exclusions(found: Iterable[Medication], as_of: date) -> tuple[Exclusion, ...]:
    """Say what is not counted, in the order it came."""
    judged = [(item, _why_not(item, as_of)) for item in found]
    spent = {
        item.authorized_by
        for item, reason in judged
        if reason is Excluded.EXPIRED and item.authorized_by
    }
    return tuple(
        [
            Exclusion(item, why)
            for item, reason in judged
            if (why := reason or _spent(item, spent)) is not None
        ]
    )


def _spent(item: Medication, spent: set[str]) -> Excluded | None:
    is_order = item.kind is MedicationKind.ORDER
    return Excluded.SPENT if is_order and item.reference in spent else None


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
