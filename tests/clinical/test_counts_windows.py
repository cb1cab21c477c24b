"""Results of a span of days."""

from datetime import date

from charts import lab

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.counts import within

LABS = tuple(
    lab(Analyte.PLATELETS, "100", f"2026-01-0{day}T10:00:00Z") for day in (5, 4, 3, 2)
)


def test_a_window_includes_both_its_ends() -> None:
    """Both days of a window belong to it; the order is kept."""
    assert within(LABS, date(2026, 1, 3), date(2026, 1, 4)) == LABS[1:3]
