"""What of the medication record is not here: a device may be in it."""

from typing import Final

from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.medication import Drug
from cds_service.clinical.record import Record, Topic

SUPPLY_RECORDS: Final = {
    Record.MEDICATION_ORDERS: "medication orders",
    Record.MEDICATION_STATEMENTS: "medication statements",
    Record.MEDICATION_DISPENSES: "dispensed medication",
}
"""Where a device would be, and what a reader calls it."""


@fact
def supply_gaps(chart: Chart) -> tuple[str, ...]:
    """Say what of the medication record is not here, so that none may be missing."""
    return tuple(
        f"{SUPPLY_RECORDS[gap.record]}: {gap.why}"
        for gap in chart.lacks(*SUPPLY_RECORDS)
    )


@fact
def unread_medications(chart: Chart) -> tuple[str, ...]:
    """Say how many medications could not be read and might be devices."""
    unread = [
        item
        for item in chart.unread_about(Topic.UNKNOWN_DRUG, Drug.EPINEPHRINE_DEVICE)
        if not item.status_only
    ]
    return (f"{len(unread)} unreadable medication entries",) if unread else ()
