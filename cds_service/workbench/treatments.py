"""The bands of the plot: when which drug against mast cells was taken."""

from collections.abc import Iterator
from datetime import date, timedelta

from cds_service.cards.fact_words import of_dose
from cds_service.cards.names import name_of
from cds_service.clinical.chart import Chart
from cds_service.clinical.cytoreduction import CYTOREDUCTIVE
from cds_service.clinical.medication import Medication, MedicationStatus
from cds_service.frozen import Frozen


class Band(Frozen, kw_only=False):
    """A period in which a drug was ordered, supplied or taken, as the record has it."""

    drug: str
    text: str
    first: date
    last: date
    reference: str


def bands(chart: Chart) -> tuple[Band, ...]:
    """Return the periods with a known beginning; oldest first."""
    found = _bands(chart)
    return tuple(sorted(found, key=lambda band: (band.first, band.reference)))


def _bands(chart: Chart) -> Iterator[Band]:
    for item in chart.medications:
        if item.drug not in CYTOREDUCTIVE or item.starts is None:
            continue
        last = _last(item, item.starts.day, chart.as_of)
        if last is not None:
            name = name_of(item.drug)
            text = f"{name} {of_dose(item.dose, brief=True)}, {item.status}"
            yield Band(name, text, item.starts.day, last, item.reference)


def _last(item: Medication, first: date, as_of: date) -> date | None:
    """Return the last day the record speaks of; None when it tells no end."""
    if item.ends is not None:
        return max(first, min(item.ends.day, as_of))
    if item.supply_days:
        return min(first + timedelta(days=item.supply_days), as_of)
    return as_of if item.status is MedicationStatus.ACTIVE else None
