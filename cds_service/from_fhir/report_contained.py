"""Takes the results out of a report that holds them inside itself."""

from collections.abc import Iterator

import msgspec

from cds_service.from_fhir.malformed import read_as
from cds_service.from_fhir.wire.clinical import (
    NOTHING_SENT,
    DiagnosticReport,
    Observation,
)


def contained_results(
    report: DiagnosticReport, status: str = ""
) -> Iterator[Observation]:
    """Yield the Observations inside a report that are plainly of its patient.

    `status` is that of a report which no longer holds, and so nothing in it.
    """
    if report.held is NOTHING_SENT or report.held == NOTHING_SENT:
        return
    for raw in read_as(report.held, list[msgspec.Raw]) or ():
        inside = read_as(raw, Observation)
        if inside is not None and _of_the_patient(inside, report):
            yield _completed(inside, report, status)


def _of_the_patient(inside: Observation, report: DiagnosticReport) -> bool:
    if inside.modifier_extension != NOTHING_SENT or inside.focus != NOTHING_SENT:
        return False
    whose = (inside.subject and inside.subject.reference) or ""
    reported = (report.subject and report.subject.reference) or ""
    return not whose or whose == reported


def _completed(
    inside: Observation, report: DiagnosticReport, status: str
) -> Observation:
    """Return it with the date of the report where it has none of its own."""
    inside.status = status or inside.status
    inside.contained = inside.contained or report.contained
    if not (
        inside.effective_date_time
        or inside.effective_period
        or inside.effective_instant
        or inside.effective_timing
    ):
        inside.effective_date_time = report.effective_date_time
        inside.effective_period = report.effective_period
    inside.issued = inside.issued or report.issued
    return inside
