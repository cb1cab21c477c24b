"""The way back to the full dose after some time at the lower one."""

import pytest
from charts import lab, medication, mg
from mido_charts import ANC, MIDO, PLT, chart, held

from cds_service.clinical.chart import Chart
from cds_service.clinical.lab import Lab
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.resuming import StepUpPossible
from cds_service.rules.midostaurin.mido_resume_step import evaluate


def _stepped(day: str, *labs: Lab) -> Chart:
    lower = medication(MIDO, day, dose=mg("50"), reference="MedicationRequest/low")
    return chart(*labs, taken=(lower, held(starts="2025-11-01")))


@pytest.mark.parametrize(("day", "long"), [("2025-12-23", True), ("2025-12-24", False)])
def test_fourteen_days_at_the_lower_dose_mention_the_way_up(
    day: str, *, long: bool
) -> None:
    """Day 14 speaks, day 13 does not."""
    low = lab(ANC, "0.6", "2025-12-01")
    answer = evaluate(_stepped(day, lab(ANC, "1.4"), lab(PLT, "90"), low))
    assert isinstance(answer, StepUpPossible if long else NotIndicated)
    if isinstance(answer, StepUpPossible):
        assert answer.indicator is Indicator.INFO


def test_no_way_up_while_a_count_is_low_or_missing() -> None:
    """Both lines must hold."""
    low = lab(ANC, "0.6", "2025-12-01")
    for labs in ((lab(ANC, "0.9"), lab(PLT, "90")), (lab(ANC, "1.4"),)):
        assert isinstance(evaluate(_stepped("2025-12-10", *labs, low)), NotIndicated)
