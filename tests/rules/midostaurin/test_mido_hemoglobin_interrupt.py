"""The haemoglobin rule: the row of the label that other documents leave out."""

from decimal import Decimal

import pytest
from charts import MCL, Hook, lab
from mido_charts import BEFORE, HB, chart, on_treatment

from cds_service.clinical.interval import Interval
from cds_service.clinical.low_count import (
    BelowReduced,
    BelowUsual,
    BelowUsualUnknownBaseline,
    LabelExcludesLeukemia,
    LowBaselineAllows,
    LowCount,
)
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.rules.midostaurin.mido_hemoglobin_interrupt import evaluate

INFO, WARNING, CRITICAL = Indicator.INFO, Indicator.WARNING, Indicator.CRITICAL


@pytest.mark.parametrize(
    ("count", "baseline", "kind", "level"),
    [
        ("7.9", "10.1", BelowUsual, WARNING),
        ("7.0", "10.1", BelowUsual, WARNING),
        ("6.9", "10.1", BelowUsual, CRITICAL),
        ("7.9", "10", LowBaselineAllows, INFO),
        ("6.9", "10", LowBaselineAllows, INFO),
        ("6.5", "8.0", LowBaselineAllows, INFO),
        ("6.4", "8.0", BelowReduced, CRITICAL),
        ("7.9", None, BelowUsualUnknownBaseline, WARNING),
        ("6.9", None, BelowUsualUnknownBaseline, CRITICAL),
        ("6.5", None, BelowUsualUnknownBaseline, CRITICAL),
        ("6.4", None, BelowUsualUnknownBaseline, CRITICAL),
    ],
)
def test_patient_view(
    count: str, baseline: str | None, kind: type[LowCount], level: Indicator
) -> None:
    """Each row of the table answers with its own finding and level."""
    answer = evaluate(on_treatment(HB, count, baseline))
    assert type(answer) is kind
    assert answer.indicator is level


def test_t23_a_haemoglobin_in_mmol_fires() -> None:
    """4.9 mmol/L is 7.89586 g/dL, below 8."""
    low = lab(HB, "7.9")
    factor = Decimal("1.6114")
    value = Interval.compared("", Decimal("4.9")).times(factor)
    converted = type(low)(low.reference, HB, value, "4.9 mmol/L", low.taken)
    answer = evaluate(chart(converted, lab(HB, "12", BEFORE)))
    assert isinstance(answer, BelowUsual)
    assert answer.indicator is WARNING


@pytest.mark.parametrize(
    ("count", "baseline"), [("8.0", "12"), ("8.0", None), ("8.0", "9"), ("5.0", "7.9")]
)
def test_silent(count: str, baseline: str | None) -> None:
    """8.0 is not below 8.0; a baseline below 8 has no row and says nothing."""
    assert isinstance(evaluate(on_treatment(HB, count, baseline)), NotIndicated)


@pytest.mark.parametrize("count", ["7.9", "6.4", "4.0"])
@pytest.mark.parametrize("baseline", ["12", "9", None])
@pytest.mark.parametrize("hook", list(Hook))
def test_mast_cell_leukaemia_stays_information(
    count: str, baseline: str | None, hook: Hook
) -> None:
    """The label's row excludes MCL; the card informs only."""
    answer = evaluate(on_treatment(HB, count, baseline, hook, (MCL,)))
    assert type(answer) is LabelExcludesLeukemia
    assert answer.indicator is INFO


@pytest.mark.parametrize(
    ("count", "baseline", "level"),
    [("7.9", "12", CRITICAL), ("7.9", None, CRITICAL), ("7.9", "9", INFO)],
)
def test_order_sign(count: str, baseline: str | None, level: Indicator) -> None:
    """Signing below the threshold is critical; the low-baseline line informs."""
    answer = evaluate(on_treatment(HB, count, baseline, Hook.ORDER_SIGN))
    assert isinstance(answer, LowCount)
    assert answer.indicator is level
