"""How long a dispense lasts: as said, else its amount by the daily dose."""

import pytest
from prescriptions import Json, coded, dispense, order, read_one

CAPSULES = coded("1919088", "midostaurin 25 MG Oral Capsule")
TWICE_50: Json = {"text": "50 mg twice daily"}


@pytest.mark.parametrize(
    ("quantity", "days"),
    [
        ({"value": 112, "unit": "capsule"}, 28),
        ({"value": 56, "unit": "Kapseln"}, 14),
        ({"value": 1400, "unit": "mg"}, 14),
        ({"value": 58, "unit": "{capsule}"}, 14),
        ({"value": 112}, None),
        ({"value": 2, "unit": "box"}, None),
        ({"value": 3, "unit": "capsule"}, None),
        ({"value": 10000, "unit": "capsule"}, None),
        ({"value": 112, "unit": "capsule", "comparator": "<"}, None),
    ],
)
def test_worked_out(quantity: Json, days: int | None) -> None:
    """100 mg a day in capsules of 25 mg; a bare number may count packs."""
    sent = dispense(CAPSULES, quantity=quantity, dosageInstruction=[TWICE_50])

    assert read_one(sent).supply_days == days


def test_what_the_pharmacy_says_wins() -> None:
    """Days of supply are not second-guessed."""
    sent = dispense(
        CAPSULES,
        quantity={"value": 112, "unit": "capsule"},
        daysSupply={"value": 30, "code": "d"},
        dosageInstruction=[TWICE_50],
    )

    assert read_one(sent).supply_days == 30


def test_as_needed_lasts_nobody_knows_how_long() -> None:
    """Nor does a dispense whose dose is not known, nor an order."""
    capsules = {"value": 112, "unit": "capsule"}
    needed = {"text": "50 mg twice daily as needed"}
    asked = order(
        CAPSULES, dispenseRequest={"quantity": capsules}, dosageInstruction=[TWICE_50]
    )

    assert read_one(dispense(CAPSULES, quantity=capsules)).supply_days is None
    assert (
        read_one(
            dispense(CAPSULES, quantity=capsules, dosageInstruction=[needed])
        ).supply_days
        is None
    )
    assert read_one(asked).supply_days is None
