"""Denosumab: calcium and kidneys, its place, and gaps."""

import pytest
from bone_charts import (
    MAN_OF_50,
    WEIGHT,
    ago,
    calcium,
    chart,
    creatinine,
    egfr,
    event,
    problem,
)
from charts import Hook, lab
from denosumab_orders import given, ordering

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.bone_order_findings import (
    AdvancedByCode,
    AdvancedKidneyDisease,
    CalciumLow,
    CalciumLowByCode,
    KidneysLongAgo,
    KidneysUnknown,
    MaybeTooLow,
    OnDialysis,
    SecondLine,
)
from cds_service.clinical.event import EventKind
from cds_service.clinical.lab import Lab
from cds_service.clinical.outcome import (
    Finding,
    Indicator,
    InsufficientData,
    NotIndicated,
)
from cds_service.clinical.problem import Ailment
from cds_service.clinical.proposal import RemoveDraft
from cds_service.frozen import replace
from cds_service.rules.bone.denosumab_second_line import RULE, evaluate


@pytest.mark.parametrize(
    ("rate", "kind"),
    [("29.9", AdvancedKidneyDisease), ("30", NotIndicated), ("30.1", NotIndicated)],
)
def test_below_30_is_advanced_kidney_disease(
    rate: str, kind: type[NotIndicated | Finding]
) -> None:
    """The boxed warning, whatever the overview says."""
    answer = evaluate(ordering(egfr(rate), calcium()))

    assert isinstance(answer, kind)


def test_it_stays_critical_and_tells_what_was_measured() -> None:
    """The label also wants PTH, 1,25-dihydroxyvitamin D and a plan, never seen here."""
    vitamin_d = lab(Analyte.VITAMIN_D, "32", ago(90))
    older = lab(Analyte.VITAMIN_D, "32", ago(91))
    told: dict[tuple[Lab, ...], int] = {
        (): 0,
        (vitamin_d,): 1,
        (calcium(), older): 1,
        (calcium(), vitamin_d): 2,
        (calcium("8.0"), vitamin_d): 1,
    }
    for labs, measured in told.items():
        answer = evaluate(ordering(egfr("22"), *labs))
        assert isinstance(answer, AdvancedKidneyDisease)
        assert answer.indicator is Indicator.CRITICAL
        assert len(answer.checked) == measured


@pytest.mark.parametrize("hook", [Hook.ORDER_SIGN, Hook.PATIENT_VIEW])
def test_a_stage_is_evidence_where_nobody_measured(hook: Hook) -> None:
    """Ordered, or working: stage 4 or 5 on the problem list is critical."""
    stage = problem(Ailment.ADVANCED_KIDNEY_DISEASE)
    working = chart(calcium(), taken=(given(100),), problems=(stage,))
    ordered = replace(ordering(calcium()), problems=(stage,))
    answer = evaluate(ordered if hook.about_orders else working)

    assert isinstance(answer, AdvancedByCode)
    assert answer.indicator is Indicator.CRITICAL


def test_a_value_at_odds_with_a_stage_is_asked_about() -> None:
    """A recent eGFR of 60 does not silence stage 4 or 5; an old one proves nothing."""
    stage = (problem(Ailment.ADVANCED_KIDNEY_DISEASE),)
    recent = evaluate(replace(ordering(egfr("60"), calcium()), problems=stage))
    old = evaluate(replace(ordering(egfr("60", ago(91)), calcium()), problems=stage))

    assert isinstance(recent, MaybeTooLow)
    assert recent.stage == stage
    assert isinstance(old, AdvancedByCode)


def test_calcium_that_nobody_measured_is_said() -> None:
    """Unknown calcium is not normal calcium, before the first dose as before others."""
    later = evaluate(ordering(egfr("60")))
    first = evaluate(ordering(egfr("60"), before=()))

    assert isinstance(later, InsufficientData)
    assert isinstance(first, SecondLine)
    assert any("calcium" in each for each in first.missing)


def test_what_was_not_looked_at_is_named() -> None:
    """Parathyroid hormone is not read here."""
    assert any("parathyroid hormone" in each for each in RULE.not_evaluated)


def test_a_calculated_clearance_stands_in_for_the_egfr() -> None:
    """A creatinine of 3 in a man of 50 with 56 kg."""
    labs = (creatinine("3"), WEIGHT, calcium())
    answer = evaluate(replace(ordering(*labs), patient=MAN_OF_50))

    assert isinstance(answer, AdvancedKidneyDisease)
    assert "Cockcroft" in answer.substitute


@pytest.mark.parametrize(("days", "now"), [(30, True), (31, False)])
def test_dialysis_is_critical(days: int, *, now: bool) -> None:
    """The last one of 30 days counts as dialysis now."""
    dialysis = event(EventKind.DIALYSIS, ago(days))
    answer = evaluate(replace(ordering(egfr("40"), calcium()), events=(dialysis,)))

    assert isinstance(answer, OnDialysis if now else NotIndicated)


def test_dialysis_by_code() -> None:
    """On the problem list, and not past."""
    coded = problem(Ailment.DIALYSIS_STATUS)
    now = evaluate(replace(ordering(calcium()), problems=(coded,)))
    past = replace(
        ordering(egfr("60"), calcium()), problems=(replace(coded, current=False),)
    )

    assert isinstance(now, OnDialysis)
    assert now.indicator is Indicator.CRITICAL
    assert isinstance(evaluate(past), NotIndicated)


@pytest.mark.parametrize(
    ("value", "kind"), [("8.5", CalciumLow), ("8.6", NotIndicated)]
)
def test_low_calcium_is_critical(
    value: str, kind: type[NotIndicated | Finding]
) -> None:
    """Below the laboratory's own limit."""
    answer = evaluate(ordering(egfr("80"), calcium(value)))

    assert isinstance(answer, kind)
    if isinstance(answer, Finding):
        assert answer.indicator is Indicator.CRITICAL
        assert any(isinstance(each, RemoveDraft) for each in answer.proposals)


def test_low_calcium_by_code() -> None:
    """Without a result that says otherwise."""
    coded = (problem(Ailment.HYPOCALCEMIA),)
    answer = evaluate(replace(ordering(egfr("80")), problems=coded))

    assert isinstance(answer, CalciumLowByCode)


def test_kidneys_not_known_are_asked_for() -> None:
    """None, too old, or around the limit."""
    assert isinstance(evaluate(ordering(calcium())), KidneysUnknown)
    assert isinstance(evaluate(ordering(egfr("80", ago(91)))), KidneysLongAgo)
    assert isinstance(evaluate(ordering(egfr("<60"))), MaybeTooLow)
