"""Which drugs may be taken: records that leave it open, and nothing newer settles.

A drug is taken (`therapy.taken_now`), perhaps taken, or neither. An order or a
statement of unknown status, or a supply of which nobody knows whether it was handed
over, never proves that a drug is taken and never that it is not. It therefore
clears nothing, and whoever asks for it as a danger says that it could not be checked.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final

from cds_service.clinical.chart import Chart
from cds_service.clinical.course import Taking, course
from cds_service.clinical.cytoreduction import KIT_INHIBITORS
from cds_service.clinical.denied import statuses
from cds_service.clinical.medication import (
    Drug,
    Medication,
    MedicationKind,
    MedicationStatus,
)
from cds_service.clinical.therapy import covers, taken_now

_TELLS: Final = frozenset({MedicationKind.ORDER, MedicationKind.STATEMENT})


def any_doubtful(chart: Chart) -> bool:
    """Tell whether the status of any record is unknown: most charts hold none."""
    return MedicationStatus.UNKNOWN in statuses(chart)


def perhaps_taken(chart: Chart, drugs: frozenset[Drug]) -> tuple[Medication, ...]:
    """Return what leaves open whether one of these is taken; each drug once.

    A drug of which another record says that it is taken is none of them.
    """
    if not any_doubtful(chart):
        return ()
    told: dict[str, Medication] = {}
    for item in _doubtful(chart, drugs):
        told.setdefault(_named(item), item)
    return tuple(told.values())


def unclear(items: tuple[Medication, ...]) -> str:
    """Say that nobody can tell whether these are taken, for a clinician."""
    named = " and ".join(_with_day(item) for item in items)
    verb, whose = ("is", "its") if len(items) == 1 else ("are", "their")
    return f"whether {named} {verb} being taken cannot be told from {whose} status"


def _doubtful(chart: Chart, drugs: frozenset[Drug]) -> Iterable[Medication]:
    taken = chart.taken(*drugs)
    if not taken:
        return
    drafts = {item.reference for item in chart.drafts}
    for item in taken:
        if item.drug is Drug.MIDOSTAURIN:
            if item is _unclear_course(chart):
                yield item
        elif (
            item.reference not in drafts
            and _leaves_open(item, chart.as_of)
            and not _is_settled(item, chart)
        ):
            yield item


def _unclear_course(chart: Chart) -> Medication | None:
    taking = course(chart)
    return taking.record if taking.state is Taking.UNCLEAR else None


def _leaves_open(item: Medication, day: date) -> bool:
    if item.status is not MedicationStatus.UNKNOWN:
        return False
    if item.planned and not item.patient_reported:
        return False
    if item.kind in _TELLS:
        return item.ends is None or item.ends.day >= day
    return covers(item, day)


def _is_settled(item: Medication, chart: Chart) -> bool:
    """Tell whether it is taken by another record, or a newer one says it is not."""
    others = [
        other for other in chart.taken(item.drug) if _named(other) == _named(item)
    ]
    now = taken_now(chart, frozenset({item.drug}))
    return any(other in now or _ends_it(other, item) for other in others)


def _ends_it(newer: Medication, item: Medication) -> bool:
    """An order taken back was never one; a statement so spelled denies the use."""
    if newer.kind not in _TELLS or newer.status is MedicationStatus.UNKNOWN:
        return False
    if newer.status is MedicationStatus.CANCELLED:
        return newer.kind is MedicationKind.STATEMENT and _is_newer(newer, item)
    return not newer.planned and _is_newer(newer, item)


def _is_newer(newer: Medication, item: Medication) -> bool:
    told, before = _told(newer), _told(item)
    return told is not None and before is not None and told > before


def _told(item: Medication) -> date | None:
    known = item.recorded or item.starts
    return known.day if known else None


def _named(item: Medication) -> str:
    # Every name of a kinase inhibitor means the same; in a class only the same name.
    return item.drug if item.drug in KIT_INHIBITORS else item.name.casefold()


def _with_day(item: Medication) -> str:
    day = _told(item)
    return f"{item.name} ({day})" if day else item.name
