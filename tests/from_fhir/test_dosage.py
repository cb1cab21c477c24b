"""Structured doses, their units, and what happens when they disagree."""

from decimal import Decimal

import pytest
from prescriptions import Json, coded, order, read, worded

from cds_service.clinical.medication import Dose, Medication

MIDOSTAURIN = coded("1919088", "midostaurin 25 MG Oral Capsule")
TWICE = {"repeat": {"frequency": 2, "period": 1, "periodUnit": "d"}}


def dose(*instructions: Json, concept: Json = MIDOSTAURIN) -> Dose:
    """Read the dose of an order with these instructions."""
    found = read(order(concept, dosageInstruction=list(instructions)))[0]
    assert isinstance(found, Medication)
    return found.dose


def amount(value: object, unit: str, **more: object) -> Json:
    """Return an instruction of one quantity, twice a day."""
    quantity = {"value": value, "unit": unit, **more}
    return {"timing": TWICE, "doseAndRate": [{"doseQuantity": quantity}]}


@pytest.mark.parametrize(
    ("value", "unit", "mg"),
    [
        (100, "mg", "100"),
        (0.1, "g", "100"),
        (50000, "ug", "50"),
        (4, "capsule", "100"),
        (4, "{capsule}", "100"),
        (2, "CAP", "50"),
        (1, "{pill}", "25"),
    ],
)
def test_units(value: float, unit: str, mg: str) -> None:
    """Mass units by factor, pieces by the strength of the product."""
    found = dose(amount(value, unit))

    assert found.mg_per_take == Decimal(mg)
    assert found.takes_per_day == 2


@pytest.mark.parametrize(
    ("code", "mg"),
    [
        ("403878", "100"),
        ("404588", "100"),
        ("284206", "100"),
        ("403879", "400"),
        ("404589", "400"),
    ],
)
def test_pills_of_a_code_without_words(code: str, mg: str) -> None:
    """The product code alone says how much a pill holds."""
    found = dose(amount(1, "{pill}", code="{pill}"), concept=coded(code))

    assert found.mg_per_take == Decimal(mg)


def test_millilitres_of_an_oral_solution() -> None:
    """80 mg/mL: 5 mL are 400 mg."""
    solution = coded("2699831", "imatinib 80 MG/ML Oral Solution")

    assert dose(amount(5, "mL"), concept=solution).mg_per_take == 400


def test_two_strengths_are_none() -> None:
    """A name with two strengths does not say what a pill holds."""
    both = worded("imatinib 400 mg (4 x 100 mg tablets)")

    assert dose(amount(1, "tablet"), concept=both).mg_per_take is None


def test_the_only_strength_of_midostaurin() -> None:
    """Midostaurin is sold as 25 mg, so capsules of it can be counted."""
    assert dose(amount(4, "capsule"), concept=worded("Rydapt")).mg_per_take == 100


@pytest.mark.parametrize(
    "rates",
    [
        [{"doseRange": {"low": {"value": 50, "unit": "mg"}}}],
        [
            {
                "doseRange": {
                    "low": {"value": 50, "unit": "mg"},
                    "high": {"value": 100, "unit": "mg"},
                }
            }
        ],
        [{"doseQuantity": {"value": 50, "unit": "mg", "comparator": "<"}}],
        [{"doseQuantity": {"value": 50, "unit": "mg", "code": "g"}}],
        [{"doseQuantity": {"value": -50, "unit": "mg"}}],
        [
            {"doseQuantity": {"value": 50, "unit": "mg"}},
            {"doseQuantity": {"value": 4, "unit": "capsule"}},
        ],
    ],
)
def test_amounts_that_are_no_dose(rates: list[Json]) -> None:
    """Ranges, bounds, contradictions and slips are not read."""
    found = dose({"timing": TWICE, "doseAndRate": rates})

    assert (found.mg_per_take, found.takes_per_day) == (None, None)
    assert "50 mg" in found.text


def test_the_same_dose_said_three_times() -> None:
    """Milligrams and capsules that agree are one dose."""
    rates = [
        {"doseQuantity": {"value": 100, "unit": "mg", "code": "mg"}},
        {"doseQuantity": {"value": 4, "unit": "capsule", "code": "{capsule}"}},
    ]

    assert dose({"timing": TWICE, "doseAndRate": rates}).mg_per_day == 200


def test_older_and_looser_shapes() -> None:
    """A quantity outside doseAndRate and an object where a list belongs are read."""
    outside = {"timing": TWICE, "doseQuantity": {"value": 100, "unit": "mg"}}
    alone = {
        "timing": TWICE,
        "doseAndRate": {"doseQuantity": {"value": 100, "unit": "mg"}},
    }

    assert dose(outside).mg_per_take == 100
    assert dose(alone).mg_per_take == 100


def test_words_and_structure_together() -> None:
    """Words fill what the structure leaves out."""
    instruction = {
        "text": "100 mg twice daily",
        "doseAndRate": [{"doseQuantity": {"value": 100, "unit": "mg"}}],
    }

    assert dose(instruction).mg_per_day == 200


def test_words_against_structure() -> None:
    """A dose that contradicts its own words is shown, not compared."""
    found = dose(amount(50, "mg") | {"text": "100 mg twice daily with food"})

    assert found.mg_per_take is None
    assert found.takes_per_day is None
    assert (
        found.text == "100 mg twice daily with food (but as amounts: 50 mg, 2 x a day)"
    )
    assert found.with_food is True


def test_several_instructions() -> None:
    """A sequence is shown, not compared."""
    found = dose(
        amount(100, "mg") | {"text": "100 mg bid"},
        amount(50, "mg") | {"text": "then 50 mg bid"},
    )

    assert (found.mg_per_take, found.takes_per_day) == (None, None)
    assert found.text == "100 mg bid / then 50 mg bid"


@pytest.mark.parametrize(
    "needed",
    [
        {"asNeededBoolean": True},
        {"asNeededCodeableConcept": {"text": "anaphylaxis"}},
        {"text": "inject 0.3 mg as needed"},
        {"text": "0.3 mg IM PRN"},
    ],
)
def test_as_needed(needed: Json) -> None:
    """Any of the ways to say that it is taken as needed."""
    assert dose(needed).as_needed
    assert not dose({"text": "100 mg bid"}).as_needed
