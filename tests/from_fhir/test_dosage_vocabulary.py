"""Only instructions that hold nothing about a patient may be remembered."""

import time

import pytest

from cds_service.from_fhir.dosage_text import read_text
from cds_service.from_fhir.dosage_vocabulary import is_ordinary, made_of_dosing_words
from cds_service.from_fhir.strengths import Strength


@pytest.mark.parametrize(
    "text",
    [
        "100 mg twice daily with food",
        "Take 2 capsules (50mg total) by mouth twice daily, with meals.",
        "one tablet po bid",
        "400 mg daily",
    ],
)
def test_the_words_of_dosing_are_ordinary(text: str) -> None:
    """Numbers, units, forms and times of day."""
    assert is_ordinary(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "100 mg twice daily, as told to Anna",
        "call 555-0100",
        "take on 2026-01-06",
        "take 12345 daily",
        "take daily " * 9,
    ],
)
def test_anything_else_is_not(text: str) -> None:
    """A name, a telephone number, a date, a long number, a long text."""
    assert not is_ordinary(text)


@pytest.mark.parametrize("filler", [" ,", ", , ", "take ", "1-", "(", "tab tabs ", "."])
def test_no_text_takes_long(filler: str) -> None:
    """A word that is not known at the end of a long text is found at once."""
    text = filler * 400 + "!"
    began = time.process_time()

    assert not made_of_dosing_words(text)
    read_text(text[:399], Strength())
    assert time.process_time() - began < 1
