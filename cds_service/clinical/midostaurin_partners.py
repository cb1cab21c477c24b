"""Does midostaurin meet a drug that changes its level, in what is being ordered?"""

from functools import cache
from typing import Final

from cds_service.clinical.basis import Recency
from cds_service.clinical.chart import Chart
from cds_service.clinical.course import Taking, course
from cds_service.clinical.cytoreduction import KIT_INHIBITORS
from cds_service.clinical.exposure import first_dose
from cds_service.clinical.interactions import (
    MODERATE_CYP3A,
    Interaction,
    hidden,
    interactions,
    left_open,
)
from cds_service.clinical.mastocytosis import Population, is_child, population, subtype
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.midostaurin import NotDecided, Regimen, regimen
from cds_service.clinical.outcome import InsufficientData, NotIndicated
from cds_service.clinical.perhaps_taken import unclear
from cds_service.clinical.record import Gap, Unread
from cds_service.clinical.subject import Subject

_NEITHER: Final = "neither midostaurin nor such a drug is being ordered"
START_UNKNOWN: Final = "when midostaurin was begun"


@cache
def about_partners(others: frozenset[Drug]) -> Subject:
    """Return what a rule about midostaurin and these drugs is about."""
    return Subject.of(Drug.MIDOSTAURIN, *others, otherwise=_NEITHER)


def partners(
    chart: Chart, others: frozenset[Drug]
) -> tuple[Interaction, ...] | NotDecided:
    """Return the pairs that this order concerns, or why nothing is said of any."""
    if not (chart.drafted(Drug.MIDOSTAURIN) or chart.drafted(*others)):
        return about_partners(others).otherwise
    what_for = regimen(chart)
    if what_for in {Regimen.LEUKEMIA, Regimen.OTHER}:
        return NotIndicated(f"midostaurin for mastocytosis: {what_for}")
    met = tuple(
        pair
        for pair in interactions(chart, Drug.MIDOSTAURIN, others)
        if pair.other.reference not in _kit_inhibitors(chart)
    )
    if not met:
        return _nothing_met(chart, others)
    used = tuple(pair.other for pair in met)
    if population(chart) is Population.UNKNOWN:
        return InsufficientData(Population.UNKNOWN, used)
    if is_child(chart):
        why = "the advice is for adults; this patient is under 18"
        return InsufficientData(why, used)
    return met


def in_first_week(chart: Chart, first_week: Recency) -> bool | None:
    """Tell whether midostaurin is being started or was within a week; None: unknown."""
    if course(chart).state is not Taking.NOW:
        return True
    start = first_dose(chart)
    if start is None:
        return None
    return start.moment.age_in_days(chart.as_of) <= first_week.days


def _kit_inhibitors(chart: Chart) -> frozenset[str]:
    """Return the orders of other kinase inhibitors: tki-duplicate speaks of them."""
    known = (*chart.medications, *chart.drafts, *chart.other_drafts)
    return frozenset(item.reference for item in known if item.drug in KIT_INHIBITORS)


def _nothing_met(chart: Chart, others: frozenset[Drug]) -> NotDecided:
    """Absence may be concluded from records read in full only."""
    nothing = NotIndicated("no such pair is on record")
    ordered = bool(chart.drafted(Drug.MIDOSTAURIN))
    if not ordered and (
        population(chart) is not Population.CONFIRMED
        or subtype(chart).advanced is False
    ):
        return nothing
    unseen = hidden(chart, Drug.MIDOSTAURIN, others)
    if unseen:
        return InsufficientData(_said(unseen[0]))
    if not ordered and course(chart).state is Taking.UNCLEAR:
        return InsufficientData(Taking.UNCLEAR)
    if perhaps := _perhaps(chart, others):
        return InsufficientData(unclear(perhaps), perhaps)
    return nothing


def not_told(chart: Chart, others: frozenset[Drug]) -> tuple[str, ...]:
    """Say which further partner of what is ordered may be taken."""
    perhaps = _perhaps(chart, others)
    return (unclear(perhaps),) if perhaps else ()


def _perhaps(chart: Chart, others: frozenset[Drug]) -> tuple[Medication, ...]:
    """Return what may be taken and would be warned of; a moderate one is a note."""
    found = left_open(chart, Drug.MIDOSTAURIN, others - MODERATE_CYP3A)
    apart = _kit_inhibitors(chart) if found else frozenset()
    return tuple([item for item in found if item.reference not in apart])


def _said(unseen: Gap | Unread) -> str:
    if isinstance(unseen, Gap):
        return unseen.of("medication records")
    return f"a medication could not be used: {unseen.why}"
