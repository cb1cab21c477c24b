"""Reads procedures, and reports, as what took place."""

from collections.abc import Iterator
from typing import Final

from cds_service.clinical.event import Event, EventKind
from cds_service.from_fhir.concepts import in_list, words
from cds_service.from_fhir.dates import effective, moment, span
from cds_service.from_fhir.event_kinds import kinds_in
from cds_service.from_fhir.standing import status
from cds_service.from_fhir.wire.clinical import Procedure
from cds_service.from_fhir.wire.report import DiagnosticReport

_DONE: Final = frozenset({"completed", "in-progress"})
_NO_PROCEDURES: Final = frozenset(
    {
        EventKind.PREGNANCY_TEST,
        EventKind.CHEMISTRY,
        EventKind.KIT_TEST_ORDERED,
        EventKind.ANAPHYLAXIS_REACTION,
    }
)
"""What is known from a result, an order or an allergy: a procedure has no result."""

_REPORTED: Final = frozenset(
    {"partial", "preliminary", "final", "amended", "corrected", "appended"}
)
_SHOWN_BY_REPORT: Final = frozenset(
    {
        EventKind.BONE_DENSITY_SCAN,
        EventKind.BONE_MARROW_EXAMINATION,
        EventKind.MYELOID_PANEL,
        EventKind.URINE_MEDIATORS,
    }
)
"""Studies whose report shows that they were done, whatever it says."""


def read_procedure(procedure: Procedure, reference: str) -> Iterator[Event]:
    """Yield what took place, such as a transfusion; when it ended if that was said."""
    if status(procedure.status) not in _DONE:
        return
    kinds = kinds_in([procedure.code, *in_list(procedure.category)])
    for kind, verified in kinds.items():
        if kind not in _NO_PROCEDURES:
            start, end = span(procedure.performed_period)
            when = moment(procedure.performed_date_time) or end or start
            name = words(procedure.code)
            yield Event(reference, kind, name, when, unverified_code=not verified)


def read_report(report: DiagnosticReport, reference: str) -> Iterator[Event]:
    """Yield the study that a report is of; one that is only registered shows none."""
    if status(report.status) not in _REPORTED:
        return
    for kind, verified in kinds_in([report.code]).items():
        if kind in _SHOWN_BY_REPORT:
            name, when = words(report.code), effective(report)
            yield Event(reference, kind, name, when, unverified_code=not verified)
