"""Takes the results out of a report that holds them inside itself."""

from collections.abc import Iterator
from typing import Final

import msgspec

from cds_service.from_fhir.careful import resource
from cds_service.from_fhir.concepts import in_list
from cds_service.from_fhir.malformed import Malformed, read_as, set_aside
from cds_service.from_fhir.variants import NO_LONGER_VALID
from cds_service.from_fhir.wire.datatypes import Reference, Subject
from cds_service.from_fhir.wire.report import DiagnosticReport
from cds_service.from_fhir.wire.resource import NOTHING_SENT
from cds_service.from_fhir.wire.result import Observation

NOT_PLAINLY_OURS: Final = "it is not plainly a result of the patient of its report"


def contained_results(report: DiagnosticReport) -> Iterator[Observation | Malformed]:
    """Yield the results inside a report; `Malformed` is one that must not be used.

    Of a report that no longer holds, none of its results does.
    """
    if report.held is NOTHING_SENT or report.held == NOTHING_SENT:
        return
    for raw in read_as(report.held, list[msgspec.Raw]) or ():
        inside = resource(raw)
        if isinstance(inside, Malformed) and inside.kind == "Observation":
            yield inside
        elif isinstance(inside, Observation):
            if _of_the_patient(inside, report):
                yield _completed(inside, report)
            else:
                yield set_aside(inside, NOT_PLAINLY_OURS)


def one_specimen(report: DiagnosticReport) -> Reference | None:
    """Return the sample of a report; of several, no more than their names."""
    listed = in_list(report.specimen)
    if len(listed) == 1:
        return listed[0]
    names = ", ".join(item.display for item in listed if item.display)
    return Reference(display=names) if names else None


def _of_the_patient(inside: Observation, report: DiagnosticReport) -> bool:
    if inside.modifier_extension != NOTHING_SENT or inside.focus != NOTHING_SENT:
        return False
    whose = _short(inside.subject)
    return not whose or whose == _short(report.subject)


def _short(subject: Subject | None) -> str:
    named = (subject.reference if subject else None) or ""
    return "/".join(named.strip().split("/_history/")[0].split("/")[-2:])


def _completed(inside: Observation, report: DiagnosticReport) -> Observation:
    """Return it with what the report says for all of its results."""
    said = (report.status or "").strip().casefold()
    inside.status = said if said in NO_LONGER_VALID else inside.status
    _with_specimen(inside, report)
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


def _with_specimen(inside: Observation, report: DiagnosticReport) -> None:
    """Let it have the sample of the report, or the one of them that it names."""
    inside.contained = inside.contained or report.contained
    inside.specimen = inside.specimen or one_specimen(report)
    pointer = inside.specimen
    brought = {f"#{each.id}" for each in report.contained or ()}
    if pointer is not None and f"#{pointer.reference}" in brought:
        pointer.reference = f"#{pointer.reference}"
