"""Facts of another patient never reach a chart, and their number is said."""

from typing import Any

import pytest
from calls import PATIENT, bundle, call, condition, count, drafting, order, read

from cds_service.clinical.record import Topic

ADDRESS = "urn:uuid:0b9f2e0c-1111-2222-3333-444444444444"


def about(subject: Any, *others: dict[str, Any]) -> tuple[int, list[str]]:  # noqa: ANN401
    """Return how many counts were read, and what was said of the others."""
    chart = read(call({"labs": bundle(count(subject=subject), *others)}))
    return len(chart.labs), [item.why for item in chart.unread]


@pytest.mark.parametrize(
    "subject",
    [
        None,
        {},
        {"display": "Somebody"},
        {"reference": None},
        {"reference": "Patient/p1"},
        {"reference": " Patient/p1 "},
        {"reference": "p1"},
        {"reference": "Patient/p1/_history/4"},
        {"reference": "https://ehr.example/r4/Patient/p1"},
        {"reference": "urn:uuid:p1"},
        {"reference": "patient/p1"},
        {"reference": "Patient/p1/"},
        {"reference": "https://ehr.example/r4/patient/p1/"},
    ],
)
def test_the_patients_own_results_are_read(subject: object) -> None:
    """However the reference is spelled; a missing one was asked for by patient."""
    assert about(subject) == (1, [])


@pytest.mark.parametrize(
    "reference",
    [
        "Patient/p2",
        "Patient/P1",
        "Patient/xp1",
        "https://ehr.example/r4/Patient/p2",
        "Group/p1",
        "Group/patient/",
    ],
)
def test_those_of_others_are_not(reference: str) -> None:
    """A reference that does not lead to this patient leads to another."""
    expected = (0, ["1 resource belongs to another patient"])
    assert about({"reference": reference}) == expected


def test_a_name_of_the_call_that_leads_nowhere_may_be_anybodys() -> None:
    """Its entry was not sent: not used, and not called another's either."""
    said = ["of 1 resource, whose it is cannot be told"]
    assert about({"reference": "urn:uuid:somebody"}) == (0, said)


def test_a_patient_inside_the_result_may_be_anybody() -> None:
    """Nothing proves who it is: not used, and not called another's either."""
    inside = count(
        subject={"reference": "#p1"},
        contained=[{"resourceType": "Patient", "id": "p1"}],
    )
    other = count(subject={"reference": "Patient/p2"}, id="o2")
    chart = read(call({"labs": bundle(inside, other)}))
    assert chart.labs == ()
    assert {(item.about, item.why) for item in chart.unread} == {
        (Topic.OTHER_PATIENT, "of 1 resource, whose it is cannot be told"),
        (Topic.OTHER_PATIENT, "1 resource belongs to another patient"),
    }


@pytest.mark.parametrize("subject", [None, {"display": "Somebody"}])
@pytest.mark.parametrize(
    "kind", ["Observation", "DiagnosticReport", "Procedure", "ServiceRequest"]
)
def test_the_patient_of_an_older_version_is_looked_at(
    kind: str, subject: object
) -> None:
    """DSTU2 may name under `patient` whose it is."""
    found: dict[str, list[str]] = {}
    for name in ("p1", "p2"):
        named = {"reference": f"Patient/{name}"}
        sent = {"resourceType": kind, "id": "x", "subject": subject, "patient": named}
        chart = read(call({"labs": bundle(count(), sent)}))
        found[name] = [item.why for item in chart.unread if item.reference == kind]
    assert found == {"p1": [], "p2": ["1 resource belongs to another patient"]}


def test_the_address_of_the_patients_entry_is_followed() -> None:
    """Bundles of Synthea and others refer by urn:uuid."""
    entry = {"fullUrl": ADDRESS, "resource": PATIENT}
    sent = {"resourceType": "Bundle", "entry": [entry]}
    mine = count(subject={"reference": ADDRESS})
    chart = read(call({"patient": sent, "labs": bundle(mine)}))
    assert len(chart.labs) == 1


def test_others_are_counted_by_kind() -> None:
    """One line for each kind of resource, however many there are."""
    other = {"reference": "Patient/p2"}
    chart = read(
        call(
            {
                "labs": bundle(
                    count(subject=other),
                    count(subject=other, id="o2"),
                    count(subject=other, id="o2"),
                ),
                "conditions": bundle(condition(subject=other)),
                "allergies": bundle(
                    {"resourceType": "AllergyIntolerance", "id": "a", "patient": other}
                ),
            }
        )
    )
    assert [(item.reference, item.about, item.why) for item in chart.unread] == [
        (
            "AllergyIntolerance",
            Topic.OTHER_PATIENT,
            "1 resource belongs to another patient",
        ),
        ("Condition", Topic.OTHER_PATIENT, "1 resource belongs to another patient"),
        ("Observation", Topic.OTHER_PATIENT, "2 resources belong to another patient"),
    ]


def test_a_draft_for_another_patient_is_not_read() -> None:
    """Nor is one that cannot be read and names another patient."""
    other = {"reference": "Patient/p2"}
    broken = order(subject=other, id="m2", dispenseRequest="x")
    chart = read(drafting(order(subject=other), broken))
    assert chart.drafts == ()
    assert [item.why for item in chart.unread] == [
        "2 resources belong to another patient"
    ]
