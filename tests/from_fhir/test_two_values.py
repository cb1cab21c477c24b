"""FHIR allows one value of a result; two that differ are none."""

import pytest
from lab_results import ANC, one_lab, one_unread, quantity

TWO = quantity(2, "10*9/L")


@pytest.mark.parametrize("words", ["0.8 K/uL", "<0.5 10*9/L", "20 10*9/L"])
def test_a_number_and_words_that_differ(words: str) -> None:
    """Which of the two was measured nobody can tell."""
    unread = one_unread(ANC, valueQuantity=TWO, valueString=words)
    assert unread.why == "its number and its words give different values"


@pytest.mark.parametrize(
    "words", ["2 10*9/L", "2.0 K/uL", "2000 /uL", "see note", "2", "", None]
)
def test_a_number_and_words_that_do_not(words: str | None) -> None:
    """The same in words, a remark, and a number without a unit change nothing."""
    lab = one_lab(ANC, valueQuantity=TWO, valueString=words)
    assert lab.value.exact == 2


def test_words_beside_a_number_that_cannot_be_used() -> None:
    """They do not stand in for it."""
    unread = one_unread(ANC, valueQuantity=quantity(2, "foo"), valueString="2 K/uL")
    assert unread.why == "its unit is not one this result is read in"
