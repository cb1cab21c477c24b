"""Reads the measurements that a report holds inside itself: a blood count, say.

They count as if they had been sent beside it, under the name of the report.
What a report says of KIT is read elsewhere.
"""

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from cds_service.clinical.mutation import MutationResult
from cds_service.clinical.record import About, Topic
from cds_service.from_fhir import labs, mutations
from cds_service.from_fhir.about import what_about
from cds_service.from_fhir.bundles import Found
from cds_service.from_fhir.concepts import in_list
from cds_service.from_fhir.left_unread import left_unread
from cds_service.from_fhir.malformed import Malformed, refused
from cds_service.from_fhir.numbers import no_amount
from cds_service.from_fhir.report_contained import contained_results
from cds_service.from_fhir.wire.report import DiagnosticReport
from cds_service.from_fhir.wire.result import Observation

Read: TypeAlias = labs.Read | MutationResult


def read_panel(report: DiagnosticReport, found: Found, as_of: date) -> Iterator[Read]:
    """Yield what the results inside a report measured, and what cannot be used."""
    for result in contained_results(report):
        if isinstance(result, Malformed):
            result.abouts = _abouts(result, report)
            yield from left_unread(result, found)
        elif place := no_amount(result):
            yield from left_unread(refused(result, place), found)
        else:
            yield from _read(result, found.reference, as_of)


def _abouts(result: Malformed, report: DiagnosticReport) -> tuple[About, ...]:
    """Return what it was about; where it does not say, the report may."""
    if Topic.UNKNOWN not in result.abouts:
        return result.abouts
    return what_about("DiagnosticReport", in_list(report.code)) or result.abouts


def _read(result: Observation, reference: str, as_of: date) -> Iterator[Read]:
    yield from labs.read_observation(result, reference, as_of)
    yield from mutations.read_observation(result, reference, as_of)
