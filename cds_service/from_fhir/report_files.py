"""A report on KIT or the fusion that came as a file, which is not read.

Without a conclusion nobody here can tell what it says; that it may say
something must be told, or its silence would pass for an empty record.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from cds_service.clinical.record import Topic, Unread
from cds_service.from_fhir.concepts import words
from cds_service.from_fhir.genetic_kinds import FUSION, TARGETS, kinds_of
from cds_service.from_fhir.observed import observed
from cds_service.from_fhir.wire.clinical import DiagnosticReport, Observation

WHY: Final = "it was sent as a file or as formatted text, which is not read"


def unread_file(
    report: DiagnosticReport, reference: str, as_of: date
) -> Iterator[Unread]:
    """Yield what a report without a conclusion may say in a file or a narrative."""
    if report.result or not (report.presented_form or report.text):
        # With results of its own, the file only shows them again.
        return
    named = Observation(
        code=report.code,
        effective_date_time=report.effective_date_time,
        effective_period=report.effective_period,
        issued=report.issued,
    )
    kinds = kinds_of(named)
    taken = observed(named, reference, as_of).taken
    if kinds & TARGETS.keys():
        yield Unread(reference, Topic.KIT, WHY, words(report.code), taken)
    if FUSION in kinds:
        yield Unread(reference, Topic.FUSION, WHY, words(report.code), taken)
