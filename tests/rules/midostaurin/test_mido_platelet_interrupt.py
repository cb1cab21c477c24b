"""The platelet rule: its numbers, bleeding risk and the shared mechanism."""

import pytest
from charts import MCL, Hook, lab, medication, on
from mido_charts import BEFORE, PLT, TAKING, chart, on_treatment

from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.low_count import (
    BelowBoth,
    BelowReduced,
    BelowUsual,
    BelowUsualUnknownBaseline,
    LabelExcludesLeukemia,
    LowBaselineAllows,
    LowCount,
    NoLabelThreshold,
)
from cds_service.clinical.medication import Drug, MedicationStatus
from cds_service.clinical.outcome import Indicator, InsufficientData, NotIndicated
from cds_service.clinical.proposal import OrderTest, TestOrder
from cds_service.clinical.record import Unread
from cds_service.frozen import replace
from cds_service.rules.midostaurin.mido_platelet_interrupt import evaluate

INFO, WARNING, CRITICAL = Indicator.INFO, Indicator.WARNING, Indicator.CRITICAL


@pytest.mark.parametrize(
    ("count", "baseline", "kind", "level"),
    [
        pytest.param("49", "200", BelowUsual, WARNING, id="t12-49"),
        pytest.param("24", "200", BelowUsual, CRITICAL, id="t12-24"),
        pytest.param("25", "200", BelowUsual, WARNING, id="t12-25"),
        pytest.param("30", "60", LowBaselineAllows, INFO, id="t13"),
        pytest.param("24", "60", BelowReduced, CRITICAL, id="t14"),
        pytest.param("40", "75", LowBaselineAllows, INFO, id="t15-75"),
        pytest.param("40", "76", BelowUsual, WARNING, id="t15-76"),
        ("25", "25", LowBaselineAllows, INFO),
        ("24.9", "25", BelowReduced, CRITICAL),
        ("49.9", None, BelowUsualUnknownBaseline, WARNING),
        ("25", None, BelowUsualUnknownBaseline, WARNING),
        ("24", None, BelowBoth, CRITICAL),
        ("49", "24", NoLabelThreshold, INFO),
        ("25", "24", NoLabelThreshold, INFO),
        ("24", "24", NoLabelThreshold, WARNING),
    ],
)
def test_patient_view(
    count: str, baseline: str | None, kind: type[LowCount], level: Indicator
) -> None:
    """Each row of the table answers with its own finding and level."""
    answer = evaluate(on_treatment(PLT, count, baseline))
    assert type(answer) is kind
    assert answer.indicator is level


@pytest.mark.parametrize("baseline", ["200", "60", "20", None])
def test_t12_at_fifty_nothing_is_said(baseline: str | None) -> None:
    """50 is not below 50, whatever the baseline."""
    assert isinstance(evaluate(on_treatment(PLT, "50", baseline)), NotIndicated)


@pytest.mark.parametrize(("count", "level"), [("49", CRITICAL), ("24", CRITICAL)])
def test_order_hooks_are_critical(count: str, level: Indicator) -> None:
    """Signing midostaurin below the threshold is critical."""
    answer = evaluate(on_treatment(PLT, count, "200", Hook.ORDER_SIGN))
    assert isinstance(answer, BelowUsual)
    assert answer.indicator is level


@pytest.mark.parametrize(
    ("count", "baseline", "kind", "level"),
    [
        ("49", "200", LabelExcludesLeukemia, INFO),
        ("24", "200", LabelExcludesLeukemia, WARNING),
        ("24", "60", BelowReduced, CRITICAL),
    ],
)
def test_mast_cell_leukaemia(
    count: str, baseline: str, kind: type[LowCount], level: Indicator
) -> None:
    """In MCL only the reduced threshold is the label's."""
    answer = evaluate(on_treatment(PLT, count, baseline, diagnoses=(MCL,)))
    assert type(answer) is kind
    assert answer.indicator is level


def test_drugs_that_raise_the_risk_of_bleeding_are_listed() -> None:
    """Active ones are named; stopped ones are not."""
    aspirin = medication(Drug.BLEEDING_RISK, "2025-06-01", reference="a")
    stopped = medication(
        Drug.BLEEDING_RISK, "2025-06-01", status=MedicationStatus.STOPPED
    )
    labs = lab(PLT, "40"), lab(PLT, "200", BEFORE)
    answer = evaluate(chart(*labs, taken=(TAKING, aspirin, stopped)))
    assert isinstance(answer, BelowUsual)
    assert answer.bleeding_risk == (aspirin,)
    assert aspirin in answer.used


def test_a_smear_is_offered() -> None:
    """Clumping is the first thing to rule out."""
    answer = evaluate(on_treatment(PLT, "40", "200"))
    assert isinstance(answer, BelowUsual)
    tests = [each.test for each in answer.proposals if isinstance(each, OrderTest)]
    assert tests == [TestOrder.CBC_WITH_DIFFERENTIAL, TestOrder.PLATELETS_WITH_SMEAR]


def test_a_clumped_count_alone_is_named() -> None:
    """A count that clumping makes worthless raises nothing by itself."""
    clumped = Unread("Observation/c", PLT, "platelet clumps", "30", on("2026-01-05"))
    facts = replace(chart(lab(PLT, "200", BEFORE)), unread=(clumped,))
    assert isinstance(evaluate(facts), InsufficientData)


@pytest.mark.parametrize(
    ("day", "named"), [("2025-12-29", True), ("2025-12-28", False)]
)
def test_a_transfusion_of_the_last_week_is_named(day: str, *, named: bool) -> None:
    """Within 7 days before the count the patient's own count may be lower."""
    given = Event("Procedure/t", EventKind.TRANSFUSION, "platelets", on(day))
    labs = lab(PLT, "40"), lab(PLT, "200", BEFORE)
    answer = evaluate(chart(*labs, events=(given,)))
    assert isinstance(answer, BelowUsual)
    assert (answer.transfusion == given) is named
