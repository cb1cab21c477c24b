"""What older versions say of the patient and of taking is not lost."""

import pytest
from calls import MINE, Json, bundle, call, read

from cds_service.clinical.medication import Drug, MedicationStatus
from cds_service.clinical.record import Topic

RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"
CODED = {"coding": [{"system": RXNORM, "code": "1919088"}]}


def resource(kind: str, /, **more: object) -> Json:
    """Return a resource about midostaurin as every version may send it."""
    return {
        "resourceType": kind,
        "id": "m1",
        "subject": MINE,
        "medicationCodeableConcept": CODED,
        **more,
    }


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("MedicationStatement", {"status": "active", "taken": "n"}),
        ("MedicationStatement", {"status": "completed", "wasNotTaken": True}),
        ("MedicationAdministration", {"status": "completed", "notGiven": True}),
        ("MedicationAdministration", {"status": "completed", "wasNotGiven": True}),
    ],
)
def test_older_ways_to_say_that_it_was_not_taken(kind: str, fields: Json) -> None:
    """STU3 and DSTU2 say it beside the status."""
    sent = resource(kind, effectiveDateTime="2025-12-03", **fields)
    (found,) = read(call({"x": bundle(sent)})).medications

    assert found.status is MedicationStatus.CANCELLED


def test_the_patient_of_dstu2() -> None:
    """Its name of the subject is `patient`; another's resources are left out."""
    code = {
        "coding": [{"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "C94.30"}]
    }
    other = {"reference": "Patient/p2"}
    sent: Json = {"resourceType": "Condition", "id": "c", "code": code}
    mine = read(call({"conditions": bundle(sent | {"patient": MINE})}))
    others = read(call({"conditions": bundle(sent | {"patient": other})}))
    drug = resource("MedicationStatement", status="active", patient=other)
    del drug["subject"]

    assert len(mine.diagnoses) == 1
    assert others.diagnoses == ()
    assert [item.about for item in others.unread] == [Topic.OTHER_PATIENT]
    assert read(call({"medicationStatements": bundle(drug)})).medications == ()


def test_an_order_of_dstu2_on_record() -> None:
    """It is not read, and that is said with its drug."""
    order = resource("MedicationOrder", status="active")
    chart = read(call({"medicationRequests": bundle(order)}))
    (unread,) = chart.unread

    assert chart.medications == ()
    assert unread.about is Drug.MIDOSTAURIN
    assert unread.why == "a MedicationOrder is of a FHIR version that is not read"


def test_an_ended_order_of_a_drug_no_rule_knows_is_nothing() -> None:
    """Nobody needs to hear of it."""
    code = {"coding": [{"system": RXNORM, "code": "723", "display": "amoxicillin"}]}
    order = {
        "resourceType": "MedicationOrder",
        "id": "m",
        "medicationCodeableConcept": code,
    }

    assert read(call({"medicationRequests": bundle(order)})).unread == ()
