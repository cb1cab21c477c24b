"""Which drugs may explain a low count of a day: for sure, perhaps, not at all."""

import pytest
from charts import lab, medication
from mido_charts import ANC, chart

from cds_service.clinical.drug_windows import DrugWindow, drug_window
from cds_service.clinical.medication import Drug, MedicationKind, MedicationStatus

COUNT = lab(ANC, "0.8", "2025-12-31")


@pytest.mark.parametrize(
    ("day", "covers"),
    [
        ("2025-11-04", False),
        ("2025-11-05", True),
        ("2025-12-31", True),
        ("2026-01-01", False),
    ],
)
def test_a_dose_of_cladribine_covers_56_days(day: str, *, covers: bool) -> None:
    """57 days after it, or before it, the count has another cause."""
    dose = medication(
        Drug.CLADRIBINE,
        day,
        kind=MedicationKind.ADMINISTRATION,
        status=MedicationStatus.COMPLETED,
    )

    window = drug_window(chart(taken=(dose,)), COUNT)

    assert window == (DrugWindow((dose,)) if covers else DrugWindow())


def test_a_drug_without_a_day_may_cover_it() -> None:
    """It is no sure cause, and it is named."""
    undated = medication(Drug.HYDROXYUREA, None)
    begun = medication(Drug.HYDROXYUREA, "2025-12-01")

    assert drug_window(chart(taken=(undated, begun)), COUNT) == DrugWindow(
        (begun,), (undated,)
    )
