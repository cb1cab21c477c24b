"""What cannot be true, and what a reference range gives away."""

from decimal import Decimal

import pytest
from lab_results import (
    ANC,
    HB,
    PLT,
    TRYPTASE,
    normal,
    one_lab,
    one_unread,
    quantity,
)


def test_haemoglobin_in_mmol_is_not_rounded() -> None:
    """T23: 4.9 mmol/L is 7.89586 g/dL, which is below 8."""
    lab = one_lab("59260-0", valueQuantity=quantity(4.9, "mmol/L"))
    assert lab.value.exact == Decimal("7.89586")
    assert lab.value.below(Decimal("8.0")) is True


def test_haemoglobin_per_tetramer_is_noticed() -> None:
    """A reference range of 1.9-2.6 mmol/L is one of the tetramer."""
    amount = quantity(2.1, "mmol/L")
    unread = one_unread(HB, valueQuantity=amount, referenceRange=normal(1.9, 2.6))
    assert "reference range" in unread.why


@pytest.mark.parametrize(
    ("code", "value", "unit"),
    [
        (PLT, 150_000, "10*3/uL"),
        (PLT, 3001, "10*9/L"),
        (ANC, 900, "10*3/uL"),
        (ANC, 7.5, "mmol/L"),
        (HB, 1.9, "g/dL"),
        (HB, 25.1, "g/dL"),
        (HB, 16, "mmol/L"),
        (TRYPTASE, 20001, "ng/mL"),
        (TRYPTASE, 0.05, "ng/mL"),
        ("29463-7", 351, "kg"),
    ],
)
def test_what_cannot_be_true_is_shown_raw(code: str, value: float, unit: str) -> None:
    """A value outside the possible is neither used nor repaired."""
    unread = one_unread(code, valueQuantity=quantity(value, unit))
    assert unread.sent == f"{value} {unit}"


@pytest.mark.parametrize(
    ("code", "value", "unit"),
    [
        (PLT, 3000, "10*9/L"),
        (ANC, 100, "10*9/L"),
        (HB, 2, "g/dL"),
        (HB, 25, "g/dL"),
        (TRYPTASE, 20000, "ng/mL"),
        ("29463-7", 14, "kg"),
        ("711-2", 0, "10*9/L"),
    ],
)
def test_the_limits_themselves_are_possible(code: str, value: float, unit: str) -> None:
    """What lies on a limit is read; no eosinophils are a finding."""
    assert one_lab(code, valueQuantity=quantity(value, unit)).value.exact == value


@pytest.mark.parametrize("code", [ANC, PLT, HB])
def test_exactly_zero_is_asked_about(code: str) -> None:
    """Decision 29: a count of exactly 0 is confirmed by a human first."""
    unit = "g/dL" if code == HB else "10*9/L"
    unread = one_unread(code, valueQuantity=quantity(0, unit))
    assert unread.why == "it is exactly 0: please confirm"


def test_below_a_detection_limit_is_not_exactly_zero() -> None:
    """Fewer than 0.1 neutrophils are read as such."""
    amount = quantity(0.1, "10*9/L", comparator="<")
    assert one_lab(ANC, valueQuantity=amount).value.below(Decimal("0.5")) is True


@pytest.mark.parametrize(
    ("code", "value", "low", "high", "expected"),
    [
        (ANC, 900, 1500, 8000, "0.9"),
        (ANC, 0.9, 1.5, 8.0, "0.9"),
        (PLT, 40, 150, 400, "40"),
        (PLT, 40000, 150_000, 400_000, "40"),
        (HB, 79, 120, 160, "7.9"),
        (HB, 4.9, 7.4, 9.9, "7.89586"),
        ("770-8", 40, 40, 74, "40"),
    ],
)
def test_a_missing_unit_may_be_inferred(
    code: str, value: float, low: float, high: float, expected: str
) -> None:
    """T9: value and reference range fit one unit; that may raise, never settle."""
    lab = one_lab(code, valueQuantity=quantity(value), referenceRange=normal(low, high))
    assert lab.value.exact == Decimal(expected)
    assert lab.doubts == ("unit inferred from the reference range",)
    assert not lab.settles


@pytest.mark.parametrize(
    "range_",
    [None, [], normal(1, 2), normal(None, 8000), [{"text": "1500-8000"}], normal(8, 1)],
)
def test_a_missing_unit_is_else_not_guessed(range_: object) -> None:
    """T9: without a telling reference range the value is shown raw."""
    unread = one_unread(ANC, valueQuantity=quantity(900), referenceRange=range_)
    assert (unread.why, unread.sent) == ("it has no unit", "900")


def test_an_inferred_value_must_be_possible() -> None:
    """A value far from its own reference range has another unit, or is wrong."""
    fields = {"valueQuantity": quantity(900), "referenceRange": normal(1.5, 8.0)}
    assert one_unread(ANC, **fields).why == "it has no unit"


def test_a_unit_that_its_reference_range_contradicts_is_refused() -> None:
    """30 "/uL" with a normal of 150-400 is no count of 0.03."""
    fields = {"valueQuantity": quantity(30, "/uL"), "referenceRange": normal(150, 400)}
    assert "reference range" in one_unread(PLT, **fields).why


def test_an_unusual_reference_range_changes_nothing() -> None:
    """A range that fits no unit betrays no mistake."""
    fields = {"valueQuantity": quantity(30, "K/uL"), "referenceRange": normal(0, 99)}
    assert one_lab(PLT, **fields).value.exact == 30


def test_a_reference_range_is_never_a_threshold() -> None:
    """High platelets within the possible are read as sent."""
    fields = {
        "valueQuantity": quantity(1500, "10*9/L"),
        "referenceRange": normal(150, 400),
    }
    assert one_lab(PLT, **fields).value.exact == 1500


@pytest.mark.parametrize(
    ("code", "value"), [(ANC, 2.1), (ANC, 2), (ANC, 4.0), (PLT, 187.5), ("711-2", 0.3)]
)
@pytest.mark.parametrize("unit", ["cells/uL", "/mm3"])
def test_part_of_a_cell_is_a_slip_of_the_unit(
    code: str, value: float, unit: str
) -> None:
    """2.1 "cells/uL" are no 0.0021 x10^9/L: shown raw."""
    unread = one_unread(code, valueQuantity=quantity(value, unit))
    assert unread.why == "its value is not plausible in its unit"


@pytest.mark.parametrize(
    ("code", "value"),
    [(ANC, 5), (ANC, 412.5), (ANC, 900.0), (PLT, 20000), ("711-2", 3)],
)
def test_a_count_per_microlitre_that_can_be_one_is_read(
    code: str, value: float
) -> None:
    """A low count stays low, also where it was computed to half a cell."""
    lab = one_lab(code, valueQuantity=quantity(value, "cells/uL"))
    assert lab.value.exact == Decimal(str(value)) / 1000
