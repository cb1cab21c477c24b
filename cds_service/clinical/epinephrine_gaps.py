"""What of the medication record is not here: a device may be in it."""

from typing import Final

from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.medication import Drug
from cds_service.clinical.record import Record, Topic

SUPPLY_RECORDS: Final = {
    Record.MEDICATION_ORDERS: "medication orders",
    Record.MEDICATION_STATEMENTS: "medication statements",
    Record.MEDICATION_DISPENSES: "medication dispenses",
}
"""Where a device would be, and what a reader calls it."""


@fact
def supply_gaps(chart: Chart) -> tuple[str, ...]:
    """Say what of the medication record is not here; a card names it as missing.

    Dispenses and statements only add to the orders, and many EHRs never send
    them: waiting for them would hide a gap that kills.
    """
    return _said(chart, *SUPPLY_RECORDS)


@fact
def orders_gap(chart: Chart) -> tuple[str, ...]:
    """Say why the orders are not here; without them no device can be missed."""
    return _said(chart, Record.MEDICATION_ORDERS)


def _said(chart: Chart, *records: Record) -> tuple[str, ...]:
    return tuple([gap.of(SUPPLY_RECORDS[gap.record]) for gap in chart.lacks(*records)])


@fact
def unread_medications(chart: Chart) -> tuple[str, ...]:
    """Say how many medications could not be read and might be devices."""
    unread = [
        item
        for item in chart.unread_about(Topic.UNKNOWN_DRUG, Drug.EPINEPHRINE_DEVICE)
        if not item.status_only
    ]
    if not unread:
        return ()
    entries = "entry" if len(unread) == 1 else "entries"
    return (f"{len(unread)} medication {entries} that could not be read",)
