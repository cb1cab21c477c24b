"""What senders leave out or muddle: a system, a list, a name, a unit."""

from datetime import date
from typing import Any

import msgspec
import pytest
from calls import condition
from lab_results import ANC, HB, PLT, loinc, one_lab, one_unread, quantity, read

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.counts import newest
from cds_service.clinical.diagnosis import Diagnosis, Disease
from cds_service.clinical.lab import Lab
from cds_service.clinical.record import Unread
from cds_service.from_fhir.conditions import read_condition
from cds_service.from_fhir.labs import read_observation
from cds_service.from_fhir.order import labs_in_order
from cds_service.from_fhir.wire.clinical import Condition
from cds_service.from_fhir.wire.result import Observation
from cds_service.knowledge.terminology import meanings

LOW = quantity(0.4, "10*9/L")
UCUM = "http://unitsofmeasure.org"


def coded(code: str, system: str | None = None) -> dict[str, Any]:
    """Return a concept of one code."""
    return {"coding": [{"system": system, "code": code}]}


def test_one_component_without_its_list_is_read() -> None:
    """An object where a list belongs costs nothing."""
    sent = {
        "resourceType": "Observation",
        "status": "final",
        "code": loinc("58410-2"),
        "effectiveDateTime": "2026-01-05",
        "component": {"code": loinc(ANC), "valueQuantity": LOW},
    }
    found = msgspec.json.decode(msgspec.json.encode(sent), type=Observation)
    (lab,) = read_observation(found, "Observation/o1", date(2026, 1, 6))
    assert isinstance(lab, Lab)
    assert lab.analyte is Analyte.NEUTROPHILS


@pytest.mark.parametrize("system", ["LOINC", "LN", "loinc", "http://loinc.org/2.74"])
def test_loinc_by_another_name_is_loinc(system: str) -> None:
    """What HL7 v2 calls it is as good as its URI."""
    lab = one_lab(coded(ANC, system), valueQuantity=LOW)
    assert (lab.doubts, lab.settles) == ((), True)


@pytest.mark.parametrize("system", ["", None, " "])
def test_a_code_of_no_system_may_raise_and_never_settle(system: str | None) -> None:
    """A LOINC code of ours is known by its form, and that is said."""
    lab = one_lab(coded(ANC, system), valueQuantity=LOW)
    assert lab.analyte is Analyte.NEUTROPHILS
    assert (lab.doubts, lab.settles) == (("code system not said",), False)


@pytest.mark.parametrize("code", ["751-9", "751", "7518", "C96", "C9621", "21735-6"])
def test_what_could_be_of_any_system_is_not_believed(code: str) -> None:
    """A wrong check digit, no point, a genetic test: nothing is guessed."""
    assert meanings("", code) == ()
    assert meanings("urn:lab", ANC) == ()


@pytest.mark.parametrize("code", ["C96.21", "D47.02", "c96.21"])
@pytest.mark.parametrize("system", [None, "ICD-10-CM", "ICD10"])
def test_a_diagnosis_of_no_system_is_unverified(code: str, system: str | None) -> None:
    """An ICD code with its point is read; it is sure only if its system is named."""
    sent = msgspec.convert(condition(code=coded(code, system)), Condition)
    (found,) = read_condition(sent, "Condition/c1")
    assert isinstance(found, Diagnosis)
    assert found.coded <= frozenset(Disease)
    assert found.coded
    assert found.unverified_code is (system is None)


def results(*values: tuple[dict[str, Any], float]) -> list[Lab]:
    """Return counts of one instant."""
    found = [
        one_lab(
            code,
            valueQuantity=quantity(value, "10*9/L"),
            effectiveDateTime="2026-01-05T07:30:00Z",
        )
        for code, value in values
    ]
    return [*labs_in_order(found)]


@pytest.mark.parametrize(
    ("by_code", "by_name", "safer"), [(200, 20, 20), (20, 200, 20), (20, 20, 20)]
)
def test_a_name_never_hides_behind_a_code(
    by_code: float, by_name: float, safer: float
) -> None:
    """Of one moment the safer value counts, whichever way its kind is known."""
    for statements in (
        [(loinc(PLT), by_code), ({"text": "Platelets"}, by_name)],
        [({"text": "Platelets"}, by_name), (loinc(PLT), by_code)],
    ):
        labs = results(*statements)
        counted = newest(labs)
        assert counted is not None
        assert counted.lab.value.exact == labs[0].value.exact == safer
        assert [lab.value.exact for lab in counted.beside] == [200] * (
            by_code != by_name
        )


def test_a_code_and_a_name_that_disagree_are_not_believed() -> None:
    """A neutrophil code that is called platelets is neither, and both are asked."""
    found = read({**loinc(ANC), "text": "Platelets"}, valueQuantity=LOW)
    assert [item.about for item in found if isinstance(item, Unread)] == [
        Analyte.NEUTROPHILS,
        Analyte.PLATELETS,
    ]
    assert {item.why for item in found if isinstance(item, Unread)} == {
        "its code and its name mean different things"
    }


@pytest.mark.parametrize("name", ["ANC", "Neutrophils", "NEUT #", "Neutrophils (auto)"])
def test_a_name_that_agrees_with_its_code_changes_nothing(name: str) -> None:
    """Nor does one that is on no list."""
    lab = one_lab({**loinc(ANC), "text": name}, valueQuantity=LOW)
    assert (lab.rank, lab.doubts) == (1, ())


@pytest.mark.parametrize(
    ("code", "text", "unit"),
    [
        (ANC, "/hpf", "10*3/uL"),
        (ANC, "cells/HPF", "10*3/uL"),
        (ANC, "M/L", "10*3/uL"),
        (HB, "mM", "g/dL"),
    ],
)
def test_a_foreign_unit_beside_a_code_is_a_conflict(
    code: str, text: str, unit: str
) -> None:
    """What is written and what is coded cannot both be true."""
    amount = quantity(9, text, code=unit, system=UCUM)
    unread = one_unread(code, valueQuantity=amount)
    assert unread.why == "its unit and its unit code disagree"


@pytest.mark.parametrize("text", ["10e3 per uL", "x1000", "THOUS/UL", "Tausend", "K"])
def test_an_unknown_spelling_beside_a_code_is_harmless(text: str) -> None:
    """A word that is no unit of ours takes nothing from the code."""
    amount = quantity(9, text, code="10*3/uL", system=UCUM)
    assert one_lab(ANC, valueQuantity=amount).value.exact == 9
