"""Reports and results show that their test was done, whatever they say."""

from datetime import date
from typing import Any

import pytest
from calls import LOINC, bundle, call, read

from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.moment import Moment
from cds_service.clinical.record import Record
from cds_service.from_fhir.events import read_report
from cds_service.from_fhir.wire.datatypes import CodeableConcept, Coding
from cds_service.from_fhir.wire.report import DiagnosticReport

DAY = Moment(date(2026, 1, 2))


def reported(code: str = "38263-0", **more: Any) -> list[Event]:  # noqa: ANN401
    """Read a report of 2026-01-02."""
    sent: dict[str, Any] = {
        "status": "final",
        "code": CodeableConcept(
            coding=[Coding(system=LOINC, code=code)], text="DXA of the femur"
        ),
        "effective_date_time": "2026-01-02",
        **more,
    }
    return list(read_report(DiagnosticReport(**sent), "DiagnosticReport/d"))


def test_a_report_shows_that_its_study_was_done() -> None:
    """Whatever it says."""
    assert reported() == [
        Event(
            "DiagnosticReport/d", EventKind.BONE_DENSITY_SCAN, "DXA of the femur", DAY
        )
    ]


@pytest.mark.parametrize(
    ("status", "events"),
    [
        ("final", 1),
        ("preliminary", 1),
        ("corrected", 1),
        ("appended", 1),
        ("registered", 0),
        ("cancelled", 0),
        ("entered-in-error", 0),
        ("unknown", 0),
        (None, 0),
    ],
)
def test_a_report_that_is_only_registered_shows_nothing(
    status: str | None, events: int
) -> None:
    """Nor does one that was withdrawn."""
    assert len(reported(status=status)) == events


@pytest.mark.parametrize("code", ["24323-8", "2106-3", "55201-8", "718-7"])
def test_what_results_show_no_report_shows(code: str) -> None:
    """A panel or a pregnancy test is known from its results."""
    assert reported(code) == []


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("38263-0", EventKind.BONE_DENSITY_SCAN),
        ("44261-6", EventKind.DEPRESSION_SCREEN),
        ("13781-0", EventKind.URINE_MEDIATORS),
    ],
)
def test_a_result_shows_that_its_test_was_done(code: str, kind: EventKind) -> None:
    """With any value and unit; without one it was not."""
    result = {
        "resourceType": "Observation",
        "id": "o",
        "status": "final",
        "code": {"coding": [{"system": LOINC, "code": code}]},
        "subject": {"reference": "Patient/p1"},
        "effectiveDateTime": "2026-01-02",
        "valueString": "see report",
    }
    chart = read(call({"labs": bundle(result)}))
    assert [(item.kind, item.when) for item in chart.events] == [(kind, DAY)]
    del result["valueString"]
    assert read(call({"labs": bundle(result)})).events == ()


@pytest.mark.parametrize(
    ("system", "code", "missing"),
    [
        (LOINC, "38263-0", Record.GENETIC_REPORTS),
        ("http://www.ama-assn.org/go/cpt", "81450", Record.IMAGING_REPORTS),
    ],
)
def test_which_reports_a_key_of_ones_own_holds(
    system: str, code: str, missing: Record
) -> None:
    """A site's own name for reports is told by what they are of."""
    report = {
        "resourceType": "DiagnosticReport",
        "id": "d",
        "status": "final",
        "code": {"coding": [{"system": system, "code": code}]},
        "subject": {"reference": "Patient/p1"},
    }
    wanted = frozenset({Record.GENETIC_REPORTS, Record.IMAGING_REPORTS})
    chart = read(call({"ourReports": bundle(report)}), wanted)
    assert [gap.record for gap in chart.gaps] == [missing]
