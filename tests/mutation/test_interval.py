"""How sure a share is."""

import pytest

from mutation.interval import interval


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [(0, 100, 0.0, 0.037), (3, 100, 0.010, 0.085), (30, 1500, 0.014, 0.028)],
)
def test_the_interval_of_a_share(count: int, of: int, low: float, high: float) -> None:
    """Worked examples of Wilson's interval; none seen is not none there."""
    assert interval(count, of) == pytest.approx((low, high), abs=0.001)
