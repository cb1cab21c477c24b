"""What is found when two epinephrine devices are not certain, for the reader."""

from enum import StrEnum
from typing import Final, TypedDict

from cds_service.clinical.anaphylaxis import (
    Evidence,
    anaphylaxis_evidence,
    had_anaphylaxis,
)
from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.chart import Chart, Hook
from cds_service.clinical.epinephrine import (
    DeviceCount,
    devices_on_record,
    merely_said,
)
from cds_service.clinical.epinephrine_excluded import SUPPLY_CURRENT, Excluded
from cds_service.clinical.epinephrine_gaps import supply_gaps, unread_medications
from cds_service.clinical.epinephrine_need import carrier
from cds_service.clinical.epinephrine_strength import weak_orders
from cds_service.clinical.medication import Medication, MedicationKind
from cds_service.clinical.moment import Moment
from cds_service.clinical.outcome import Fact, Finding
from cds_service.clinical.presence import Presence

LAST_FILL: Final = Recency(
    "last fill worth naming", 730, HouseChoice("an older fill says nothing of today")
)


class Filled(StrEnum):
    """What happened on the day of the last fill."""

    ORDERED = "ordered"
    SUPPLIED = "supplied"
    STATED = "stated"


_FILLED: Final = {
    MedicationKind.ORDER: Filled.ORDERED,
    MedicationKind.DISPENSE: Filled.SUPPLIED,
}


class DevicesShort(Finding):
    """The devices that were counted, and those that were not."""

    at_least: int
    at_most: int
    counted: tuple[Medication, ...] = ()
    reported: tuple[Medication, ...] = ()
    unstated: tuple[Medication, ...] = ()
    undated: tuple[Medication, ...] = ()
    unfilled: tuple[Medication, ...] = ()
    last_fill: str = ""
    filled: Filled | None = None
    filled_on: Moment | None = None
    expired: tuple[str, ...] = ()
    spent: tuple[Medication, ...] = ()
    weak_orders: tuple[Medication, ...] = ()
    other_forms: tuple[Medication, ...] = ()
    not_held: tuple[Medication, ...] = ()
    history: tuple[Evidence, ...] = ()
    attacks: tuple[Evidence, ...] = ()
    supply_age: Recency = SUPPLY_CURRENT


class TwoMissing(DevicesShort):
    """Fewer than two devices, whatever the quantities mean."""


class QuantityUnclear(DevicesShort):
    """Two devices, or fewer: the record does not say."""


class TwoIfConfirmed(DevicesShort):
    """Two are not certain, and systemic mastocytosis is only possible."""


class Tally(TypedDict):
    """The fields that every one of these findings shares."""

    at_least: int
    at_most: int
    counted: tuple[Medication, ...]
    reported: tuple[Medication, ...]
    unstated: tuple[Medication, ...]
    undated: tuple[Medication, ...]
    unfilled: tuple[Medication, ...]
    last_fill: str
    filled: Filled | None
    filled_on: Moment | None
    expired: tuple[str, ...]
    spent: tuple[Medication, ...]
    weak_orders: tuple[Medication, ...]
    other_forms: tuple[Medication, ...]
    not_held: tuple[Medication, ...]
    history: tuple[Evidence, ...]
    attacks: tuple[Evidence, ...]


def tally(chart: Chart) -> Tally:
    """Sort what is on record for the reader."""
    have = devices_on_record(chart)
    last = _last_fill(chart)
    return Tally(
        at_least=have.at_least,
        at_most=have.at_most,
        counted=have.counted,
        reported=only_said(have.counted),
        unstated=tuple([item for item in have.counted if item.devices is None]),
        undated=have.undated,
        unfilled=have.unfilled,
        last_fill=last.name if last else "",
        filled=_FILLED.get(last.kind, Filled.STATED) if last else None,
        filled_on=last.starts if last else None,
        expired=tuple(map(_expiry, have.left_out(Excluded.EXPIRED))),
        spent=have.left_out(Excluded.SPENT),
        weak_orders=weak_orders(chart),
        other_forms=have.left_out(Excluded.OTHER_FORM),
        not_held=have.left_out(Excluded.NOT_HELD, Excluded.INPATIENT),
        history=carrier(chart).history,
        attacks=attacks_before_leaving(chart),
    )


def facts_used(chart: Chart) -> tuple[Fact, ...]:
    """Return the disease, the history, and all epinephrine, counted or not."""
    who, have = carrier(chart), devices_on_record(chart)
    left_out = tuple(item.medication for item in have.excluded)
    attacks = [x for x in attacks_before_leaving(chart) if x not in who.history]
    return (
        *who.disease,
        *who.history,
        *attacks,
        *have.held,
        *left_out,
        *weak_orders(chart),
    )


def attacks_before_leaving(chart: Chart) -> tuple[Evidence, ...]:
    """Return past anaphylaxis where it decides how urgent it is: at discharge."""
    leaving = chart.hook is Hook.ENCOUNTER_DISCHARGE
    return anaphylaxis_evidence(chart) if leaving else ()


def only_said(counted: tuple[Medication, ...]) -> tuple[Medication, ...]:
    """Return those of these that only the patient reports, or a plan names."""
    return tuple([item for item in counted if merely_said(item)])


def not_known(chart: Chart, have: DeviceCount) -> tuple[str, ...]:
    """Say what nobody knows of these devices, and what of the record is not here."""
    return (
        *_in_doubt(have),
        *_unknown_history(chart),
        *supply_gaps(chart),
        *unread_medications(chart),
    )


def _unknown_history(chart: Chart) -> tuple[str, ...]:
    leaving = chart.hook is Hook.ENCOUNTER_DISCHARGE
    unknown = leaving and had_anaphylaxis(chart) is Presence.UNKNOWN
    return ("whether there ever was an anaphylaxis",) if unknown else ()


def _in_doubt(have: DeviceCount) -> tuple[str, ...]:
    # The details say so too, but a card that gathers many findings has none.
    phrases = {
        "whether patient-reported or planned devices are in hand": only_said(
            have.counted
        ),
        "whether an order with a failed or expired dispense was filled": have.unfilled,
    }
    return tuple([phrase for phrase, devices in phrases.items() if devices])


def _expiry(item: Medication) -> str:
    # The date stands first: a long name would be cut after it.
    said = f"expiry date {item.expires.day}: " if item.expires else ""
    return said + item.name


def _last_fill(chart: Chart) -> Medication | None:
    """Return the newest supply that is too old to count and not too old to name."""
    old = [
        item
        for item in devices_on_record(chart).left_out(Excluded.OLD)
        if item.starts and item.starts.age_in_days(chart.as_of) <= LAST_FILL.days
    ]
    return max(old, key=_by_day, default=None)


def _by_day(item: Medication) -> tuple[int, str]:
    return (item.starts.day.toordinal() if item.starts else 0, item.reference)
