"""Which Observations become results: code, status, date, specimen."""

from datetime import date
from decimal import Decimal

import pytest
from lab_results import (
    ANC,
    PLT,
    loinc,
    one_lab,
    one_unread,
    quantity,
    read,
)

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.event import Event
from cds_service.clinical.lab import Lab

LOW = quantity(0.8, "10*9/L")


def test_a_coded_count_is_read() -> None:
    """A neutrophil count in its UCUM unit becomes a result, as sent and compared."""
    lab = one_lab(ANC, valueQuantity=quantity(900, "/uL"))
    assert lab.analyte is Analyte.NEUTROPHILS
    assert lab.value.exact == Decimal("0.9")
    assert lab.sent == "900 /uL"
    assert lab.taken.day == date(2026, 1, 5)
    assert (lab.reference, lab.rank, lab.doubts) == ("Observation/o1", 1, ())
    assert lab.settles


@pytest.mark.parametrize(
    ("code", "analyte"),
    [
        ("753-4", Analyte.NEUTROPHILS),
        ("26499-4", Analyte.NEUTROPHILS),
        ("30451-9", Analyte.SEGMENTED_NEUTROPHILS),
        ("26507-4", Analyte.BAND_NEUTROPHILS),
        ("6690-2", Analyte.LEUKOCYTES),
        ("777-3", Analyte.PLATELETS),
        ("711-2", Analyte.EOSINOPHILS),
    ],
)
def test_each_count_has_its_analyte(code: str, analyte: Analyte) -> None:
    """A LOINC code decides what was counted."""
    assert one_lab(code, valueQuantity=LOW).analyte is analyte


def test_an_estimate_ranks_below_a_count() -> None:
    """An estimated platelet count gives way to a counted one."""
    assert one_lab("49497-1", valueQuantity=quantity(80, "10*9/L")).rank == 2


@pytest.mark.parametrize("code", ["26518-1", "13056-7", "7748-7", "58410-2"])
def test_other_codes_are_passed_over(code: str) -> None:
    """A body-fluid count, an allergy test and an empty panel say nothing here."""
    assert read(code, valueQuantity=LOW) == []


def test_codes_that_disagree_are_not_believed() -> None:
    """One result cannot be neutrophils and platelets."""
    found = read(loinc(ANC, PLT), valueQuantity=LOW)
    assert [item.why for item in found if not isinstance(item, Lab | Event)] == [
        "its codes mean different things"
    ] * 2


def test_a_blood_code_beside_a_fluid_code_is_not_believed() -> None:
    """A second code that says body fluid takes the result out."""
    assert "another fluid" in one_unread(loinc(ANC, "26518-1"), valueQuantity=LOW).why


@pytest.mark.parametrize("word", ["Ascitic fluid", "CSF", "Bone marrow", "Urine"])
def test_other_specimens_are_no_blood_count(word: str) -> None:
    """A specimen that is no blood is said and not compared."""
    by_specimen = one_unread(ANC, valueQuantity=LOW, specimen={"display": word})
    by_site = one_unread(ANC, valueQuantity=LOW, bodySite={"text": word})
    assert "not blood" in by_specimen.why
    assert "not blood" in by_site.why


@pytest.mark.parametrize(
    "text", ["ANC", "Absolute Neutrophil Count", "Neutrophils (Absolute)", "anc "]
)
def test_a_local_code_counts_by_its_name(text: str) -> None:
    """A laboratory's own code is recognised by an exact name, and that is said."""
    local = {"coding": [{"system": "urn:lab", "code": "17"}], "text": text}
    lab = one_lab(local, valueQuantity=LOW)
    assert lab.analyte is Analyte.NEUTROPHILS
    assert lab.doubts == ("recognised by name",)
    assert lab.rank > 1


@pytest.mark.parametrize(
    "text",
    ["ANC after transfusion", "Neutrophil ratio", "Platelet volume", "Hemoglobin A1c"],
)
def test_a_name_that_is_not_exact_is_passed_over(text: str) -> None:
    """Names are compared whole: nothing is read into a longer one."""
    assert read({"text": text}, valueQuantity=LOW) == []


def test_a_standard_code_outweighs_the_name() -> None:
    """A LOINC code of something else is believed over the word."""
    urine = {**loinc("5794-3"), "text": "Hemoglobin"}
    assert read(urine, valueQuantity=quantity(1, "g/dL")) == []


def test_an_unverified_code_may_raise_and_never_settle() -> None:
    """A code no source confirmed makes a result that settles nothing."""
    snomed = {"coding": [{"system": "http://snomed.info/sct", "code": "121873004"}]}
    lab = one_lab(snomed, valueQuantity=quantity(35, "ng/mL"))
    assert lab.analyte is Analyte.TRYPTASE
    assert lab.doubts == ("code unverified",)
    assert not lab.settles
