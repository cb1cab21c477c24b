"""What a reader is told of earlier use: the newest, each with its day."""

from trigger_charts import given

from cds_service.clinical.medication import Drug
from cds_service.clinical.tolerance_findings import dated


def test_the_three_newest_uses() -> None:
    """In whatever order they come; a fourth is not told."""
    days = ("2025-06-01", "2025-06-04", "2025-06-02", "2025-06-03")
    uses = tuple(given(Drug.NSAID, day, "ibuprofen") for day in days)

    assert dated(uses) == (
        "2025-06-04: ibuprofen",
        "2025-06-03: ibuprofen",
        "2025-06-02: ibuprofen",
    )


def test_of_one_day_the_reference_decides() -> None:
    """Two uses of one day stand in one order, however they were sent."""
    first, second = (
        given(Drug.NSAID, "2025-06-01", name) for name in ("ibuprofen", "naproxen")
    )

    for uses in ((first, second), (second, first)):
        assert dated(uses) == ("2025-06-01: ibuprofen", "2025-06-01: naproxen")
