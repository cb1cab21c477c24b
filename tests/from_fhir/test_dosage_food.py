"""With food is said, denied, or not said; unsaid is not denied."""

import pytest
from prescriptions import Json, coded, order, read_one

MIDOSTAURIN = coded("1919088", "midostaurin 25 MG Oral Capsule")


@pytest.mark.parametrize(
    ("instruction", "with_food"),
    [
        ({"text": "100 mg twice daily with food"}, True),
        ({"text": "100 mg bid with meals"}, True),
        ({"text": "100 mg with a light snack"}, True),
        ({"additionalInstruction": [{"text": "With or after food"}]}, True),
        ({"additionalInstruction": {"text": "take with food"}}, True),
        ({"timing": {"repeat": {"when": ["CM"]}}}, True),
        ({"timing": {"repeat": {"when": ["C"]}}}, True),
        ({"patientInstruction": "Take with breakfast and dinner"}, True),
        ({"text": "100 mg bid without food"}, False),
        ({"text": "on an empty stomach"}, False),
        ({"text": "one hour before meals"}, False),
        ({"text": "do not take with food"}, False),
        ({"timing": {"repeat": {"when": ["ACM"]}}}, False),
        ({"text": "100 mg bid"}, None),
        ({"text": "with or without food"}, None),
        ({"text": "with food", "timing": {"repeat": {"when": ["AC"]}}}, None),
        ({"text": "with plenty of water"}, None),
        ({"timing": {"repeat": {"when": ["MORN"]}}}, None),
    ],
)
def test_with_food(instruction: Json, with_food: bool | None) -> None:
    """Read from the words, the additional instruction and the meal codes."""
    read = read_one(order(MIDOSTAURIN, dosageInstruction=[instruction]))

    assert read.dose.with_food is with_food
