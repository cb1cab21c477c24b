"""Only instructions that hold nothing about a patient may be remembered."""

import pytest

from cds_service.from_fhir.dosage_vocabulary import is_ordinary


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
