"""What of an avapritinib order is doubtful where its dose is not surely too much.

In indolent disease more than 25 mg a day is an overdose, however it was written.
"""

from cds_service.clinical.avapritinib import stromal_tumors
from cds_service.clinical.avapritinib_case import Case
from cds_service.clinical.avapritinib_findings import (
    OrderedDose,
)
from cds_service.clinical.avapritinib_indolent_findings import (
    BoundsTooMuchForIndolent,
    NotOnceDaily,
    PartTooMuchForIndolent,
    TabletTooStrong,
)
from cds_service.clinical.avapritinib_offers import offered, taken_back
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.mastocytosis import subtype
from cds_service.clinical.outcome import Indicator


def doubtful_in_indolent(case: Case) -> OrderedDose | None:
    """Return what is doubtful of an order outside advanced disease; else None."""
    if not subtype(case.chart).outside_advanced:
        return None
    return _by_bounds(case) or _by_tablet(case) or _as_needed(case)


def _by_bounds(case: Case) -> OrderedDose | None:
    named = case.draft.dose.stated
    if named is None or named.at_most(case.doses.indolent.value) is True:
        return None
    # Smouldering disease has no labelled dose, and a tumour another one.
    open_question = stromal_tumors(case.chart) or _smouldering(case)
    if open_question or named.above(case.doses.indolent.value) is not True:
        back = taken_back(case.draft)
        told = case.told(Indicator.WARNING, back)
        return PartTooMuchForIndolent(**told, stated=named)
    offers = offered(case.chart, case.draft, case.doses.indolent)
    told = case.told(Indicator.CRITICAL, *offers)
    return BoundsTooMuchForIndolent(**told, stated=named)


def _by_tablet(case: Case) -> OrderedDose | None:
    piece = case.draft.piece_mg
    if piece is None or piece <= case.doses.indolent.value:
        return None
    told = case.told(Indicator.WARNING, taken_back(case.draft))
    return TabletTooStrong(**told, piece=piece)


def _as_needed(case: Case) -> OrderedDose | None:
    if not case.draft.dose.as_needed or case.draft.dose.mg_per_day is None:
        return None
    offers = offered(case.chart, case.draft, case.doses.indolent)
    return NotOnceDaily(**case.told(Indicator.WARNING, *offers))


def _smouldering(case: Case) -> bool:
    return subtype(case.chart).candidates == {Disease.SMOULDERING_SM}
