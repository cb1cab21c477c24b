"""Diagnoses in other editions of ICD and in the spellings that senders use."""

import msgspec
import pytest

from cds_service.clinical.diagnosis import Disease, Verification
from cds_service.from_fhir.conditions import read_condition
from cds_service.from_fhir.wire.clinical import Condition

GM = "http://fhir.de/CodeSystem/bfarm/icd-10-gm"


def decoded(system: str, code: str) -> Condition:
    """Return a Condition with this code."""
    sent = {
        "resourceType": "Condition",
        "subject": {"reference": "Patient/example"},
        "code": {"coding": [{"system": system, "code": code}]},
    }
    return msgspec.convert(sent, Condition)


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
    (found,) = read_condition(decoded(system, code), "Condition/c1")

    assert found.coded == {disease}
    assert found.code == shown
    assert not found.unverified_code


@pytest.mark.parametrize(
    ("code", "sure"),
    [
        ("C96.2 G", Verification.CONFIRMED),
        ("C96.2G", Verification.CONFIRMED),
        ("C96.2 V", Verification.PROVISIONAL),
        ("C96.2 Z", Verification.PROVISIONAL),
        ("C96.21 V", Verification.PROVISIONAL),
        ("C96.2|ausgeschlossen", Verification.PROVISIONAL),
    ],
)
def test_a_letter_in_the_code_says_how_sure_it_is(
    code: str, sure: Verification
) -> None:
    """As in the field that FHIR has for it; what else stands there leaves it unsure."""
    (found,) = read_condition(decoded(GM, code), "Condition/c1")

    assert found.coded == {Disease.MAST_CELL_NEOPLASM_UNCERTAIN}
    assert found.verification is sure
    assert found.code == f"ICD-10-GM {code}"


@pytest.mark.parametrize("code", ["C96.2 A", "C96.2A"])
def test_what_the_letter_rules_out_is_none(code: str) -> None:
    """A is ausgeschlossen: ruled out."""
    assert not list(read_condition(decoded(GM, code), "Condition/c1"))
