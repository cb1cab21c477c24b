"""The scheme "1-0-1": morning, noon, evening, night."""

from decimal import Decimal

import pytest

from cds_service.from_fhir.dosage_schemes import in_words
from cds_service.from_fhir.dosage_text import read_text
from cds_service.from_fhir.strengths import Strength

CAPSULE = Strength(mg_each=Decimal(25))


@pytest.mark.parametrize(
    ("text", "mg", "takes"),
    [
        ("1-0-1", "25", "2"),
        ("1-1-1", "25", "3"),
        ("1-0-0", "25", "1"),
        ("0-0-1", "25", "1"),
        ("1-1-1-1", "25", "4"),
        ("4-0-4-0", "100", "2"),
        ("4 - 0 - 4 Kapseln", "100", "2"),
        ("4\u20130\u20134", "100", "2"),
        ("25 mg 4-0-4", "100", "2"),
        ("4-0-4 zu den Mahlzeiten", "100", "2"),
        ("100-0-100 mg", "100", "2"),
        ("100 mg-0-100 mg", "100", "2"),
        ("0,5-0-0,5", "12.5", "2"),
    ],
)
def test_even_schemes(text: str, mg: str, takes: str) -> None:
    """As many pieces, or milligrams, at each time."""
    said = read_text(text, CAPSULE)

    assert said.mg == {Decimal(mg)}
    assert said.takes == {Decimal(takes)}


@pytest.mark.parametrize(
    "text",
    [
        "1-0-2",
        "0-0-0",
        "100-0-100",
        "1-0-1 dann 1-0-0",
        "1-0-1 bis 1-1-1",
        "2-4 Kapseln",
        "2026-01-05",
        "1-0-1-0-1",
        "100 mg 1-0-1",
    ],
)
def test_what_is_no_one_dose(text: str) -> None:
    """Uneven parts, amounts that nobody can tell, dates and ranges."""
    said = read_text(text, CAPSULE)

    assert not said.mg or not said.takes


def test_pieces_of_unknown_strength() -> None:
    """How often is known, how much is not."""
    said = read_text("1-0-1", Strength())

    assert said.mg == frozenset()
    assert said.takes == {Decimal(2)}


def test_other_texts_stay() -> None:
    """There is nothing to put in words."""
    assert in_words("100 mg bid") == "100 mg bid"
