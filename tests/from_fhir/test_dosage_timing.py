"""How often a day: rates, clock times, meals and codes; the rest is not read."""

from decimal import Decimal

import pytest
from prescriptions import Json, coded, order, read

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
    ("timing", "takes"),
    [
        ({"repeat": {"frequency": 1, "period": 12, "periodUnit": "h"}}, "2"),
        ({"repeat": {"period": 12, "periodUnit": "h"}}, "2"),
        ({"repeat": {"frequency": 14, "period": 1, "periodUnit": "wk"}}, "2"),
        ({"repeat": {"frequency": 1, "period": 2, "periodUnit": "d"}}, "0.5"),
        ({"repeat": {"timeOfDay": ["08:00:00", "20:00:00"]}}, "2"),
        ({"repeat": {"when": ["CM", "CV"]}}, "2"),
        ({"code": {"coding": [{"code": "BID"}]}}, "2"),
        ({"code": {"text": "Twice daily"}}, "2"),
        ({"code": {"coding": [{"code": "QD"}]}}, "1"),
        ({"code": {"coding": [{"code": "TID"}]}}, "3"),
        ({"code": {"text": "0900"}, "repeat": {"timeOfDay": ["09:00:00"]}}, "1"),
        ({**TWICE, "code": {"text": "BID"}}, "2"),
    ],
)
def test_timings(timing: Json, takes: str) -> None:
    """Rates, clock times, meals and codes say how often a day."""
    assert dose(amount(4, "capsule") | {"timing": timing}).takes_per_day == Decimal(
        takes
    )


@pytest.mark.parametrize(
    "timing",
    [
        {**TWICE, "code": {"text": "TID"}},
        {"repeat": {"frequency": 1, "frequencyMax": 2, "period": 1, "periodUnit": "d"}},
        {"repeat": {"frequency": 1, "period": 1, "periodMax": 2, "periodUnit": "d"}},
        {"repeat": {"frequency": 2, "period": 1, "periodUnit": "mo"}},
        {"repeat": {"frequency": 2, "period": 0, "periodUnit": "d"}},
        {"repeat": {"frequency": 2}},
        {
            "repeat": {
                "frequency": 1,
                "period": 1,
                "periodUnit": "d",
                "dayOfWeek": ["mon"],
            }
        },
        {"event": ["2026-01-01"]},
    ],
)
def test_timings_that_are_no_daily_rate(timing: Json) -> None:
    """Ranges, single days, months and contradictions are not read."""
    found = dose(amount(4, "capsule") | {"timing": timing})

    assert (found.mg_per_take, found.takes_per_day) == (None, None)
    assert found.text.startswith("4 capsule, ")
