"""What adds to bleeding: few platelets, other drugs, ulcers; not the order itself."""

import pytest
from charts import draft, lab, medication
from trigger_charts import problem, sm_chart

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.bleeding import bleeding_risks
from cds_service.clinical.medication import Drug, MedicationStatus
from cds_service.clinical.problem import Ailment


@pytest.mark.parametrize(
    ("value", "day", "named"),
    [
        ("49", "2026-01-05", True),
        ("50", "2026-01-05", False),
        ("51", "2026-01-05", False),
        ("49", "2025-12-09", True),
        ("49", "2025-12-08", False),
        ("<60", "2026-01-05", False),
    ],
)
def test_platelets_below_50_of_28_days(value: str, day: str, named: bool) -> None:
    """Strictly below 50, and not older than 28 days."""
    chart = sm_chart(labs=(lab(Analyte.PLATELETS, value, day),))

    assert bool(bleeding_risks(chart)) is named


def test_other_drugs_that_are_taken() -> None:
    """An anticoagulant and avapritinib; not one that was stopped, not the renewal."""
    taken = medication(Drug.BLEEDING_RISK, "2025-12-01")
    avapritinib = medication(Drug.AVAPRITINIB, "2025-12-01")
    stopped = medication(
        Drug.BLEEDING_RISK, "2025-11-01", status=MedicationStatus.STOPPED
    )
    chart = sm_chart(draft(Drug.ASPIRIN), medications=(taken, avapritinib, stopped))
    renewed = sm_chart(draft(Drug.BLEEDING_RISK), medications=(taken,))

    assert bleeding_risks(chart) == (taken, avapritinib)
    assert bleeding_risks(renewed) == ()


def test_ulcer_and_brain_haemorrhage() -> None:
    """A current one is named, a past one is not."""
    ulcer = problem(Ailment.PEPTIC_ULCER)
    bleed = problem(Ailment.INTRACRANIAL_HEMORRHAGE)
    past = problem(Ailment.INTRACRANIAL_HEMORRHAGE, current=False)

    assert bleeding_risks(sm_chart(problems=(ulcer, past))) == (ulcer,)
    assert bleeding_risks(sm_chart(problems=(ulcer, bleed))) == (ulcer, bleed)
