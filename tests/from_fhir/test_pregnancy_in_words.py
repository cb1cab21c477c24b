"""What a pregnancy test found, in codes, words and flags."""

from typing import Any

import pytest
from lab_results import loinc, normal, quantity, read
from pregnancy_results import LOINC, V3, answer, result

from cds_service.clinical.event import Event


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (answer("10828004"), "positive"),
        (answer("260385009"), "negative"),
        (answer("LA6576-8", LOINC), "positive"),
        (answer("LA6577-6", LOINC), "negative"),
        ({"text": "Positive"}, "positive"),
        ({"text": "NEGATIVE"}, "negative"),
        ({"text": "Not detected"}, "negative"),
        ({"text": "Indeterminate"}, "unclear"),
        ({**answer("260385009"), "text": "Positive"}, "unclear"),
    ],
)
def test_coded_answers(value: dict[str, Any], found: str) -> None:
    """SNOMED CT and LOINC answers, or their words; contradictions are unclear."""
    assert result(valueCodeableConcept=value) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("negative", "negative"),
        ("Pos", "positive"),
        ("weakly positive", "positive"),
        ("positive?", "unclear"),
        ("see comment", "unclear"),
        ("12", "unclear"),
        ("not negative", "unclear"),
    ],
)
def test_words(text: str, found: str) -> None:
    """Only a plain word of result counts."""
    assert result(valueString=text) == found


@pytest.mark.parametrize(("flag", "found"), [("POS", "positive"), ("NEG", "negative")])
def test_the_interpretation_counts(flag: str, found: str) -> None:
    """A flag decides an amount without a range, and contradicts one with it."""
    sent = {"valueQuantity": quantity(9, "x"), "interpretation": [answer(flag, V3)]}
    assert result(**sent) == found
    against = "positive" if flag == "POS" else "unclear"
    assert result(**sent, referenceRange=normal(0, 5)) == against


def test_a_preliminary_result_never_clears() -> None:
    """It may still say that there is a pregnancy."""
    early = {"status": "preliminary"}
    assert result(valueString="negative", **early) == "unclear"
    assert result(valueString="positive", **early) == "positive"


def test_parts_of_one_test_must_agree() -> None:
    """A panel is as clear as its parts together."""

    def panel(*texts: str) -> str:
        parts = [{"code": loinc("2118-8"), "valueString": text} for text in texts]
        return result(component=parts)

    assert panel("negative") == "negative"
    assert panel("negative", "negative") == "negative"
    assert panel("negative", "positive") == "unclear"


def test_chemistry_has_no_result() -> None:
    """That it was looked at is all that is asked."""
    (event,) = (
        fact
        for fact in read("1742-6", valueString="negative")
        if isinstance(fact, Event)
    )
    assert event.result == ""
