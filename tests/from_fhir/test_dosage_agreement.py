"""Where words and amounts do not agree, neither is picked, and that is said."""

import pytest
from prescriptions import Json, coded, order, read

from cds_service.clinical.medication import Dose, Drug, Medication
from cds_service.clinical.record import Unread
from cds_service.from_fhir.dosage import DISAGREES

MIDOSTAURIN = coded("1919088", "midostaurin 25 MG Oral Capsule")
TWICE = {"repeat": {"frequency": 2, "period": 1, "periodUnit": "d"}}


def sent(*told: Json) -> tuple[Dose, str]:
    """Return the dose of an order with these instructions, and what is said of it."""
    dose, *said = read(order(MIDOSTAURIN, dosageInstruction=list(told)))
    assert isinstance(dose, Medication)
    assert all(isinstance(item, Unread) for item in said)
    return dose.dose, "; ".join(item.why for item in said if isinstance(item, Unread))


def amount(mg: int = 50, **more: object) -> Json:
    """Return an instruction of so many milligrams twice a day."""
    quantity = {"value": mg, "unit": "mg"}
    return {"timing": TWICE, "doseAndRate": [{"doseQuantity": quantity}], **more}


@pytest.mark.parametrize(
    "words",
    [
        "100 mg twice daily",
        "4 capsules twice daily",
        "50 mg once daily",
        "100 mg 2x/Tag",
        "1-0-0",
        "50 mg twice daily, then 100 mg twice daily",
        "100 mg twice daily, hold if ANC is low",
        "50 mg twice daily for 7 days then once daily",
        "50-100 mg twice daily",
        "100 mg 2x täglich, bei Neutropenie pausieren",
        "50 mg einmal täglich nach Plan",
    ],
)
def test_words_against_amounts(words: str) -> None:
    """The dose is shown both ways and compared neither way."""
    dose, said = sent(amount(text=words))

    assert (dose.mg_per_take, dose.takes_per_day) == (None, None)
    assert said == DISAGREES
    assert dose.text == f"{words} (but as amounts: 50 mg, 2 x a day)"


@pytest.mark.parametrize(
    "words",
    [
        "50 mg twice daily",
        "2 capsules bid",
        "2 capsules of 25 mg, as told",
        "Take as directed",
        "50 mg (2 capsules of 25 mg) twice daily. Hold if ANC is low.",
        "total daily dose 100 mg",
        "nach Plan",
    ],
)
def test_words_beside_amounts(words: str) -> None:
    """Words that say the same, or nothing else, leave the dose as it is."""
    dose, said = sent(amount(text=words))

    assert dose.mg_per_take == 50
    assert dose.takes_per_day == 2
    assert not said


def test_amounts_against_each_other() -> None:
    """Milligrams and capsules, a code and a rate, the patient's words and the text."""
    quantities = [
        {"doseQuantity": {"value": 50, "unit": "mg"}},
        {"doseQuantity": {"value": 4, "unit": "capsule"}},
    ]
    other_rate = {**TWICE, "code": {"coding": [{"code": "TID"}]}}
    told = {"text": "50 mg bid", "patientInstruction": "100 mg bid"}

    assert sent(amount(doseAndRate=quantities))[1] == DISAGREES
    assert sent(amount(timing=other_rate))[1] == DISAGREES
    assert sent(told)[1] == DISAGREES


def test_it_is_said_of_the_drug() -> None:
    """The could-not-check card names it, with the dose as sent."""
    _, unread = read(
        order(MIDOSTAURIN, dosageInstruction=[amount(text="100 mg twice daily")])
    )

    assert isinstance(unread, Unread)
    assert unread.about is Drug.MIDOSTAURIN
    assert unread.sent == "100 mg twice daily (but as amounts: 50 mg, 2 x a day)"


def rate(value: int, unit: str, per: int = 1, time: str = "d") -> Json:
    """Return a rate."""
    return {
        "numerator": {"value": value, "unit": unit},
        "denominator": {"value": per, "unit": time},
    }


@pytest.mark.parametrize(
    ("ratio", "mg"),
    [
        (rate(200, "mg"), "100"),
        (rate(8, "capsule"), "100"),
        (rate(100, "mg", 12, "h"), "100"),
        (rate(200, "mg", 1, "min"), None),
        (rate(3, "mL"), None),
        ({"numerator": {"value": 200, "unit": "mg"}}, None),
    ],
)
def test_an_amount_per_day(ratio: Json, mg: str | None) -> None:
    """What is to be taken in a day, divided by how often."""
    dose, said = sent({"timing": TWICE, "doseAndRate": [{"rateRatio": ratio}]})

    assert (str(dose.mg_per_take) if dose.mg_per_take else None, said) == (mg, "")


def test_an_amount_per_day_against_single_takes() -> None:
    """100 mg twice a day are not 300 mg a day."""
    both = [
        {"doseQuantity": {"value": 100, "unit": "mg"}, "rateRatio": rate(300, "mg")}
    ]

    assert sent({"timing": TWICE, "doseAndRate": both})[1] == DISAGREES
