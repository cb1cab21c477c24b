"""Whose each resource of an export is, and what cannot be given to anybody."""

import msgspec
import pytest

from cds_service.from_fhir.export_line import Line, lines_of


def _one(resource: object) -> Line:
    (line,) = lines_of(msgspec.json.encode(resource))
    return line


@pytest.mark.parametrize(
    "reference",
    ["Patient/p1", "https://ehr.example/fhir/Patient/p1", "Patient/p1/_history/3"],
)
def test_the_patient_is_found_however_it_is_named(reference: str) -> None:
    """A relative, an absolute and a versioned reference mean the same patient."""
    about = {
        "resourceType": "Observation",
        "id": "o",
        "subject": {"reference": reference},
    }
    line = _one(about)
    assert (line.patient, line.kind, line.name) == (
        "p1",
        "Observation",
        "Observation/o",
    )


def test_each_type_names_its_patient_in_its_own_way() -> None:
    """Allergies, trials and appointments have no subject."""
    named = {"reference": "Patient/p1"}
    for resource in (
        {"resourceType": "AllergyIntolerance", "patient": named},
        {"resourceType": "ResearchSubject", "individual": named},
        {"resourceType": "Appointment", "participant": [{}, {"actor": named}]},
    ):
        assert _one(resource).patient == "p1"


def test_a_medication_is_nobodys_and_an_order_points_to_it() -> None:
    """They meet by the name of the Medication."""
    drug = _one({"resourceType": "Medication", "id": "m"})
    order = _one(
        {
            "resourceType": "MedicationRequest",
            "subject": {"reference": "Patient/p1"},
            "medicationReference": {"reference": "https://x/Medication/m"},
        }
    )
    assert (drug.patient, drug.name) == ("", order.refers) == ("", "Medication/m")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (b'{"resourceType":"Observation"', "is not JSON"),
        (b"\xff\xfe", "is not JSON"),
        (b"[]", "is no FHIR resource"),
        (b"{}", "is no FHIR resource"),
        (b'{"resourceType":"Observation","id":"o"}', "Observation names no patient"),
    ],
)
def test_what_cannot_be_given_to_anybody_is_put_aside(
    line: bytes, problem: str
) -> None:
    """It is counted by its problem, and its content is not kept."""
    assert list(lines_of(line)) == [Line(b"", problem=problem)]


def test_what_no_rule_reads_is_passed_over() -> None:
    """A claim is neither read nor a problem."""
    assert list(lines_of(b'{"resourceType":"Claim","id":"c"}')) == []


def test_a_misshapen_resource_is_still_given_to_its_patient() -> None:
    """Its reader tells what is wrong with it, as in a live call."""
    about = {
        "resourceType": "Observation",
        "id": 7,
        "subject": {"reference": "Patient/p"},
    }
    assert (_one(about).patient, _one(about).problem) == ("p", "")


def test_a_bundle_gives_each_patient_their_own() -> None:
    """Addresses of entries are followed within the Bundle."""
    bundle = {
        "resourceType": "Bundle",
        "type": "collection",
        "entry": [
            {
                "fullUrl": "urn:uuid:1",
                "resource": {"resourceType": "Patient", "id": "p1"},
            },
            {
                "fullUrl": "urn:uuid:2",
                "resource": {"resourceType": "Patient", "id": "p2"},
            },
            {
                "fullUrl": "urn:uuid:3",
                "resource": {
                    "resourceType": "Condition",
                    "id": "c",
                    "subject": {"reference": "urn:uuid:2"},
                },
            },
            {
                "fullUrl": "urn:uuid:4",
                "resource": {
                    "resourceType": "Condition",
                    "id": "d",
                    "subject": {"reference": "urn:uuid:1"},
                },
            },
        ],
    }
    found = {
        (line.patient, line.name) for line in lines_of(msgspec.json.encode(bundle))
    }
    assert found == {
        ("p1", "Patient/p1"),
        ("p2", "Patient/p2"),
        ("p2", "Condition/c"),
        ("p1", "Condition/d"),
    }
