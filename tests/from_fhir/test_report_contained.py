"""Results inside a report are read; those that it names and lacks are told."""

from typing import Any

import pytest
from calls import bundle, call, read
from from_fhir.genetic_results import AS_OF, P_D816V, gene, kit, loinc, named, report
from from_fhir.genetic_results import unread as unread_of

from cds_service.clinical.record import Topic, Unread
from cds_service.clinical.variant import KitFinding
from cds_service.from_fhir.report_files import NOT_SENT
from cds_service.from_fhir.variant_reports import read_report

KIT_REPORT = loinc("55201-8")
VARIANT: dict[str, Any] = {
    "resourceType": "Observation",
    "id": "v",
    "status": "final",
    "code": loinc("69548-6"),
    "valueCodeableConcept": loinc("LA9633-4"),
    "component": [gene({"text": "KIT"}), named("48005-3", P_D816V)],
}
NAMED: dict[str, Any] = {"result": [{"reference": "#v"}]}


@pytest.mark.parametrize("code", [KIT_REPORT, loinc("51969-4"), {"text": "NGS panel"}])
def test_result_inside(code: dict[str, Any]) -> None:
    """It counts whatever the report is called, with the date of the report."""
    sent = report(
        code=code, contained=[VARIANT], effectiveDateTime="2026-01-01", **NAMED
    )
    found = kit(sent)

    assert found.finding is KitFinding.D816V_PRESENT
    assert found.taken is not None
    assert found.taken.day.isoformat() == "2026-01-01"


def test_report_that_no_longer_holds() -> None:
    """Then nothing inside it holds."""
    sent = report(code=KIT_REPORT, contained=[VARIANT], status="entered-in-error")

    assert unread_of(sent).status_only


@pytest.mark.parametrize(
    "more",
    [
        {"subject": {"reference": "Patient/other"}},
        {"focus": [{"reference": "Patient/donor"}]},
        {"modifierExtension": [{"url": "urn:x", "valueBoolean": True}]},
    ],
)
def test_result_of_somebody_else(more: dict[str, Any]) -> None:
    """It is not read, and that the report said more is told."""
    sent = {
        "resourceType": "DiagnosticReport",
        "status": "final",
        "code": KIT_REPORT,
        "subject": {"reference": "Patient/p1"},
        "contained": [VARIANT | more],
    }
    chart = read(call({"geneticReports": bundle(sent)}))

    assert chart.kit == ()
    assert Topic.KIT in {item.about for item in chart.unread}


@pytest.mark.parametrize("code", [KIT_REPORT, {"text": "Molecular pathology report"}])
def test_result_that_was_not_sent(code: dict[str, Any]) -> None:
    """A report whose results stayed behind is not an empty record."""
    sent = report(code=code, result=[{"reference": "Observation/elsewhere"}])
    (lost,) = read_report(sent, "DiagnosticReport/1", AS_OF, lambda _: False)

    assert isinstance(lost, Unread)
    assert (lost.about, lost.why) == (Topic.KIT, NOT_SENT)
    assert list(read_report(sent, "DiagnosticReport/1", AS_OF, lambda _: True)) == []


def test_coded_diagnosis() -> None:
    """STU3 has its conclusion codes under another name."""
    sent = report(code=KIT_REPORT, codedDiagnosis=[{"text": "KIT D816V detected"}])

    assert kit(sent).finding is KitFinding.D816V_PRESENT
