"""Which part of the record a resource shows to have been sent, whatever the key."""

from collections.abc import Iterable

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.lab import Lab
from cds_service.clinical.mutation import MutationResult
from cds_service.clinical.record import Record, Topic, Unread
from cds_service.clinical.variant import FusionResult, KitResult
from cds_service.from_fhir.bundles import Found
from cds_service.from_fhir.gaps import HOLDS
from cds_service.from_fhir.readers import Read

_GENETIC = frozenset({Topic.KIT, Topic.FUSION, Topic.PANEL})
_IN_REPORTS = {
    Record.LABS: Record.IMAGING_REPORTS,
    Record.GENETICS: Record.GENETIC_REPORTS,
}
_OBSERVED = frozenset(_IN_REPORTS)
_REPORTED = frozenset(_IN_REPORTS.values())


def holdings_of(found: Found, facts: Iterable[Read]) -> set[Record]:
    """Return the parts; a result or report may be of two, so what it says decides."""
    held = {record for record, kind in HOLDS.items() if kind == found.kind}
    if held not in (_OBSERVED, _REPORTED):
        return held
    shown = {record for fact in facts for record in _shown_by(fact)}
    return shown if held == _OBSERVED else {_IN_REPORTS[record] for record in shown}


def _shown_by(fact: Read) -> set[Record]:
    match fact:
        case Event(kind=EventKind.MYELOID_PANEL):
            return {Record.GENETICS}
        case Lab() | Event():
            return {Record.LABS}
        case KitResult() | FusionResult() | MutationResult():
            return {Record.GENETICS}
        case Unread(about=about) if isinstance(about, Analyte):
            return {Record.LABS}
        case Unread(about=about) if about in _GENETIC:
            return {Record.GENETICS}
        case _:
            return set()
