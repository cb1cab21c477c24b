"""Do the avapritinib rules for systemic mastocytosis concern this call?"""

from datetime import date
from typing import Final

from cds_service.clinical.basis import Threshold
from cds_service.clinical.chart import Chart, Hook, fact
from cds_service.clinical.denied import denial, denied
from cds_service.clinical.diagnosis import Diagnosis, Disease, Verification
from cds_service.clinical.mastocytosis import Population, is_child, population
from cds_service.clinical.medication import (
    Drug,
    Medication,
    MedicationKind,
    MedicationStatus,
)
from cds_service.clinical.outcome import InsufficientData, NotIndicated
from cds_service.clinical.perhaps_taken import perhaps_taken, unclear
from cds_service.clinical.record import Record
from cds_service.clinical.subject import Subject
from cds_service.clinical.therapy import MEDICATION_RECORDS, ever_taken, taken_now

NotDecided = NotIndicated | InsufficientData

RECORDS: Final = frozenset({Record.PATIENT, Record.CONDITIONS}) | MEDICATION_RECORDS
"""The parts of the record that every avapritinib rule looks at."""
ADULTS_ONLY: Final = "the labelled doses are for adults; this patient is under 18"
NOT_CONFIRMED: Final = "systemic mastocytosis is not confirmed by a code"

_AVAPRITINIB: Final = frozenset({Drug.AVAPRITINIB})
_TELLS: Final = frozenset({MedicationKind.ORDER, MedicationKind.STATEMENT})
_INTERRUPTED: Final = frozenset({MedicationStatus.ON_HOLD, MedicationStatus.STOPPED})


ABOUT_AVAPRITINIB: Final = Subject.of(
    Drug.AVAPRITINIB, otherwise="no avapritinib is being ordered"
)


@fact
def on_treatment(chart: Chart) -> tuple[Medication, ...]:
    """Return what shows that avapritinib is being taken.

    A hold ends the supply of what was dispensed before; an order that still
    stands does not let it end. Whoever asks for a refill takes it, though the
    record may hold nothing else of it.
    """
    now = taken_now(chart, _AVAPRITINIB)
    records = chart.taken(Drug.AVAPRITINIB)
    held = any(item.status is MedicationStatus.ON_HOLD for item in records)
    stands = any(item.kind in _TELLS for item in now)
    refilled = ordered(chart) if chart.hook is Hook.MEDICATION_REFILL else ()
    return refilled if held and not stands else now or refilled


def standing_orders(chart: Chart) -> tuple[Medication, ...]:
    """Return the active orders by which avapritinib is being taken."""
    return tuple(
        [
            item
            for item in on_treatment(chart)
            if item.kind is MedicationKind.ORDER
            and item.status is MedicationStatus.ACTIVE
        ]
    )


def interrupted(chart: Chart) -> tuple[Medication, ...]:
    """Return the orders and statements that were put on hold or stopped."""
    return tuple(
        [
            item
            for item in chart.taken(Drug.AVAPRITINIB)
            if item.kind in _TELLS and item.status in _INTERRUPTED
        ]
    )


def ordered(chart: Chart) -> tuple[Medication, ...]:
    """Return the draft orders of avapritinib that this call is about."""
    return chart.drafted(Drug.AVAPRITINIB)


@fact
def first_day(chart: Chart) -> date | None:
    """Return the first day on which avapritinib may have been taken, if dated."""
    evidence = ever_taken(chart, _AVAPRITINIB)
    return min((item.starts.day for item in evidence if item.starts), default=None)


@fact
def stromal_tumors(chart: Chart) -> tuple[Diagnosis, ...]:
    """Return the gastrointestinal stromal tumours, for which another dose holds."""
    return tuple(
        item
        for item in chart.diagnoses
        if Disease.GASTROINTESTINAL_STROMAL_TUMOR in item.coded
        and item.verification is Verification.CONFIRMED
    )


def is_for_stromal_tumor(chart: Chart, item: Medication, dose: Threshold) -> bool:
    """Tell whether an order is at the dose for that tumour, beside such a tumour."""
    return bool(stromal_tumors(chart)) and item.dose.mg_per_day == dose.value


def out_of_scope(chart: Chart, *, met: bool = False) -> NotDecided | None:
    """Say why no avapritinib rule speaks of this call; None when they may.

    On order hooks it must be ordered, or `met` by what is ordered; else it must
    be taken.
    """
    drafts = ordered(chart)
    if chart.hook.about_orders and not drafts and not met:
        return ABOUT_AVAPRITINIB.otherwise
    if population(chart) is Population.NONE:
        return NotIndicated(Population.NONE)
    if not drafts and not met and not on_treatment(chart):
        return unseen_avapritinib(chart) or NotIndicated(
            "avapritinib is not being taken"
        )
    if population(chart) is not Population.CONFIRMED:
        return InsufficientData(NOT_CONFIRMED, drafts or on_treatment(chart))
    if is_child(chart):
        return InsufficientData(ADULTS_ONLY, drafts or on_treatment(chart))
    return None


def outside_mastocytosis(chart: Chart, dose: Threshold) -> NotDecided | None:
    """Say the same also where every order is at the dose for a stromal tumour."""
    aside = out_of_scope(chart)
    if aside is not None:
        return aside
    orders = ordered(chart) or on_treatment(chart)
    if all(is_for_stromal_tumor(chart, item, dose) for item in orders):
        return NotIndicated("the dose for a gastrointestinal stromal tumour", orders)
    return None


def not_known(chart: Chart) -> tuple[str, ...]:
    """Say what every avapritinib rule would have liked to know and may not."""
    no_birth = chart.patient.born_from is None
    taken = on_treatment(chart)
    newer = denial(chart, Drug.AVAPRITINIB, taken) if taken else None
    return (
        *(("the date of birth (the label is for adults)",) if no_birth else ()),
        *((denied(newer),) if newer else ()),
    )


def unseen_avapritinib(chart: Chart) -> InsufficientData | None:
    """Say that avapritinib may be taken where that matters: unread, or in doubt."""
    if population(chart) is not Population.CONFIRMED:
        return None
    unread = [
        item for item in chart.unread_about(Drug.AVAPRITINIB) if not item.status_only
    ]
    if unread:
        why = f"an avapritinib record could not be used: {unread[0].why}"
        return InsufficientData(why, tuple(unread))
    perhaps = perhaps_taken(chart, _AVAPRITINIB)
    if not perhaps or on_treatment(chart):
        return None
    return InsufficientData(unclear(perhaps), perhaps)
