"""Denosumab that was begun before, and calcium without a normal range."""

import pytest
from bone_charts import DENOSUMAB, ago, calcium, chart, egfr, limited
from charts import Hook, draft, medication

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.bone_order_findings import CalciumLow, SecondLine
from cds_service.clinical.medication import MedicationKind, MedicationStatus
from cds_service.clinical.outcome import Finding, Indicator, NotIndicated
from cds_service.rules.bone.denosumab_second_line import evaluate

ORDER = (draft(DENOSUMAB),)
WELL = (egfr("80"), calcium("9.4"))


@pytest.mark.parametrize("days", [180, 240, 800])
def test_who_is_on_denosumab_is_not_sent_back_to_a_bisphosphonate(days: int) -> None:
    """To leave it costs vertebrae; the advice on its place is for the first order."""
    earlier = medication(
        DENOSUMAB,
        ago(days),
        kind=MedicationKind.ADMINISTRATION,
        status=MedicationStatus.COMPLETED,
    )
    first = evaluate(chart(*WELL, drafts=ORDER))
    again = evaluate(chart(*WELL, drafts=ORDER, taken=(earlier,)))

    assert isinstance(first, SecondLine)
    assert isinstance(again, NotIndicated)
    assert again.used == (earlier,)


@pytest.mark.parametrize(("value", "low"), [("7.99", True), ("8.0", False)])
def test_calcium_without_a_range_is_critical_when_surely_low(
    value: str, *, low: bool
) -> None:
    """Below 8.0 mg/dL no laboratory calls it normal."""
    bare = limited(Analyte.CALCIUM, value, "2026-01-02", None)
    found = evaluate(chart(egfr("80"), bare, drafts=ORDER))

    assert isinstance(found, CalciumLow if low else SecondLine)
    assert isinstance(found, Finding)
    assert (found.indicator is Indicator.CRITICAL) is low


def test_it_is_told_of_a_patient_who_has_had_it_too() -> None:
    """Opening the record is early enough to correct calcium before the next dose."""
    given = medication(DENOSUMAB, ago(30), status=MedicationStatus.COMPLETED)
    bare = limited(Analyte.CALCIUM, "7.5", "2026-01-02", None)
    seen = chart(egfr("80"), bare, taken=(given,), hook=Hook.PATIENT_VIEW)
    assert isinstance(evaluate(seen), CalciumLow)
