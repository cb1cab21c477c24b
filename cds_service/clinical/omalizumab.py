"""When anaphylaxis asks for more than antihistamines, and what is said of it then."""

from datetime import date
from decimal import Decimal
from typing import Final

from cds_service.clinical.anaphylaxis_episodes import attack_days
from cds_service.clinical.antimediators import (
    AntimediatorClass,
    classes_taken,
    classes_taken_for,
)
from cds_service.clinical.basis import HouseChoice, Threshold
from cds_service.clinical.chart import Chart
from cds_service.clinical.medication import Devices, Medication
from cds_service.clinical.outcome import Finding

RECURRENT: Final = Threshold(
    "attacks of anaphylaxis in twelve months",
    Decimal(2),
    "attacks",
    HouseChoice("the sources say recurrent and give no number"),
)
_BOTH: Final = (AntimediatorClass.H1, AntimediatorClass.H2)


class OmalizumabOption(Finding):
    """Anaphylaxis that recurs or comes through; `covered` is what was taken."""

    attacks: int
    latest: date
    covered: tuple[Medication, ...]
    statuses: tuple[str, ...]


class OmalizumabOrdered(Finding):
    """Omalizumab is being ordered."""

    devices: Devices
    statuses: tuple[str, ...]


def anaphylaxis_resists(chart: Chart) -> bool:
    """Tell whether it recurs within a year, or comes through two antihistamines."""
    attacks = len(attack_days(chart))
    return attacks >= RECURRENT.value or bool(attacks and held_by(chart))


def held_by(chart: Chart) -> tuple[Medication, ...]:
    """Return the two antihistamines if both have been taken for long enough."""
    if not {*_BOTH} <= {*classes_taken_for(chart)}:
        return ()
    return tuple(item for each in _BOTH for item in classes_taken(chart)[each])
