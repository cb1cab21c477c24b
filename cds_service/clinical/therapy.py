"""Which drugs are taken now, which ever were, and what may hide more of them.

Midostaurin has a course of its own (`course`); this is for every other drug.
"""

from datetime import date
from typing import Final

from cds_service.clinical.calendar import shifted
from cds_service.clinical.chart import Chart
from cds_service.clinical.course import SUPPLY_GRACE
from cds_service.clinical.exposure import is_evidence, last_day_covered
from cds_service.clinical.medication import (
    Drug,
    Medication,
    MedicationKind,
    MedicationStatus,
)
from cds_service.clinical.record import Gap, Record

MEDICATION_RECORDS: Final = frozenset(
    {
        Record.MEDICATION_ORDERS,
        Record.MEDICATION_STATEMENTS,
        Record.MEDICATION_DISPENSES,
        Record.MEDICATION_ADMINISTRATIONS,
    }
)
"""Where a drug would be; what is bought without a prescription may be nowhere."""

_SUPPLIED: Final = frozenset({MedicationKind.DISPENSE, MedicationKind.ADMINISTRATION})


def taken_now(chart: Chart, drugs: frozenset[Drug]) -> tuple[Medication, ...]:
    """Return what shows that one of these drugs is taken on the day of the call.

    An active order (not a mere plan), a statement that has not ended, or a
    supply that lasts until today with a few days' grace.
    """
    taken = chart.taken(*drugs)
    if not taken:
        return ()
    return tuple(
        [item for item in taken if is_evidence(item) and _reaches(item, chart.as_of)]
    )


def ever_taken(chart: Chart, drugs: frozenset[Drug]) -> tuple[Medication, ...]:
    """Return what shows that one of these drugs is or was taken."""
    return tuple([item for item in chart.taken(*drugs) if is_evidence(item)])


def surely_taken(chart: Chart, drugs: frozenset[Drug]) -> tuple[Medication, ...]:
    """Return what proves that one of these drugs is or was taken.

    For whoever is to stay silent about who took it: an unknown status clears nothing.
    """
    unknown = MedicationStatus.UNKNOWN
    return tuple([x for x in ever_taken(chart, drugs) if x.status is not unknown])


def medication_gaps(chart: Chart) -> tuple[Gap, ...]:
    """Return what is missing of the records in which a drug would be."""
    return chart.lacks(*MEDICATION_RECORDS)


def covers(supply: Medication, day: date) -> bool:
    """Tell whether a supply lasts until a day, with a few days' grace."""
    last = last_day_covered(supply, day)
    return last is not None and shifted(last, SUPPLY_GRACE.days) >= day


def _reaches(item: Medication, day: date) -> bool:
    if item.kind in _SUPPLIED:
        return covers(item, day)
    if item.status is not MedicationStatus.ACTIVE:
        return False
    return item.ends is None or item.ends.day >= day
