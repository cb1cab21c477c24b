"""What a Condition means, how sure it is, and whether it is on record now."""

from datetime import date
from typing import Any

import msgspec
import pytest
from calls import ICD, condition

from cds_service.clinical.diagnosis import Diagnosis, Disease, Verification
from cds_service.from_fhir.conditions import read_condition
from cds_service.from_fhir.wire.clinical import Condition


def read(code: str = "D47.02", /, **more: Any) -> list[Diagnosis]:  # noqa: ANN401
    """Read a Condition with an ICD-10-CM code."""
    sent = msgspec.json.encode(condition(code, **more))
    decoded = msgspec.json.decode(sent, type=Condition)
    return list(read_condition(decoded, "Condition/c1"))


def text(words: str) -> dict[str, Any]:
    """Return a code that consists of words alone."""
    return {"text": words}


def status(code: str) -> dict[str, Any]:
    """Return a status as R4 has it."""
    return {"coding": [{"system": "http://terminology.hl7.org/x", "code": code}]}


def test_a_coded_diagnosis_is_read() -> None:
    """Without any status it is active and confirmed."""
    (found,) = read(recordedDate="2020-05", onsetDateTime="2019-01-01")
    assert found.reference == "Condition/c1"
    assert found.coded == {Disease.SYSTEMIC_MASTOCYTOSIS}
    assert found.worded == frozenset()
    assert found.code == "ICD-10-CM D47.02"
    assert found.verification is Verification.CONFIRMED
    assert not found.remission
    assert found.recorded is not None
    assert (found.recorded.day, found.recorded.vague) == (date(2020, 5, 1), True)
    assert not found.unverified_code


@pytest.mark.parametrize(
    ("code", "disease"),
    [
        ("C96.21", Disease.AGGRESSIVE_SM),
        ("C94.31", Disease.MAST_CELL_LEUKEMIA),
        ("C96.22", Disease.MAST_CELL_SARCOMA),
        ("D47.01", Disease.CUTANEOUS_MASTOCYTOSIS),
        ("D89.41", Disease.MONOCLONAL_MCAS),
        ("D47.09", Disease.MAST_CELL_NEOPLASM_UNCERTAIN),
        ("C93.10", Disease.ASSOCIATED_HEMATOLOGIC_NEOPLASM),
        ("C49.A2", Disease.GASTROINTESTINAL_STROMAL_TUMOR),
        ("D72.119", Disease.EOSINOPHILIA),
        ("Z87.892", Disease.ANAPHYLAXIS),
        ("Z90.710", Disease.NOT_OF_CHILDBEARING_POTENTIAL),
    ],
)
def test_each_disease_has_its_codes(code: str, disease: Disease) -> None:
    """Literal ICD-10-CM codes mean the disease."""
    assert [item.coded for item in read(code)] == [{disease}]


def test_one_code_may_mean_two_things() -> None:
    """An acute leukaemia is also an associated neoplasm."""
    assert [item.coded for item in read("C92.00")] == [
        {Disease.ACUTE_MYELOID_LEUKEMIA, Disease.ASSOCIATED_HEMATOLOGIC_NEOPLASM}
    ]
    assert [item.coded for item in read("C92.01")] == [{Disease.ACUTE_MYELOID_LEUKEMIA}]


@pytest.mark.parametrize("code", ["D47.01", "Q82.2"])
def test_words_tell_diffuse_cutaneous_mastocytosis(code: str) -> None:
    """ICD-10 has no code of its own for it; the code beside the words is firm."""
    concept = condition(code)["code"] | {"text": "Diffuse cutaneous mastocytosis"}
    (found,) = read(code=concept)
    assert found.coded == {Disease.CUTANEOUS_MASTOCYTOSIS}
    assert found.worded == {Disease.DIFFUSE_CUTANEOUS_MASTOCYTOSIS}


def test_what_no_rule_asks_about_is_nothing() -> None:
    """High blood pressure is not our concern, nor is a Condition without a code."""
    assert read("I10") == []
    assert list(read_condition(Condition(), "Condition/c1")) == []


@pytest.mark.parametrize(
    ("clinical", "on_record"),
    [
        (None, True),
        (status("active"), True),
        (status("recurrence"), True),
        (status("relapse"), True),
        (status("remission"), True),
        (status("inactive"), False),
        (status(" Resolved "), False),
        ("active", True),
        ("resolved", False),
        ("RESOLVED ", False),
        ({"text": "Inactive"}, False),
        ({"coding": [{}]}, True),
        (status("bogus"), True),
    ],
)
def test_what_is_over_is_not_on_record(
    clinical: dict[str, Any] | str | None,
    on_record: bool,
) -> None:
    """Inactive and resolved are over; remission and what is unsaid are not."""
    assert bool(read(clinicalStatus=clinical)) is on_record


def test_remission_keeps_the_diagnosis() -> None:
    """Mastocytosis in remission is mastocytosis."""
    (found,) = read(clinicalStatus=status("remission"))
    assert found.remission


@pytest.mark.parametrize(
    ("verification", "expected"),
    [
        (None, [Verification.CONFIRMED]),
        (status("confirmed"), [Verification.CONFIRMED]),
        ("Confirmed", [Verification.CONFIRMED]),
        (status("provisional"), [Verification.PROVISIONAL]),
        (status("differential"), [Verification.PROVISIONAL]),
        (status("unconfirmed"), [Verification.PROVISIONAL]),
        (status("bogus"), [Verification.PROVISIONAL]),
        (status("refuted"), []),
        (status("entered-in-error"), []),
        ("entered-in-error ", []),
    ],
)
def test_how_sure_it_is(
    verification: dict[str, Any] | str | None, expected: list[Verification]
) -> None:
    """Withdrawn ones are left out, and what is not confirmed is provisional."""
    sent = read(verificationStatus=verification)
    assert [item.verification for item in sent] == expected


@pytest.mark.parametrize(
    "category",
    [
        None,
        [status("problem-list-item")],
        [status("encounter-diagnosis")],
        status("problem-list-item"),
    ],
)
def test_the_category_of_a_diagnosis_does_not_matter(category: object) -> None:
    """A diagnosis of an encounter is a diagnosis."""
    assert len(read(category=category)) == 1


def test_words_refine_a_code() -> None:
    """Text or displays beside D47.02 may name the subtype."""
    coding = {"system": ICD, "code": "D47.02", "display": "Systemic mastocytosis"}
    local = {"system": "urn:local", "code": "1", "display": "Smoldering SM"}
    (found,) = read(code={"coding": [coding, local], "text": "smouldering type"})
    assert found.coded == {Disease.SYSTEMIC_MASTOCYTOSIS}
    assert found.worded == {Disease.SYSTEMIC_MASTOCYTOSIS, Disease.SMOULDERING_SM}
    assert found.text == "smouldering type"


def test_words_alone_are_a_diagnosis_without_code() -> None:
    """The population takes it for possible."""
    (found,) = read(code=text("Systemic mastocytosis"))
    assert found.coded == frozenset()
    assert found.worded == {Disease.SYSTEMIC_MASTOCYTOSIS}
    assert found.code == ""


def test_an_unverified_code_is_marked() -> None:
    """It may raise a card and never clears one."""
    coding = {"system": "http://snomed.info/sct", "code": "70910003"}
    (found,) = read(code={"coding": [coding]})
    assert found.coded == {Disease.INDOLENT_SM}
    assert found.code == "SNOMED CT 70910003"
    assert found.unverified_code
