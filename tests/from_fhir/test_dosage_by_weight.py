"""Doses that are ordered by body weight."""

from decimal import Decimal
from typing import Any

import msgspec
import pytest

from cds_service.from_fhir.dosage_by_weight import mg_per_kg_a_day
from cds_service.from_fhir.wire.datatypes import Dosage

ONCE = {"repeat": {"frequency": 1, "period": 1, "periodUnit": "d"}}
TWICE = {"repeat": {"frequency": 2, "period": 1, "periodUnit": "d"}}


def by(unit: str, value: float = 0.14) -> dict[str, Any]:
    """Return a dose quantity of an instruction."""
    return {"doseAndRate": [{"doseQuantity": {"value": value, "unit": unit}}]}


def read(*sent: dict[str, Any]) -> Decimal | None:
    """Read instructions as they are sent."""
    return mg_per_kg_a_day([msgspec.convert(each, Dosage) for each in sent])


@pytest.mark.parametrize(
    ("sent", "per_kg"),
    [
        ({**by("mg/kg"), "timing": ONCE}, "0.14"),
        ({**by("mg/kg", 0.07), "timing": TWICE}, "0.14"),
        (by("mg/kg/d", 1.4), "1.4"),
        (by("mg/(kg.d)", 1.4), "1.4"),
        ({"text": "0.14 mg/kg/day IV over 2 hours, days 1-5"}, "0.14"),
        ({"text": "1,4 mg/kg daily", "timing": ONCE}, "1.4"),
        ({**by("mg/kg"), "timing": ONCE, "text": "0.14 mg/kg once daily"}, "0.14"),
        ({**by("ug/kg/d", 1400), "timing": ONCE}, "1.4"),
        ({**by("mcg/kg", 140), "timing": ONCE}, "0.14"),
        ({"text": "1.4 mg/kg IV daily for 5 days"}, "1.4"),
        ({"text": "1.4 mg/kg once daily x 5"}, "1.4"),
        ({"text": "1.4 mg/kg i.v. q24h days 1-5"}, "1.4"),
        ({"text": "1,4 mg/kg/Tag \u00fcber 5 Tage"}, "1.4"),
        ({"text": "1,4 mg/kg KG/Tag"}, "1.4"),
        ({"text": "1,4 mg/kgKG/d d1-5"}, "1.4"),
        ({"text": "1,4 mg pro kg pro Tag"}, "1.4"),
        ({"text": "1,4 mg/kg KG einmal t\u00e4glich an 5 Tagen"}, "1.4"),
        ({"text": "1,4 mg/kg/jour"}, "1.4"),
        ({"text": "1,4 mg/kg/j"}, "1.4"),
        ({"text": "1,4 mg/kg/d\u00eda"}, "1.4"),
        ({"text": "0.07 mg/kg twice daily"}, "0.14"),
        ({"text": "1.4 mg/kg days 1-5"}, "1.4"),
        ({"text": "1.4 mg/kg d1-5"}, "1.4"),
        ({"text": "1,4 mg/kg KG Tag 1-5"}, "1.4"),
        ({"text": "1.4 mg/kg i.v. on days 1 to 5"}, "1.4"),
        ({"text": "0.07 mg/kg twice daily on days 1 to 5"}, "0.14"),
        ({"text": "140 \u00b5g/kg/d"}, "0.14"),
    ],
)
def test_read(sent: dict[str, Any], per_kg: str) -> None:
    """Quantities and words, a take or a day, with a point or a comma."""
    assert read(sent) == Decimal(per_kg)


@pytest.mark.parametrize(
    "sent",
    [
        by("mg/kg"),
        by("mg"),
        by("mg/m2", 5),
        {"text": "9.8 mg once daily", "timing": ONCE},
        {"text": "0.14 mg/kg"},
        {"text": "0.7 mg/kg over 5 days"},
        {"text": "0.7 mg/kg total on days 1 to 5"},
        {"text": "0.7 mg/kg over 5 days, days 1-5"},
        {"text": "1.4 mg/kg days 1-5", "timing": {"repeat": {"frequency": 1}}},
        {"text": "0.14 mg/kg once or twice daily"},
        {**by("mg/kg"), "timing": ONCE, "text": "1.4 mg/kg once daily"},
        {"text": "0.1-0.14 mg/kg/day or 0.2 mg/kg/day"},
    ],
)
def test_not_read(sent: dict[str, Any]) -> None:
    """No rate, another unit, or places that disagree: nothing is guessed."""
    assert read(sent) is None


def test_of_several_instructions_none_is_chosen() -> None:
    """Nobody says which of them is meant."""
    one = {**by("mg/kg"), "timing": ONCE}
    assert read(one, one) is None
