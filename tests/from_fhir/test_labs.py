"""Which Observations become results: code, status, date, specimen."""

from datetime import date
from decimal import Decimal

import pytest
from lab_results import (
    ANC,
    HB,
    PLT,
    TRYPTASE,
    loinc,
    one_lab,
    one_unread,
    quantity,
    read,
)

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.lab import Lab
from cds_service.clinical.record import Unread

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


def test_a_panel_is_read_by_its_parts() -> None:
    """Each component of a panel is a result of its own."""
    parts = [
        {"code": loinc(HB), "valueQuantity": quantity(7.9, "g/dL")},
        {"code": loinc(PLT), "valueQuantity": quantity(49, "10*9/L")},
        {"code": loinc("787-2"), "valueQuantity": quantity(90, "fL")},
        {"code": loinc(ANC), "dataAbsentReason": {"text": "clotted"}},
    ]
    found = read("58410-2", component=parts)
    labs = [item for item in found if isinstance(item, Lab)]
    assert [lab.analyte for lab in labs] == [Analyte.HEMOGLOBIN, Analyte.PLATELETS]
    assert len(found) == 3


@pytest.mark.parametrize(
    "value",
    [
        {"valueQuantity": quantity(80, "umol/L")},
        {"valueString": "normal"},
        {"valueCodeableConcept": {"text": "negative"}},
    ],
)
def test_a_chemistry_result_is_a_test_that_was_done(value: dict[str, object]) -> None:
    """Whatever its unit, a transaminase shows that the liver was looked at.

    Its value can be compared only in units per litre, and says so otherwise.
    """
    unread, event = read("1742-6", **value)
    assert isinstance(unread, Unread)
    assert unread.about is Analyte.ALT
    assert isinstance(event, Event)
    assert (event.kind, event.when and event.when.day) == (
        EventKind.CHEMISTRY,
        date(2026, 1, 5),
    )


def test_a_transaminase_is_a_result_and_a_test_that_was_done() -> None:
    """Rules ask for its value, others whether there was one."""
    lab, event = read("1742-6", valueQuantity=quantity(80, "U/L"))
    assert isinstance(lab, Lab)
    assert (lab.analyte, lab.value.exact) == (Analyte.ALT, Decimal(80))
    assert isinstance(event, Event)
    assert event.kind is EventKind.CHEMISTRY


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "registered", "valueString": "negative"},
        {"dataAbsentReason": {"text": "not performed"}},
        {"valueString": "negative", "effectiveDateTime": "2026-02-01"},
    ],
)
def test_a_test_without_a_result_was_not_done(fields: dict[str, object]) -> None:
    """No value, no standing status, or a date to come: nothing was done."""
    assert read("2106-3", **fields) == []


def test_a_pregnancy_test_is_an_event() -> None:
    """A choriogonadotropin result is a pregnancy test."""
    (event,) = read("2106-3", valueString="negative")
    assert isinstance(event, Event)
    assert event.kind is EventKind.PREGNANCY_TEST


@pytest.mark.parametrize("code", ["2160-0", "14682-9", "38483-4"])
def test_creatinine_alone_is_no_chemistry(code: str) -> None:
    """It says nothing of the liver; its own value is read."""
    lab = one_lab(code, valueQuantity=quantity(88.4, "umol/L"))
    assert lab.analyte is Analyte.CREATININE
    assert lab.unit == "mg/dL"
    assert lab.value.below(Decimal("0.99")) is False
    assert lab.value.below(Decimal("1.01")) is True


def test_a_chemistry_panel_is_told_by_its_parts() -> None:
    """A panel without a code we know counts once for its known parts."""
    parts = [
        {"code": loinc(code), "valueQuantity": quantity(1, "x")}
        for code in ("1920-8", "1742-6")
    ]
    found = read({"text": "Chem"}, component=parts)
    assert [item for item in found if isinstance(item, Event)] == [found[-1]]
    assert [item.about for item in found if isinstance(item, Unread)] == [
        Analyte.AST,
        Analyte.ALT,
    ]


def test_molar_tryptase_is_shown_raw() -> None:
    """A mole of tryptase is not converted."""
    unread = one_unread("51834-0", valueQuantity=quantity(90, "pmol/L"))
    assert (unread.about, unread.sent) == (Analyte.TRYPTASE, "90 pmol/L")
    assert one_lab(TRYPTASE, valueQuantity=quantity(20, "ug/L")).value.exact == 20
