"""A sample sent beside its results says what they were measured in, and of whom."""

from typing import Any

import pytest
from calls import Json, bundle, call, count, read
from hook_calls import low_neutrophils, path_of
from starlette.testclient import TestClient

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.record import Topic, Unread
from cds_service.from_fhir.not_to_be_used import DONATED, OF_ANOTHER

SNOMED = "http://snomed.info/sct"
POINTER = {"reference": "Specimen/s1"}


def specimen(**more: Any) -> Json:  # noqa: ANN401
    """Return a sample that is a resource of its own."""
    return {"resourceType": "Specimen", "id": "s1", **more}


def unread_beside(sample: Json, **more: Any) -> Unread:  # noqa: ANN401
    """Read a count and a sample beside it, and return why it cannot be used."""
    sent = count(specimen=POINTER, **more)
    chart = read(call({"labs": bundle(sent), "anything": bundle(sample)}))
    assert chart.labs == ()
    (unread,) = chart.unread
    return unread


@pytest.mark.parametrize(
    "more",
    [
        {"type": {"text": "Bone marrow aspirate"}},
        {"type": [{"text": "Bone marrow"}]},
        {"type": {"coding": [{"system": SNOMED, "code": "119359002"}]}},
        {"collection": {"bodySite": {"text": "Knochenmark"}}},
    ],
)
def test_marrow_beside_a_count_is_not_blood(more: Json) -> None:
    """By its words, its code or the site it was taken from."""
    unread = unread_beside(specimen(**more))
    assert unread.about is Analyte.NEUTROPHILS
    assert unread.why.startswith("its specimen is not blood (")


def test_the_sample_of_a_donor_beside_a_count() -> None:
    """It is not the patient's, whatever the count says."""
    assert unread_beside(specimen(type={"text": "Donor blood"})).why == DONATED


def test_the_sample_of_another_person_beside_a_count() -> None:
    """Nor is one whose subject is somebody else."""
    sample = specimen(subject={"reference": "Patient/donor"}, type={"text": "Blood"})
    assert unread_beside(sample).why == OF_ANOTHER


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"type": {"text": "Blood"}, "subject": {"reference": "Patient/p1"}},
        {"subject": {"reference": "https://ehr.example/r4/Patient/p1/_history/2"}},
        {"subject": {"display": "the patient"}},
        {"type": 5, "collection": [], "subject": [1]},
        {"id": "other", "type": {"text": "Urine"}},
    ],
)
def test_blood_of_the_patient_is_used(more: Json) -> None:
    """So is a sample of which nothing can be told, or that of another result."""
    sent = bundle(count(specimen=POINTER), specimen(**more))
    chart = read(call({"labs": sent}))
    assert (len(chart.labs), chart.unread) == (1, ())


@pytest.mark.parametrize(
    "reference",
    [
        "Specimen/s1",
        "https://ehr.example/r4/Specimen/s1",
        "Specimen/s1/_history/3",
        "urn:uuid:1",
    ],
)
def test_every_way_to_point_at_it(reference: str) -> None:
    """Relative, absolute, with a version, by the address of its entry."""
    sample = {"fullUrl": "urn:uuid:1", "resource": specimen(type={"text": "Urine"})}
    result = count(specimen={"reference": reference})
    sent = {"resourceType": "Bundle", "entry": [{"resource": result}, sample]}
    assert read(call({"labs": sent})).labs == ()


@pytest.mark.parametrize("turned", [False, True])
def test_two_samples_of_one_name(turned: bool) -> None:
    """Whichever comes first, the reading is the same."""
    samples = [specimen(type={"text": "Blood"}), specimen(type={"text": "Urine"})]
    sent = bundle(count(specimen=POINTER), *samples[:: -1 if turned else 1])
    assert len(read(call({"labs": sent})).labs) == 1


def test_a_report_of_a_donors_sample() -> None:
    """What it says of KIT is said of the donor."""
    report = {
        "resourceType": "DiagnosticReport",
        "id": "r1",
        "status": "final",
        "effectiveDateTime": "2026-01-05",
        "conclusion": "KIT D816V not detected",
        "specimen": [POINTER],
    }
    sample = specimen(type={"text": "Bone marrow of the donor"})
    chart = read(call({"geneticReports": bundle(report, sample)}))
    assert chart.kit == ()
    assert [(item.about, item.why) for item in chart.unread] == [(Topic.KIT, DONATED)]


def test_a_low_count_in_marrow_interrupts_nothing(client: TestClient) -> None:
    """Over HTTP: the marrow count raises no card, and why is said."""
    sent = low_neutrophils()
    held = sent["prefetch"]["labs"]
    held["entry"][1]["resource"]["specimen"] = POINTER
    held["entry"].append({"resource": specimen(type={"text": "Bone marrow"})})
    answer = client.post(path_of(sent), json=sent)
    assert answer.status_code == 200
    assert "Interrupt midostaurin" not in answer.text
    assert "its specimen is not blood" in answer.text
