"""Earlier uses of a drug: which are on record, and which of them speak for it."""

from decimal import Decimal
from typing import Final

from cds_service.clinical.basis import HouseChoice, Recency, Threshold
from cds_service.clinical.chart import Chart
from cds_service.clinical.medication import (
    Drug,
    Medication,
    MedicationKind,
    MedicationStatus,
)

USE_MEMORY: Final = Recency(
    "uses that speak for tolerance",
    730,
    HouseChoice("two years: an older use says little of today"),
)
FEWEST_USES: Final = Threshold(
    "uses without a reaction that show tolerance",
    Decimal(2),
    "days",
    HouseChoice("one use may have been interrupted; two on different days were not"),
)
_USED: Final = frozenset({MedicationKind.DISPENSE, MedicationKind.ADMINISTRATION})
_DONE: Final = MedicationStatus.COMPLETED


def uses_of(chart: Chart, drugs: frozenset[Drug]) -> tuple[Medication, ...]:
    """Return what of these was handed over or given not too long ago."""
    return tuple(
        [
            item
            for item in chart.taken(*drugs)
            if item.kind in _USED and item.status is _DONE and _recent(item, chart)
        ]
    )


def enough(uses: tuple[Medication, ...]) -> bool:
    """Tell whether these uses, on different days, show that a drug is tolerated."""
    days = {item.starts.day for item in uses if item.starts}
    return len(days) >= FEWEST_USES.value


def told_apart(
    chart: Chart, drugs: frozenset[Drug], unlike: frozenset[Drug]
) -> tuple[tuple[Medication, ...], tuple[Medication, ...]]:
    """Return the uses that speak for these drugs, and those that do not.

    One that may have stayed on the skin or in the eye speaks for nothing.
    """
    uses = uses_of(chart, drugs)
    apart = {item.reference for item in chart.taken(*unlike)}
    apart |= {item.reference for item in uses if item.may_be_local}
    return (
        tuple([item for item in uses if item.reference not in apart]),
        tuple([item for item in uses if item.reference in apart]),
    )


def _recent(item: Medication, chart: Chart) -> bool:
    if item.starts is None:
        return False
    return 0 <= item.starts.age_in_days(chart.as_of) <= USE_MEMORY.days
