"""When midostaurin was first taken, and whether a long break lies between."""

from datetime import date
from enum import StrEnum
from typing import Final

from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.calendar import shifted
from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.medication import (
    Drug,
    Medication,
    MedicationKind,
    MedicationStatus,
)
from cds_service.clinical.moment import Moment
from cds_service.frozen import Frozen

ORDER_LAG: Final = Recency(
    "from an order to the assumed first dose", 3, HouseChoice("delivery takes days")
)
LONG_BREAK: Final = Recency(
    "break that ends a course",
    28,
    HouseChoice("one treatment cycle; the label sets no length"),
)
UNSTATED_SUPPLY: Final = Recency(
    "supply of a dispense that names none", 28, HouseChoice("one treatment cycle")
)


class StartBasis(StrEnum):
    """What tells the day of the first dose, from most to least sure."""

    ADMINISTRATION = "first administration on record"
    DISPENSE = "first dispense on record"
    STATEMENT = "start as stated"
    ORDER = "assumed from the date of the first order"


_BASIS: Final = {
    MedicationKind.ADMINISTRATION: StartBasis.ADMINISTRATION,
    MedicationKind.DISPENSE: StartBasis.DISPENSE,
    MedicationKind.STATEMENT: StartBasis.STATEMENT,
    MedicationKind.ORDER: StartBasis.ORDER,
}
_SURENESS: Final = tuple(StartBasis)
_SAID: Final = {MedicationKind.ORDER, MedicationKind.STATEMENT}
_HAPPENED: Final = {MedicationStatus.ACTIVE, MedicationStatus.COMPLETED}
_BEGAN: Final = _HAPPENED | {
    MedicationStatus.ON_HOLD,
    MedicationStatus.STOPPED,
    MedicationStatus.UNKNOWN,
}


class Start(Frozen, kw_only=False):
    """The first dose.

    `earlier_order` is set when an order is more than a long break older than
    the first evidence of a dose: earlier doses may be missing from the record.
    """

    moment: Moment
    basis: StartBasis
    source: Medication
    earlier_order: Moment | None = None


def is_evidence(item: Medication) -> bool:
    """Tell whether a record shows (or, for an order, suggests) that it was taken."""
    if item.planned and not item.patient_reported:
        return False
    if item.kind in _SAID:
        return item.status in _BEGAN
    return item.status in _HAPPENED


@fact
def first_dose(chart: Chart) -> Start | None:
    """Tell when midostaurin was first taken; None when nothing carries a date.

    The surest evidence within one long break of the earliest evidence wins, so
    that one dose given in hospital does not hide a year of tablets at home.
    """
    starts = _starts(chart)
    orders = [each for each in starts if each.basis is StartBasis.ORDER]
    witnessed = [each for each in starts if each.basis is not StartBasis.ORDER]
    if not witnessed:
        return orders[0] if orders else None
    limit = shifted(witnessed[0].moment.day, LONG_BREAK.days)
    start = min(
        (each for each in witnessed if each.moment.day <= limit),
        key=lambda each: _SURENESS.index(each.basis),
    )
    if orders and (start.moment.day - orders[0].moment.day).days > LONG_BREAK.days:
        return Start(start.moment, start.basis, start.source, orders[0].source.starts)
    return start


@fact
def restart(chart: Chart) -> Moment | None:
    """Return the first dose after the last break proven longer than a long one."""
    evidence = evidence_of_taking(chart)
    restarted: Moment | None = None
    covered: date | None = None
    dosed = any(item.kind in _DOSED for item in evidence)
    for item, starts in _dated(chart):
        if not (item.kind in _DOSED if dosed else item.ends):
            continue
        if covered is not None and (starts.day - covered).days > LONG_BREAK.days:
            restarted = starts
        end = last_day_covered(item, chart.as_of)
        # A record without an end proves no break before the next one.
        covered = max(covered or starts.day, end or date.max)
    return restarted


_DOSED: Final = {
    MedicationKind.ADMINISTRATION,
    MedicationKind.DISPENSE,
    MedicationKind.STATEMENT,
}


def last_day_covered(item: Medication, as_of: date) -> date | None:
    """Return the last day a record says the drug lasted; None when it does not say."""
    if item.starts is None:
        return None
    if item.kind is MedicationKind.ADMINISTRATION:
        return item.starts.day
    if item.kind is MedicationKind.DISPENSE:
        days = UNSTATED_SUPPLY.days if item.supply_days is None else item.supply_days
        return shifted(item.starts.day, days)
    if item.ends is not None:
        return item.ends.day
    return max(item.starts.day, as_of) if item.status in _RUNNING else None


_RUNNING: Final = {MedicationStatus.ACTIVE}


@fact
def evidence_of_taking(chart: Chart) -> tuple[Medication, ...]:
    """Return the midostaurin on record that shows (or suggests) that it was taken."""
    return tuple([item for item in chart.taken(Drug.MIDOSTAURIN) if is_evidence(item)])


@fact
def _dated(chart: Chart) -> tuple[tuple[Medication, Moment], ...]:
    """Return those with a date, earliest first."""
    evidence = evidence_of_taking(chart)
    dated = [(item, item.starts) for item in evidence if item.starts is not None]
    return tuple(sorted(dated, key=lambda pair: (pair[1].order(), pair[0].reference)))


def _starts(chart: Chart) -> list[Start]:
    """Return possible first doses, earliest first."""
    return [
        Start(_first_dose_of(item, starts), _BASIS[item.kind], item)
        for item, starts in _dated(chart)
    ]


def _first_dose_of(item: Medication, starts: Moment) -> Moment:
    if item.kind is not MedicationKind.ORDER:
        return starts
    return Moment(shifted(starts.day, ORDER_LAG.days))
