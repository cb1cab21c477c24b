"""Diagnoses in other editions of ICD and in the spellings that senders use."""

import msgspec
import pytest

from cds_service.clinical.diagnosis import Disease
from cds_service.from_fhir.conditions import read_condition
from cds_service.from_fhir.wire.clinical import Condition


@pytest.mark.parametrize(
    ("system", "code", "disease", "shown"),
    [
        (
            "http://fhir.de/CodeSystem/bfarm/icd-10-gm",
            "C94.31",
            Disease.MAST_CELL_LEUKEMIA,
            "ICD-10-GM C94.31",
        ),
        (
            "urn:oid:2.16.840.1.113883.6.90",
            "d4702 ",
            Disease.SYSTEMIC_MASTOCYTOSIS,
            "ICD-10-CM d4702",
        ),
        (
            "https://hl7.org/fhir/sid/icd-10/",
            "C96.21",
            Disease.AGGRESSIVE_SM,
            "ICD-10 C96.21",
        ),
    ],
)
def test_another_spelling_is_the_same_diagnosis(
    system: str, code: str, disease: Disease, shown: str
) -> None:
    """It is read, and shown as it was sent under the name of its edition."""
    coding = {"coding": [{"system": system, "code": code}]}
    sent = {
        "resourceType": "Condition",
        "subject": {"reference": "Patient/example"},
        "code": coding,
    }
    (found,) = read_condition(msgspec.convert(sent, Condition), "Condition/c1")

    assert found.coded == {disease}
    assert found.code == shown
    assert not found.unverified_code
