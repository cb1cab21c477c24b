"""Do the midostaurin rules for systemic mastocytosis concern this patient?"""

from enum import StrEnum
from typing import Final

from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.course import Taking, course
from cds_service.clinical.diagnosis import Disease, Verification
from cds_service.clinical.mastocytosis import Population, is_child, population, subtype
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import InsufficientData, NotIndicated
from cds_service.clinical.record import Record
from cds_service.clinical.subject import Subject

MEDICATION_RECORDS: Final = (
    Record.MEDICATION_ORDERS,
    Record.MEDICATION_STATEMENTS,
    Record.MEDICATION_DISPENSES,
    Record.MEDICATION_ADMINISTRATIONS,
)
RECORDS: Final = frozenset({Record.PATIENT, Record.CONDITIONS, *MEDICATION_RECORDS})
"""The parts of the record that every midostaurin rule looks at."""

NotDecided = NotIndicated | InsufficientData


ABOUT_MIDOSTAURIN: Final = Subject.of(
    Drug.MIDOSTAURIN, otherwise="no midostaurin is being ordered"
)


class Regimen(StrEnum):
    """What midostaurin is given for."""

    MASTOCYTOSIS = "systemic mastocytosis"
    LEUKEMIA = "acute myeloid leukaemia"
    UNSURE = "not established"
    OTHER = "no diagnosis on record"


_NOT_OURS: Final = frozenset({Regimen.LEUKEMIA, Regimen.OTHER})


@fact
def regimen(chart: Chart) -> Regimen:
    """Tell what it is for; leukaemia only when no advanced mastocytosis is recorded."""
    match population(chart):
        case Population.CONFIRMED:
            if has_leukemia(chart) and subtype(chart).advanced is False:
                return Regimen.LEUKEMIA
            return Regimen.MASTOCYTOSIS
        case _ if has_leukemia(chart):
            return Regimen.LEUKEMIA
        case Population.NONE:
            return Regimen.OTHER
        case _:
            return Regimen.UNSURE


@fact
def has_leukemia(chart: Chart) -> bool:
    """Tell whether acute myeloid leukaemia is confirmed by code."""
    return any(
        Disease.ACUTE_MYELOID_LEUKEMIA in item.coded
        and item.verification is Verification.CONFIRMED
        for item in chart.diagnoses
    )


@fact
def is_mast_cell_leukemia(chart: Chart) -> bool:
    """Tell whether the record names mast cell leukaemia and no other subtype.

    Where the record contradicts itself, or only a code that nobody verified
    says so, the answer is no: the label's thresholds are then applied, which
    interrupts sooner.
    """
    return _certainly_named(chart) and not is_unverified_mast_cell_leukemia(chart)


@fact
def is_unverified_mast_cell_leukemia(chart: Chart) -> bool:
    """Tell whether mast cell leukaemia rests on unverified codes alone."""
    return _certainly_named(chart) and subtype(chart).unverified


def _certainly_named(chart: Chart) -> bool:
    return subtype(chart).certain is Disease.MAST_CELL_LEUKEMIA


@fact
def out_of_scope(chart: Chart) -> NotDecided | None:
    """Say why no midostaurin rule speaks of this call; None when they may."""
    drafted = bool(chart.drafted(Drug.MIDOSTAURIN))
    if chart.hook.about_orders and not drafted:
        return ABOUT_MIDOSTAURIN.otherwise
    what_for = regimen(chart)
    if what_for in _NOT_OURS:
        return NotIndicated(f"midostaurin dosing for mastocytosis: {what_for}")
    on_record = drafted or bool(chart.taken(Drug.MIDOSTAURIN))
    if what_for is Regimen.UNSURE:
        if on_record:
            return InsufficientData("systemic mastocytosis is not confirmed by a code")
        return NotIndicated("systemic mastocytosis is not confirmed by a code")
    if on_record and is_child(chart):
        return InsufficientData("thresholds are for adults; this patient is under 18")
    return None


@fact
def not_treated(chart: Chart) -> NotDecided | None:
    """Say why this is no patient on midostaurin for mastocytosis; None for one.

    An order to take it again after an earlier course is judged like a course
    that goes on.
    """
    aside = out_of_scope(chart)
    if aside is not None:
        return aside
    state = course(chart).state
    if state is Taking.NOW or is_renewal(chart):
        return None
    return unclear(chart, state) or NotIndicated(str(state))


@fact
def is_renewal(chart: Chart) -> bool:
    """Tell whether midostaurin is being ordered that was taken before and is over."""
    if not chart.hook.about_orders or not chart.drafted(Drug.MIDOSTAURIN):
        return False
    return course(chart).state in {Taking.STOPPED, Taking.RUN_OUT}


def unclear(chart: Chart, state: Taking) -> NotDecided | None:
    """Absence of treatment may be concluded from a record read in full only.

    A record that is merely opened is not met with a question about a drug
    that nothing speaks of.
    """
    gaps = chart.lacks(*MEDICATION_RECORDS)
    if state is not Taking.ON_HOLD and gaps:
        why = gaps[0].of("medication records")
        if state is Taking.NEVER and not chart.hook.about_orders:
            return _unread_midostaurin(chart) or NotIndicated(
                f"whether midostaurin is taken is not known: {why}"
            )
        return InsufficientData(why)
    unread = _unread_midostaurin(chart)
    if unread is not None:
        return unread
    return InsufficientData(str(state)) if state is Taking.UNCLEAR else None


def _unread_midostaurin(chart: Chart) -> InsufficientData | None:
    unread = [
        item for item in chart.unread_about(Drug.MIDOSTAURIN) if not item.status_only
    ]
    if not unread:
        return None
    return InsufficientData(
        f"a midostaurin record could not be used: {unread[0].why}", tuple(unread)
    )


@fact
def not_first_start(chart: Chart) -> NotDecided | None:
    """Say why the draft is no first start of midostaurin; None for one."""
    aside = out_of_scope(chart)
    if aside is not None:
        return aside
    if not chart.drafted(Drug.MIDOSTAURIN):
        return ABOUT_MIDOSTAURIN.otherwise
    state = course(chart).state
    if state not in {Taking.NEVER, Taking.UNCLEAR}:
        return NotIndicated(str(state))
    return unclear(chart, state)
