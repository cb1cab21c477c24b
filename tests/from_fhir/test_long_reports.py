"""A report that is longer than any plain one is not searched through, but said."""

from datetime import date

import pytest

from cds_service.clinical.variant import KitFinding, KitResult
from cds_service.from_fhir.variant_reports import read_report
from cds_service.from_fhir.wire.datatypes import CodeableConcept, Coding
from cds_service.from_fhir.wire.report import DiagnosticReport

KIT = CodeableConcept(coding=[Coding(system="http://loinc.org", code="55201-8")])


@pytest.mark.parametrize(
    "text",
    [
        "KIT D816V " + "no " * 100_000,
        "KIT D816V " * 20_000,
        "KIT D816V not detected. " * 4_000,
        "KIT D816V\nnot detected\n" * 3_000,
    ],
)
def test_an_endless_report_is_unclear(text: str) -> None:
    """It ends at once (this test would take minutes) and clears nothing."""
    report = DiagnosticReport(id="r", status="final", code=KIT, conclusion=text)
    (found,) = read_report(report, "DiagnosticReport/r", date(2026, 1, 6))

    assert isinstance(found, KitResult)
    assert found.finding is KitFinding.UNCLEAR
