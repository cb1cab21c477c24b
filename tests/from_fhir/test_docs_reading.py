"""What the pages about reading say in prose is what the readers do."""

import re

import pytest
from lab_results import ANC, HB, PLT, one_lab, one_unread, quantity

from cds_service.from_fhir.diseases import diseases_worded
from cds_service.from_fhir.wire.datatypes import CodeableConcept
from docs.reading_conditions_page import conditions_page
from docs.reading_labs_page import labs_page

LABS = " ".join(labs_page().split())
CONDITIONS = " ".join(conditions_page().split())


def between(page: str, start: str, end: str, mark: str = "`") -> list[str]:
    """Return what a page quotes between two phrases."""
    passage = page[page.index(start) + len(start) :]
    passage = passage[: passage.index(end)]
    found = re.findall(rf"{mark}([^{mark}]+){mark}", passage)
    assert found
    return found


@pytest.mark.parametrize("text", between(LABS, "with or without a unit:", " `1,234`"))
def test_strings_that_are_called_readable_are_read(text: str) -> None:
    """Each example of a string is a number with a unit that is read."""
    assert one_lab(PLT, valueString=text).sent == text


@pytest.mark.parametrize("text", between(LABS, "150'000 /uL`.", "can be read in two"))
def test_strings_of_two_readings_are_two_readings(text: str) -> None:
    """Each of these is refused where both are possible."""
    unread = one_unread(PLT, valueString=f"{text} K/uL")
    assert unread.why == "its number can be read in two ways"


@pytest.mark.parametrize("power", between(LABS, "read with any of", "per litre"))
def test_units_per_litre_are_read(power: str) -> None:
    """Each spelling of 10*9, per litre, is the canonical unit."""
    lab = one_lab(ANC, valueQuantity=quantity(2, f"{power}/L"))
    assert lab.value.exact == 2


@pytest.mark.parametrize("power", between(LABS, "per litre, with", "per uL"))
@pytest.mark.parametrize("volume", ["uL", "mcL", "mm3", "cmm"])
def test_units_per_microlitre_are_read(power: str, volume: str) -> None:
    """Each spelling of thousands, per microlitre, is the canonical unit."""
    lab = one_lab(ANC, valueQuantity=quantity(2, f"{power}/{volume}"))
    assert lab.value.exact == 2


@pytest.mark.parametrize("unit", between(LABS, "mean something else:", "| unit |"))
def test_units_that_are_called_refused_are_refused(unit: str) -> None:
    """Each of these is said to be no unit of a count."""
    unread = one_unread(ANC, valueQuantity=quantity(2, unit))
    assert unread.why == "its unit is not one this result is read in"


def test_the_factor_of_molar_haemoglobin_is_the_one_of_the_page() -> None:
    """1 mmol/L is 1.6114 g/dL."""
    lab = one_lab(HB, valueQuantity=quantity(10, "mmol/L"))
    assert f"{lab.value.exact:f}" == "16.1140"
    assert "1 mmol/L is 1.6114 g/dL" in LABS


@pytest.mark.parametrize(
    "guard", between(CONDITIONS, "same clause denies", "Better no form", '"')
)
def test_guards_that_are_named_guard(guard: str) -> None:
    """Each quoted word keeps a form from being named, before it or after it."""
    said = {
        frozenset(diseases_worded([CodeableConcept(text=text)]))
        for text in (
            f"{guard} aggressive systemic mastocytosis",
            f"aggressive systemic mastocytosis {guard}",
        )
    }
    assert frozenset() in said
