"""How much a piece holds: by code, by name, by the strength of the one ingredient."""

from collections.abc import Iterable

import pytest
from prescriptions import Json, coded, order, read, stored

from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.record import Unread

IMATINIB = {"itemCodeableConcept": coded("282388", "imatinib")}
ONE_TABLET: Json = {"text": "1 tablet daily"}


def per(value: float, unit: str, count: float = 1, piece: str = "tablet") -> Json:
    """Return a strength."""
    return {
        "numerator": {"value": value, "unit": unit},
        "denominator": {"value": count, "unit": piece},
    }


def milligrams(*ingredients: Json) -> str:
    """Return the milligrams in one tablet of a product with these ingredients."""
    product = stored({"ingredient": list(ingredients)})
    pointing = order(dosageInstruction=[ONE_TABLET]) | {
        "medicationReference": {"reference": "Medication/7"}
    }
    (found,) = imatinib(read(pointing, lambda _: product))
    return str(found.dose.mg_per_take)


def imatinib(read: Iterable[Medication | Unread]) -> list[Medication]:
    """Return what was read of imatinib; it is of several groups of drugs."""
    return [
        item
        for item in read
        if isinstance(item, Medication) and item.drug is Drug.IMATINIB
    ]


@pytest.mark.parametrize(
    ("strength", "mg"),
    [
        ({"strength": per(100, "mg")}, "100"),
        ({"strength": per(0.4, "g")}, "400"),
        ({"strength": per(200, "mg", 2)}, "100"),
        ({"strength": per(100000, "µg")}, "100"),
        ({"strengthRatio": per(100, "mg")}, "100"),
        ({"strengthQuantity": {"value": 100, "unit": "mg"}}, "100"),
        ({"strength": per(100, "mg", 1, "mL")}, "None"),
        ({"strength": per(100, "mg", 0)}, "None"),
        ({"strength": per(100, "%")}, "None"),
        ({}, "None"),
    ],
)
def test_the_strength_of_the_ingredient(strength: Json, mg: str) -> None:
    """In the shapes of R4 and R5."""
    assert milligrams(IMATINIB | strength) == mg


def test_of_two_ingredients_nobody_knows() -> None:
    """Two strengths are none that can be told."""
    other = {"itemCodeableConcept": {"text": "something"}, "strength": per(5, "mg")}

    assert milligrams(IMATINIB | {"strength": per(100, "mg")}, other) == "None"


def test_an_ingredient_that_is_pointed_at() -> None:
    """A contained substance, or the name beside the reference."""
    substance = {
        "resourceType": "Substance",
        "id": "s",
        "code": coded("282388", "imatinib"),
    }
    drug = {
        "resourceType": "Medication",
        "id": "d",
        "ingredient": [{"itemReference": {"reference": "#s"}}],
    }
    named = drug | {"ingredient": [{"itemReference": {"display": "imatinib"}}]}
    for inside in ([drug, substance], [named]):
        pointing = order(contained=inside) | {
            "medicationReference": {"reference": "#d"}
        }
        assert len(imatinib(read(pointing))) == 1
