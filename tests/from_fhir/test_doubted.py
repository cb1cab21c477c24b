"""A doubt about the form of a coded mastocytosis is none about the disease."""

import pytest

from cds_service.from_fhir.doubted import is_doubted
from cds_service.from_fhir.wire.datatypes import CodeableConcept, Coding

ICD = "http://hl7.org/fhir/sid/icd-10-cm"


def coded(code: str, text: str) -> CodeableConcept:
    """Return a concept with an ICD-10-CM code."""
    return CodeableConcept([Coding(ICD, code)], text)


@pytest.mark.parametrize("code", ["D47.02", "C96.21"])
@pytest.mark.parametrize(
    "text",
    [
        "Systemic mastocytosis likely indolent",
        "Systemic mastocytosis, likely aggressive",
        "Systemic mastocytosis, exclude AHN",
        "Rule out AHN",
        "Excluded: AHN",
    ],
)
def test_a_doubt_about_the_form_leaves_the_disease(code: str, text: str) -> None:
    """A critical card must not become a question because a form is discussed."""
    assert not is_doubted(coded(code, text))


@pytest.mark.parametrize("code", ["D47.02", "C96.21"])
@pytest.mark.parametrize(
    "text",
    [
        "Systemic mastocytosis likely",
        "Systemic mastocytosis excluded",
        "Suspected systemic mastocytosis",
        "Suspected aggressive systemic mastocytosis",
        "Rule out",
        "excluded",
    ],
)
def test_a_doubt_about_the_disease_is_one(code: str, text: str) -> None:
    """However the form is called."""
    assert is_doubted(coded(code, text))


def test_the_associated_neoplasm_may_be_doubted_by_itself() -> None:
    """Where the code is its own."""
    assert is_doubted(coded("C93.10", "Rule out AHN"))
