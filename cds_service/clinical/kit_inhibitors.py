"""Which kinase inhibitors of KIT are taken, beside the ones being ordered."""

from collections.abc import Iterable
from typing import Final

from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.calendar import shifted
from cds_service.clinical.chart import Chart
from cds_service.clinical.course import Taking, course
from cds_service.clinical.cytoreduction import KIT_INHIBITORS
from cds_service.clinical.medication import (
    Drug,
    Medication,
    MedicationKind,
    MedicationStatus,
)
from cds_service.clinical.perhaps_taken import perhaps_taken
from cds_service.clinical.therapy import taken_now

SWITCH: Final = Recency(
    "a planned end that makes a switch of it", 7, HouseChoice("one week to change over")
)
_ENDED: Final = frozenset(
    {
        MedicationStatus.ON_HOLD,
        MedicationStatus.STOPPED,
        MedicationStatus.COMPLETED,
        MedicationStatus.CANCELLED,
    }
)


def drafted_inhibitors(chart: Chart) -> tuple[Medication, ...]:
    """Return the orders of one that this call is about."""
    return chart.drafted(*KIT_INHIBITORS)


def beside(chart: Chart, draft: Medication) -> tuple[Medication, ...]:
    """Return the other inhibitors that are taken now or ordered with it.

    One whose end is planned within days is being switched, and not meant.
    """
    ordered = (*chart.drafts, *chart.other_drafts)
    others = (*_one_each(ordered), *_one_each(_taken(chart)))
    return tuple(
        item
        for item in others
        if item.drug is not draft.drug
        and item.reference != draft.reference
        and not _ends_soon(chart, item)
    )


def perhaps_beside(chart: Chart, draft: Medication) -> tuple[Medication, ...]:
    """Return the other inhibitors of which nobody knows whether they are taken."""
    perhaps = perhaps_taken(chart, KIT_INHIBITORS)
    if not perhaps:
        return ()
    known = {draft.drug, *(item.drug for item in beside(chart, draft))}
    others = (item for item in perhaps if item.drug not in known)
    return tuple(item for item in others if not _ends_soon(chart, item))


def _one_each(items: Iterable[Medication]) -> tuple[Medication, ...]:
    told: dict[Drug, Medication] = {}
    for item in items:
        if item.drug in KIT_INHIBITORS:
            told.setdefault(item.drug, item)
    return tuple(told.values())


def _taken(chart: Chart) -> Iterable[Medication]:
    """Return them; the supply of an order that ended since is no longer taken."""
    taking = course(chart)
    if taking.state is Taking.NOW and taking.record and not taking.held_anew:
        yield taking.record
    for item in taken_now(chart, KIT_INHIBITORS - {Drug.MIDOSTAURIN}):
        if item.kind is not MedicationKind.DISPENSE or not _ended(chart, item):
            yield item


def _ended(chart: Chart, supply: Medication) -> bool:
    return any(
        item.kind is MedicationKind.ORDER
        and item.status in _ENDED
        and supply.authorized_by in {"", item.reference}
        for item in chart.taken(supply.drug)
    )


def _ends_soon(chart: Chart, item: Medication) -> bool:
    return item.ends is not None and item.ends.day <= shifted(chart.as_of, SWITCH.days)
