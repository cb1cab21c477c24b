"""A dose above the most that its own order allows is read, and that is said."""

import pytest
from prescriptions import Json, coded, order, read

from cds_service.clinical.medication import Medication
from cds_service.clinical.record import Unread
from cds_service.from_fhir.dosage import ABOVE_LIMIT

MIDOSTAURIN = coded("1919088", "midostaurin 25 MG Oral Capsule")
TWICE = {"repeat": {"frequency": 2, "period": 1, "periodUnit": "d"}}
AMOUNT = [{"doseQuantity": {"value": 100, "unit": "mg"}}]


def most(value: object, unit: str = "mg", span: object = 1, of: str = "d") -> Json:
    """Return a limit: so much in so long."""
    return {
        "numerator": {"value": value, "unit": unit},
        "denominator": {"value": span, "unit": of},
    }


def twice_100_mg(limit: object, **more: object) -> tuple[bool, list[str]]:
    """Tell whether the dose of 200 mg a day fits, and what is said of it."""
    said = {"timing": TWICE, "doseAndRate": AMOUNT, "maxDosePerPeriod": limit, **more}
    found = read(order(MIDOSTAURIN, dosageInstruction=[said]))
    (item,) = [each for each in found if isinstance(each, Medication)]
    doubts = [each.why for each in found if isinstance(each, Unread)]
    assert item.dose.mg_per_day == 200
    return not item.dose.above_own_limit, doubts


@pytest.mark.parametrize(
    ("limit", "fits"),
    [
        (most(199), False),
        (most(200), True),
        (most(201), True),
        (most(7, "capsule"), False),
        (most(8, "capsule"), True),
        (most(1399, span=1, of="wk"), False),
        (most(1400, span=1, of="wk"), True),
        ([most(400), most(100)], False),
        # What cannot be read limits nothing.
        (most(3, "mg/kg"), True),
        (most(100, span=1, of="lifetime"), True),
    ],
)
def test_a_limit_of_a_day(limit: object, *, fits: bool) -> None:
    """100 mg twice daily is 200 mg a day: below, at, and above the limit."""
    assert twice_100_mg(limit) == (fits, [] if fits else [ABOVE_LIMIT])


def test_what_is_taken_as_needed_is_limited_and_not_contradicted() -> None:
    """Up to twice daily, at most 100 mg a day, is a plain order."""
    assert twice_100_mg(most(100), asNeededBoolean=True) == (True, [])


def test_the_limits_of_every_part_of_a_day_count() -> None:
    """Morning and evening, of which the second names the limit."""
    part = {"doseAndRate": AMOUNT}
    parts = [
        {**part, "timing": {"repeat": {"timeOfDay": [time]}}}
        for time in ("08:00:00", "20:00:00")
    ]
    parts[1]["maxDosePerPeriod"] = most(100)
    found = read(order(MIDOSTAURIN, dosageInstruction=parts))
    assert [each.why for each in found if isinstance(each, Unread)] == [ABOVE_LIMIT]
