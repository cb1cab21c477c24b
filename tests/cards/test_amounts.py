"""Numbers, units, ages and doses as a clinician writes them."""

from decimal import Decimal

import pytest
from charts import amount

from cds_service.cards import amounts
from cds_service.clinical.interval import Interval
from cds_service.clinical.medication import Devices, Dose


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("0.8", "0.8"),
        ("0.800", "0.8"),
        ("1.0", "1"),
        ("100", "100"),
        ("1E+2", "100"),
        ("0", "0"),
        ("0.0", "0"),
        ("-2.50", "-2.5"),
        ("0.780885", "0.78"),
        ("0.9999999", "0.999"),
        ("1.0000001", "1"),
        ("123456789.5", "123456789.5"),
        ("1E+999999", "1.000e+999999"),
        ("NaN", "NaN"),
    ],
)
def test_number(value: str, written: str) -> None:
    """No noise at the end, no rounding over a limit, no endless digits."""
    assert amounts.number(Decimal(value)) == written


@pytest.mark.parametrize(
    ("unit", "written"),
    [
        ("10*9/L", "5 x10^9/L"),
        ("g/dL", "5 g/dL"),
        ("ng/mL", "5 ng/mL"),
        ("%", "5%"),
        ("1", "5"),
    ],
)
def test_with_unit(unit: str, written: str) -> None:
    """UCUM is spelled out where a clinician would not read it."""
    assert amounts.with_unit("5", unit) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (amount("0.8"), "0.8"),
        (amount("<0.5"), "< 0.5"),
        (amount("<=0.5"), "<= 0.5"),
        (amount(">200"), "> 200"),
        (amount(">=200"), ">= 200"),
        (Interval(Decimal("0.5"), Decimal("0.8")), "0.5 to 0.8"),
        (Interval(None, None), "any amount"),
    ],
)
def test_interval(value: Interval, written: str) -> None:
    """A bound is written as a bound, never as a number."""
    assert amounts.interval(value) == written


@pytest.mark.parametrize(
    ("dose", "written"),
    [
        (Dose(Decimal(50), Decimal(2)), "50 mg twice daily"),
        (Dose(Decimal("100.0"), Decimal(1)), "100 mg once daily"),
        (Dose(Decimal(25), Decimal(3)), "25 mg three times daily"),
        (Dose(Decimal(25), Decimal(6)), "25 mg 6 times daily"),
        (Dose(Decimal(25), Decimal("0.5")), "25 mg every 2 days"),
        (Dose(Decimal(100), Decimal(1) / Decimal(7)), "100 mg every 7 days"),
        (Dose(Decimal(100), Decimal(1) / Decimal(3)), "100 mg every 3 days"),
        (Dose(Decimal(100), Decimal(2) / Decimal(7)), "100 mg twice in 7 days"),
        (Dose(Decimal(100), Decimal(5) / Decimal(7)), "100 mg 5 times in 7 days"),
        (Dose(Decimal(100), Decimal("0.4")), "100 mg 0.4 times daily"),
        (Dose(Decimal(25), Decimal("1.5")), "25 mg 1.5 times daily"),
        (Dose(Decimal(25)), "25 mg"),
        (Dose(Decimal("0.3"), as_needed=True), "0.3 mg as needed"),
        (Dose(text="as told"), ""),
    ],
)
def test_dose(dose: Dose, written: str) -> None:
    """A dose says how much and how often, as far as it could be read."""
    assert amounts.dose(dose) == written


def test_days_ages_and_devices() -> None:
    """One is one day, and what lies ahead is said to lie ahead."""
    assert amounts.days(1) == "1 day"
    assert amounts.days(21) == "21 days"
    assert amounts.age(0) == "same day"
    assert amounts.age(1) == "1 day old"
    assert amounts.age(-1) == "dated 1 day ahead"
    assert amounts.devices(Devices(1, 1)) == "1 device"
    assert amounts.devices(Devices(1, 2)) == "1 to 2 devices"
