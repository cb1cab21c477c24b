"""Reads what a report says of KIT D816V and of FIP1L1-PDGFRA.

Its conclusion, its codes and the results inside it are read; a file, or a result
that it names and that was not sent, is told as unread.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from cds_service.from_fhir.concepts import in_list, texts
from cds_service.from_fhir.report_contained import contained_results, one_specimen
from cds_service.from_fhir.report_files import unread_file
from cds_service.from_fhir.variants import NO_LONGER_VALID, Read, read_observation
from cds_service.from_fhir.wire.report import DiagnosticReport
from cds_service.from_fhir.wire.result import Observation

_REPORT_STATUSES: Final = {"partial": "preliminary", "appended": "amended"}


def read_report(
    report: DiagnosticReport,
    reference: str,
    as_of: date,
    has_sent: Callable[[str], bool] = lambda _: True,
) -> Iterator[Read]:
    """Yield what a report and the results inside it say; never raises.

    `has_sent` tells of a reference whether that result was sent beside it.
    """
    said = (report.status or "").strip().casefold()
    void = said if said in NO_LONGER_VALID else ""
    inside = [
        read
        for result in contained_results(report)
        if isinstance(result, Observation)
        for read in read_observation(result, reference, as_of)
    ]
    yield from inside
    conclusion = _conclusion(report)
    found: tuple[Read, ...] = ()
    if conclusion or said == "registered":
        as_observation = Observation(
            status=_REPORT_STATUSES.get(said, said),
            code=report.code,
            effective_date_time=report.effective_date_time,
            effective_period=report.effective_period,
            issued=report.issued,
            value_string=conclusion or None,
            contained=report.contained,
            specimen=one_specimen(report),
        )
        found = tuple(read_observation(as_observation, reference, as_of))
        yield from found
    if not (found or inside or void):
        # "See the attached report": what it says of KIT may be in the file alone.
        yield from unread_file(report, reference, as_of, has_sent)


def _conclusion(report: DiagnosticReport) -> str:
    codes = in_list(report.conclusion_code)
    return "\n".join(
        [report.conclusion or "", *(text for code in codes for text in texts(code))]
    ).strip()
