"""Codes with a letter of certainty or a name behind them are read, and not too many."""

import pytest

from cds_service.knowledge.code_systems import (
    ICD_10,
    ICD_10_CM,
    ICD_10_GM,
    LOINC,
    RXNORM,
    SNOMED,
)
from cds_service.knowledge.glued_codes import Apart, taken_apart
from cds_service.knowledge.terminology import Meaning, meanings

POSSIBLE = Meaning("mast-cell-neoplasm-uncertain", verified=True)


@pytest.mark.parametrize(
    ("system", "code", "apart"),
    [
        (ICD_10_GM, "C96.2 G", Apart(ICD_10_GM, "C96.2", "G")),
        (ICD_10_GM, "c962v", Apart(ICD_10_GM, "c962", "V")),
        (ICD_10_GM, "C96.2A", Apart(ICD_10_GM, "C96.2", "A")),
        (ICD_10_GM, "C96.2  z ", Apart(ICD_10_GM, "C96.2", "Z")),
        (ICD_10_GM, "D47.0- V", Apart(ICD_10_GM, "D47.0", "V")),
        (ICD_10_GM, "C96.2+", Apart(ICD_10_GM, "C96.2", "")),
        (ICD_10, "C96.2V", Apart(ICD_10, "C96.2", "V")),
        (ICD_10, "C96.2 A", Apart(ICD_10, "C96.2", "A")),
        (ICD_10_CM, "C96.21 V", Apart(ICD_10_CM, "C96.21", "V")),
        ("", "C96.2 G", Apart("", "C96.2", "G")),
        (ICD_10_CM, "D47.02|Mastocytosis", Apart(ICD_10_CM, "D47.02", "?")),
        (ICD_10_CM, "D47.02^SM^I10C", Apart(ICD_10_CM, "D47.02", "?")),
        (SNOMED, "397016004 |x|", Apart(SNOMED, "397016004", "?")),
        ("", f"{ICD_10_CM}|D47.02", Apart(ICD_10_CM, "D47.02", "?")),
        (LOINC, "I10C|D47.02", Apart(ICD_10_CM, "D47.02", "?")),
    ],
)
def test_a_code_is_taken_apart(system: str, code: str, apart: Apart) -> None:
    """With a blank in any edition; without one where no code ends in that letter."""
    assert taken_apart(system, code) == apart


@pytest.mark.parametrize(
    ("system", "code"),
    [
        (ICD_10_GM, "C96.2"),
        (ICD_10_GM, "C96.2 X"),
        (ICD_10_CM, "C81.0A"),
        (ICD_10_CM, "C96.2G"),
        (ICD_10_CM, "T78.2XXA"),
        (ICD_10, "C81.0A"),
        (ICD_10_CM, "C96.Z"),
        (LOINC, "751-8"),
        (LOINC, "751-8^Neutrophils"),
        (RXNORM, "1919088|midostaurin"),
        ("", f"{RXNORM}|1919088"),
        (SNOMED, "397016004"),
    ],
)
def test_a_code_is_left_as_it_is(system: str, code: str) -> None:
    """A lymphoma in remission is not ruled out; drugs and results are not guessed."""
    assert taken_apart(system, code) is None


@pytest.mark.parametrize("code", ["C96.2 G", "C96.2G", "C96.2+"])
def test_a_certain_one_means_what_its_code_means(code: str) -> None:
    """The letter for certain takes nothing away."""
    assert POSSIBLE in meanings(ICD_10_GM, code)


@pytest.mark.parametrize(
    ("code", "verified"),
    [("D47.02|x", False), ("D47.02 V", True), ("D47.02 A", True), ("D47.02 Z", True)],
)
def test_words_beside_a_code_are_not_read(code: str, verified: bool) -> None:
    """They may deny it, so it counts as no verified code; a letter is read."""
    assert meanings(ICD_10_CM, code) == (Meaning("systemic-mastocytosis", verified),)


@pytest.mark.parametrize(
    ("code", "means"),
    [("D47.0", True), ("D47.02", True), ("D47.01", True), ("D47.1", False)],
)
def test_an_american_code_under_the_german_name_is_the_one_above(
    code: str, means: bool
) -> None:
    """The German edition does not list D47.02; it is a D47.0, and never clears."""
    found = {each.value_set: each.verified for each in meanings(ICD_10_GM, code)}
    assert ("mast-cell-neoplasm-uncertain" in found) is means
    assert found.get("mast-cell-neoplasm-uncertain", False) is (code == "D47.0")
