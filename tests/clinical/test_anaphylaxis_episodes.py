"""How many attacks the dates on record stand for."""

from datetime import date

import pytest
from antimediator_charts import attack, patient
from charts import SM

from cds_service.clinical.anaphylaxis_episodes import attack_days, recent_anaphylaxis
from cds_service.clinical.chart import Chart


def attacked(*days: str) -> Chart:
    """Return a patient with an anaphylaxis recorded on each of these days."""
    return patient(diagnoses=(SM, *(attack(day) for day in days)))


@pytest.mark.parametrize(
    ("days", "attacks"),
    [
        ((), 0),
        (("2025-10-21", "2025-10-21"), 1),
        (("2025-10-14", "2025-10-21"), 1),
        (("2025-10-13", "2025-10-21"), 2),
        (("2025-10-01", "2025-10-06", "2025-10-11"), 2),
    ],
)
def test_entries_within_a_week_are_one_attack(
    days: tuple[str, ...], attacks: int
) -> None:
    """Seven days apart is one attack, eight are two, counted from its first entry."""
    assert len(attack_days(attacked(*days))) == attacks


def test_only_the_last_year_counts() -> None:
    """365 days before 2026-01-06 is 2025-01-06."""
    chart = attacked("2025-01-05", "2025-01-06", "2025-06-01")

    assert len(recent_anaphylaxis(chart)) == 2
    assert attack_days(chart) == (date(2025, 6, 1), date(2025, 1, 6))
