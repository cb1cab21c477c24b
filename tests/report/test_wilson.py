"""Wilson's interval, against values worked out elsewhere."""

import pytest

from cds_service.report.wilson import share


@pytest.mark.parametrize(
    ("times", "of", "low", "high"),
    [
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (5, 10, 0.2366, 0.7634),
        (90, 100, 0.8256, 0.9448),
        (1, 1, 0.2065, 1.0),
        (15, 148, 0.0624, 0.1605),  # Newcombe, Stat Med 1998;17:857-872, table I
        (81, 263, 0.2553, 0.3662),  # the same
    ],
)
def test_the_interval_of_a_share(times: int, of: int, low: float, high: float) -> None:
    """To four digits; none and all end at 0 and 1 exactly."""
    found = share(times, of)

    assert found is not None
    assert found.share == times / of
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


def test_of_nothing_there_is_no_share() -> None:
    """Unknown is not zero."""
    assert share(0, 0) is None
