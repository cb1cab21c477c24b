"""Bisphosphonate ordered beside low calcium, codes of kidney disease and gaps."""

import pytest
from bisphosphonate_orders import ordering
from bone_charts import CHILD, ZOLEDRONATE, ago, calcium, chart, egfr, event, problem
from charts import Chart, Hook, diagnosis, draft

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.bone_order_findings import (
    CalciumLow,
    CalciumLowByCode,
    Contraindicated,
    ContraindicatedByCode,
    KidneysConcern,
    KidneysUnknown,
    MaybeTooLow,
    NotRecommended,
    NotRecommendedByCode,
)
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.event import EventKind
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import (
    Finding,
    Indicator,
    InsufficientData,
    NotIndicated,
    Outcome,
)
from cds_service.clinical.problem import Ailment
from cds_service.clinical.record import Gap, Record, Unread
from cds_service.frozen import replace
from cds_service.rules.bone.bisphosphonate_renal import evaluate

SILENT = NotIndicated


@pytest.mark.parametrize(
    ("value", "kind"), [("8.5", CalciumLow), ("8.6", SILENT), ("8.7", SILENT)]
)
def test_low_calcium_is_critical_with_any_of_them(
    value: str, kind: type[NotIndicated | Finding]
) -> None:
    """Below the laboratory's own limit of 8.6."""
    labs = (egfr("80"), calcium(value))
    answer = evaluate(ordering(*labs, drug=Drug.RISEDRONATE))

    assert isinstance(answer, kind)
    if isinstance(answer, Finding):
        assert answer.indicator is Indicator.CRITICAL


def test_low_calcium_by_code() -> None:
    """The problem list says so, and no result speaks against it."""
    coded = problem(Ailment.HYPOCALCEMIA)
    answer = evaluate(replace(ordering(egfr("80")), problems=(coded,)))

    assert isinstance(answer, CalciumLowByCode)
    assert answer.indicator is Indicator.CRITICAL


def test_low_calcium_beside_poor_kidneys_is_one_card() -> None:
    """Critical then for alendronate too."""
    labs = (egfr("28"), calcium("8.0"))
    answer = evaluate(ordering(*labs, drug=Drug.ALENDRONATE))

    assert isinstance(answer, NotRecommended)
    assert answer.low_calcium == (calcium("8.0"),)
    assert answer.indicator is Indicator.CRITICAL


def test_of_two_drafts_the_stricter_speaks() -> None:
    """An eGFR of 32 is too low for zoledronic acid and enough for risedronate."""
    both = (draft(Drug.RISEDRONATE), draft(ZOLEDRONATE))
    answer = evaluate(chart(egfr("32"), calcium(), drafts=both))

    assert isinstance(answer, KidneysConcern)
    assert answer.drug is ZOLEDRONATE


def test_the_class_beside_the_drug_changes_nothing() -> None:
    """One order that means both is the drug."""
    same = "MedicationRequest/draft"
    both = (
        draft(Drug.BISPHOSPHONATE, reference=same),
        draft(Drug.RISEDRONATE, reference=same),
    )
    answer = evaluate(chart(egfr("32"), calcium(), drafts=both))

    assert isinstance(answer, NotIndicated)


def test_laboratory_results_not_sent_are_asked_about() -> None:
    """Nothing can be concluded."""
    gaps = (Gap(Record.LABS, "was not sent"),)

    assert isinstance(evaluate(replace(ordering(), gaps=gaps)), InsufficientData)


def test_a_newer_creatinine_that_was_not_read_is_asked_about() -> None:
    """It may be the bad one."""
    unread = (Unread("Observation/u", Analyte.CREATININE, "it has no unit"),)
    answer = evaluate(replace(ordering(egfr("80"), calcium()), unread=unread))

    assert isinstance(answer, InsufficientData)


def without_disease(outcome_of: Chart) -> Outcome:
    """Answer for the same chart without mastocytosis."""
    return evaluate(replace(outcome_of, diagnoses=()))


def test_whom_it_concerns() -> None:
    """Mastocytosis confirmed or possible; limits for adults; drafts only."""
    poor = ordering(egfr("20"))
    maybe = diagnosis(Disease.MONOCLONAL_MCAS)
    unread = (Gap(Record.CONDITIONS, "was not sent"),)

    assert isinstance(without_disease(poor), NotIndicated)
    assert isinstance(evaluate(replace(poor, diagnoses=(maybe,))), Contraindicated)
    assert isinstance(without_disease(replace(poor, gaps=unread)), InsufficientData)
    assert isinstance(evaluate(replace(poor, patient=CHILD)), InsufficientData)
    assert isinstance(evaluate(replace(poor, hook=Hook.PATIENT_VIEW)), NotIndicated)
    assert isinstance(evaluate(replace(poor, drafts=())), NotIndicated)


@pytest.mark.parametrize(
    ("drug", "kind", "level"),
    [
        (ZOLEDRONATE, ContraindicatedByCode, Indicator.CRITICAL),
        (Drug.ALENDRONATE, NotRecommendedByCode, Indicator.WARNING),
    ],
)
@pytest.mark.parametrize(
    "ailment", [Ailment.ADVANCED_KIDNEY_DISEASE, Ailment.DIALYSIS_STATUS]
)
def test_a_code_is_evidence_where_nobody_measured(
    ailment: Ailment, drug: Drug, kind: type[Finding], level: Indicator
) -> None:
    """Stage 4 or 5, or dialysis, on the problem list; past or doubtful ones do not."""
    coded = problem(ailment)
    now = evaluate(replace(ordering(drug=drug), problems=(coded,)))
    past = evaluate(
        replace(ordering(drug=drug), problems=(replace(coded, current=False),))
    )

    assert isinstance(now, kind)
    assert now.indicator is level
    assert isinstance(past, KidneysUnknown)
    doubtful = (replace(coded, confirmed=False),)
    doubted = evaluate(replace(ordering(drug=drug), problems=doubtful))
    assert isinstance(doubted, KidneysUnknown)


def test_low_calcium_beside_a_code_is_critical() -> None:
    """Both are told on one card."""
    coded = problem(Ailment.ADVANCED_KIDNEY_DISEASE)
    answer = evaluate(
        replace(ordering(calcium("8.5"), drug=Drug.ALENDRONATE), problems=(coded,))
    )

    assert isinstance(answer, NotRecommendedByCode)
    assert answer.indicator is Indicator.CRITICAL
    assert answer.low_calcium


@pytest.mark.parametrize(("days", "now"), [(30, True), (31, False)])
def test_dialysis_outweighs_a_measured_value(days: int, *, now: bool) -> None:
    """The last one of 30 days counts as dialysis now."""
    dialysis = event(EventKind.DIALYSIS, ago(days))
    answer = evaluate(replace(ordering(egfr("60"), calcium()), events=(dialysis,)))

    assert isinstance(answer, ContraindicatedByCode if now else NotIndicated)


def test_a_value_at_odds_with_a_stage_is_asked_about() -> None:
    """A recent value that allows it does not silence stage 4 or 5."""
    stage = problem(Ailment.ADVANCED_KIDNEY_DISEASE)
    answer = evaluate(replace(ordering(egfr("60"), calcium()), problems=(stage,)))

    assert isinstance(answer, MaybeTooLow)
    assert answer.stage == (stage,)


def test_calcium_that_nobody_measured_is_said() -> None:
    """Unknown calcium is not normal calcium; 90 days old still speaks."""
    unknown = evaluate(ordering(egfr("60")))
    old = evaluate(ordering(egfr("60"), calcium(day=ago(91))))
    known = evaluate(ordering(egfr("60"), calcium(day=ago(90))))

    assert isinstance(unknown, InsufficientData)
    assert isinstance(old, InsufficientData)
    assert isinstance(known, NotIndicated)
