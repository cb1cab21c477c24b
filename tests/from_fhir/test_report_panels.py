"""Measurements inside a report count like those that are sent beside it."""

from typing import Any

import pytest
from calls import Json, bundle, call, count, read
from hook_calls import low_neutrophils, path_of
from starlette.testclient import TestClient

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Chart
from cds_service.clinical.record import Topic
from cds_service.from_fhir.report_contained import NOT_PLAINLY_OURS

LOINC = "http://loinc.org"
NEGATED = [{"url": "https://ehr.example/negated", "valueBoolean": True}]


def report(*inside: Json, **more: Any) -> Json:  # noqa: ANN401
    """Return the report of a blood count with its results inside."""
    sent = {
        "resourceType": "DiagnosticReport",
        "id": "r1",
        "status": "final",
        "code": {"coding": [{"system": LOINC, "code": "58410-2"}]},
        "subject": {"reference": "Patient/p1"},
        "effectiveDateTime": "2026-01-04",
        "result": [{"reference": "#o1"}],
        "contained": list(inside),
    }
    return {**sent, **more}


def inside(**more: Any) -> Json:  # noqa: ANN401
    """Return a neutrophil count without a date of its own."""
    return count(effectiveDateTime=None, **more)


def charted(sent: Json) -> Chart:
    """Read a report."""
    return read(call({"geneticReports": bundle(sent)}))


def why(sent: Json) -> list[tuple[object, str]]:
    """Return what of a report cannot be used, of which nothing can."""
    chart = charted(sent)
    assert chart.labs == ()
    return [(item.about, item.why) for item in chart.unread]


def test_a_count_inside_a_report_is_read() -> None:
    """With the date of the report where it has none, and under the report's name."""
    (lab,) = charted(report(inside())).labs
    assert (lab.analyte, str(lab.value.exact)) == (Analyte.NEUTROPHILS, "0.8")
    assert (lab.reference, str(lab.taken.day)) == ("DiagnosticReport/r1", "2026-01-04")


def test_a_tryptase_inside_a_report_is_read() -> None:
    """Every measurement is, not those of a blood count alone."""
    sent = inside(code={"coding": [{"system": LOINC, "code": "21582-2"}]})
    sent["valueQuantity"] = {"value": 34, "unit": "ng/mL"}
    (lab,) = charted(report(sent)).labs
    assert lab.analyte is Analyte.TRYPTASE


@pytest.mark.parametrize(
    "subject", ["Patient/p1", "https://ehr.example/r4/Patient/p1", ""]
)
def test_the_same_patient_by_another_address(subject: str) -> None:
    """A result may name its patient in other ways than its report, or not at all."""
    sent = report(inside(subject={"reference": subject}))
    assert len(charted(sent).labs) == 1


@pytest.mark.parametrize(
    "more",
    [
        {"subject": {"reference": "Patient/other"}},
        {"focus": [{"reference": "Patient/donor"}]},
        {"modifierExtension": NEGATED},
    ],
)
def test_a_result_that_may_be_of_somebody_else_is_told(more: Json) -> None:
    """It is not used, and not passed over either."""
    assert why(report(inside(**more))) == [(Analyte.NEUTROPHILS, NOT_PLAINLY_OURS)]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ([1], "valueQuantity.value is not a number"),
        ("1e99999", "valueQuantity is not a usable number"),
    ],
)
def test_a_result_that_cannot_be_read_is_told(value: object, said: str) -> None:
    """A number that is none costs the one result, as it does outside a report."""
    broken = inside(valueQuantity={"value": value, "unit": "10*9/L"})
    assert why(report(broken)) == [(Analyte.NEUTROPHILS, said)]
    assert len(charted(report(broken, inside(id="o2"))).labs) == 1


@pytest.mark.parametrize("status", ["entered-in-error", "cancelled"])
def test_a_report_that_no_longer_holds(status: str) -> None:
    """Then none of its results does."""
    said = why(report(inside(), status=status))
    assert said == [(Analyte.NEUTROPHILS, f"its status is {status}")]


def test_the_sample_of_the_report_is_that_of_its_results() -> None:
    """A differential in a marrow report is no blood count."""
    sent = report(inside(), specimen=[{"display": "Bone marrow"}])
    ((about, said),) = why(sent)
    assert about is Analyte.NEUTROPHILS
    assert said.startswith("its specimen is not blood")


def test_the_sample_that_a_result_names_itself() -> None:
    """Of two samples of the report, its own decides."""
    sample = {"resourceType": "Specimen", "id": "m", "type": {"text": "Bone marrow"}}
    other = {"resourceType": "Specimen", "id": "b", "type": {"text": "Blood"}}
    both = [{"reference": "Specimen/m"}, {"reference": "Specimen/b"}]
    for name, read_of in (("m", 0), ("b", 1)):
        result = inside(specimen={"reference": f"Specimen/{name}"})
        sent = bundle(report(result, specimen=both), sample, other)
        assert len(read(call({"geneticReports": sent})).labs) == read_of


def test_what_else_a_report_may_hold() -> None:
    """A sample, a file or nothing at all inside it is no result."""
    for held in ([{"resourceType": "Organization", "id": "x"}], [5], None, "x"):
        chart = charted(report() | {"contained": held})
        assert chart.labs == ()
        assert all(item.about is not Topic.OTHER_PATIENT for item in chart.unread)


def test_a_low_count_inside_a_report_interrupts(client: TestClient) -> None:
    """Over HTTP: the card comes as it would for a result sent by itself."""
    sent = low_neutrophils()
    low = sent["prefetch"]["labs"]["entry"].pop()["resource"]
    sent["prefetch"]["imagingReports"] = bundle(report(low))
    answer = client.post(path_of(sent), json=sent)
    assert "Interrupt midostaurin: ANC 0.8 x10^9/L on 2026-01-05" in answer.text
