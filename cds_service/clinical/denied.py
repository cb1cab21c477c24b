"""Does somebody say that a drug is not taken, after the record by which it is?

An order that nobody closed keeps its checks running; a newer statement that denies
the use ends none of them, but whoever reads the card is told of it.
"""

from datetime import date

from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.medication import (
    Drug,
    Medication,
    MedicationKind,
    MedicationStatus,
)


@fact
def statuses(chart: Chart) -> frozenset[MedicationStatus]:
    """Return where the drugs on record stand, to pass quickly over most charts."""
    return frozenset([item.status for item in chart.medications])


def denial(
    chart: Chart, drug: Drug, taken: tuple[Medication, ...]
) -> Medication | None:
    """Return the newest statement that denies what these records show, if any.

    One that is older than the newest of them was overtaken by it.
    """
    if MedicationStatus.CANCELLED not in statuses(chart):
        return None
    denials = [item for item in chart.taken(drug) if denies(item)]
    if not denials:
        return None
    since = max((day for item in taken if (day := _told(item))), default=date.min)
    newest = max(denials, key=_day)
    return newest if _day(newest) > since else None


def denies(item: Medication) -> bool:
    """Tell whether it is a statement that the drug is not taken."""
    stated = item.kind is MedicationKind.STATEMENT
    return stated and item.status is MedicationStatus.CANCELLED


def denied(item: Medication) -> str:
    """Say it, for what a card names as not known."""
    who = "the patient states" if item.patient_reported else "a statement says"
    day = _told(item)
    return (
        f"whether {item.drug} is taken: {who}{f' ({day})' if day else ''} that it is"
        " not"
    )


def _day(item: Medication) -> date:
    return _told(item) or date.min


def _told(item: Medication) -> date | None:
    told = item.recorded or item.starts
    return told.day if told else None
