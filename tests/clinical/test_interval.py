"""Comparisons of what was measured are three-valued and strict."""

from decimal import Decimal

import pytest
from charts import amount
from hypothesis import given
from hypothesis import strategies as st

from cds_service.clinical.interval import Interval

ONE = Decimal("1.0")


@pytest.mark.parametrize(
    ("sent", "below", "above"),
    [
        ("0.99", True, False),
        ("1.0", False, False),
        ("1.00", False, False),
        ("1.01", False, True),
        ("<1.0", True, False),
        ("<=1.0", None, False),
        ("<1.01", None, None),
        ("<0.99", True, False),
        (">1.0", False, True),
        (">=1.0", False, None),
        (">0.99", None, None),
        (">1.01", False, True),
        ("0", True, False),
    ],
)
def test_below_and_above_are_strict(
    sent: str, below: bool | None, above: bool | None
) -> None:
    """True when every possible value is, False when none is, else unknown."""
    assert amount(sent).below(ONE) is below
    assert amount(sent).above(ONE) is above


@pytest.mark.parametrize(
    ("sent", "at_least", "at_most"),
    [
        ("0.99", False, True),
        ("1.0", True, True),
        ("1.01", True, False),
        ("<1.0", False, True),
        ("<=1.0", None, True),
        (">1.0", True, False),
        (">=1.0", True, None),
        (">0.5", None, None),
    ],
)
def test_at_least_and_at_most_include_the_limit(
    sent: str, at_least: bool | None, at_most: bool | None
) -> None:
    """The opposites of below and above, unknown where those are."""
    assert amount(sent).at_least(ONE) is at_least
    assert amount(sent).at_most(ONE) is at_most


def test_below_a_limit_starts_at_zero() -> None:
    """No amount is negative: "<0.5" is not above -1 by accident."""
    assert amount("<0.5") == Interval(Decimal(0), Decimal("0.5"), high_open=True)
    assert amount(">200") == Interval(Decimal(200), None, low_open=True)


def test_an_unknown_comparator_is_an_error() -> None:
    """Whoever reads must say what it cannot read."""
    with pytest.raises(ValueError, match="~"):
        Interval.compared("~", ONE)


def test_only_one_value_is_exact() -> None:
    """An interval has no exact value, even if narrow."""
    assert Interval.compared("", ONE).exact == ONE
    assert amount("<=1.0").exact is None
    assert Interval(None, None).exact is None


def test_another_unit_keeps_bounds_and_openness() -> None:
    """A factor moves the bounds and nothing else."""
    assert amount("<500").times(Decimal("0.001")) == amount("<0.5")
    assert amount(">200").times(Decimal(2)) == amount(">400")
    assert amount("900").times(Decimal("0.001")).exact == Decimal("0.9")


numbers = st.decimals(
    min_value=0, max_value=1000, allow_nan=False, allow_infinity=False, places=2
)


@given(numbers, numbers, st.sampled_from(["", "<", "<=", ">", ">="]))
def test_a_possible_value_never_contradicts_the_answer(
    value: Decimal, limit: Decimal, comparator: str
) -> None:
    """Where the answer is certain, the reported number itself agrees with it."""
    interval = Interval.compared(comparator, value)
    if comparator in {"", "<=", ">="}:
        assert interval.below(limit) in {value < limit, None}
        assert interval.above(limit) in {value > limit, None}
    assert not (interval.below(limit) and interval.above(limit))
