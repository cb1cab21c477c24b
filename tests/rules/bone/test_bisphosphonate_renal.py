"""A bisphosphonate is ordered: the kidneys, and calcium."""

from dataclasses import replace

import pytest
from bone_charts import (
    CHILD,
    MAN_OF_50,
    WEIGHT,
    ZOLEDRONATE,
    ago,
    calcium,
    chart,
    creatinine,
    egfr,
    event,
    problem,
)
from charts import Chart, Hook, diagnosis, draft, lab

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.bone_order_findings import (
    CalciumLow,
    CalciumLowByCode,
    Contraindicated,
    ContraindicatedByCode,
    KidneysConcern,
    KidneysLongAgo,
    KidneysUnknown,
    MaybeTooLow,
    NotRecommended,
    NotRecommendedByCode,
)
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.event import EventKind
from cds_service.clinical.lab import Lab, ResultStatus
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import (
    Finding,
    Indicator,
    InsufficientData,
    NotIndicated,
    Outcome,
)
from cds_service.clinical.problem import Ailment
from cds_service.clinical.proposal import OrderTest, RemoveDraft
from cds_service.clinical.record import Gap, Record, Unread
from cds_service.rules.bone.bisphosphonate_renal import evaluate

SILENT = NotIndicated


def ordering(*labs: Lab, drug: Drug = ZOLEDRONATE) -> Chart:
    """Return the chart of a man of 50 for whom a bisphosphonate is ordered."""
    return chart(*labs, drafts=(draft(drug),), patient=MAN_OF_50)


@pytest.mark.parametrize(
    ("drug", "rate", "kind"),
    [
        (ZOLEDRONATE, "34.9", Contraindicated),
        (ZOLEDRONATE, "35", SILENT),
        (ZOLEDRONATE, "35.1", SILENT),
        (Drug.ALENDRONATE, "34.9", NotRecommended),
        (Drug.ALENDRONATE, "35", SILENT),
        (Drug.RISEDRONATE, "29.9", NotRecommended),
        (Drug.RISEDRONATE, "30", SILENT),
        (Drug.IBANDRONATE, "29.9", NotRecommended),
        (Drug.IBANDRONATE, "30", SILENT),
        (Drug.PAMIDRONATE, "29.9", NotRecommended),
        (Drug.PAMIDRONATE, "30", SILENT),
        (Drug.BISPHOSPHONATE, "34.9", NotRecommended),
    ],
)
def test_each_drug_has_its_limit(
    drug: Drug, rate: str, kind: type[NotIndicated | Finding]
) -> None:
    """35 for zoledronic acid and alendronate, 30 for the others by name."""
    answer = evaluate(ordering(egfr(rate), calcium(), drug=drug))

    assert isinstance(answer, kind)


def test_zoledronic_acid_is_critical_and_others_a_warning() -> None:
    """Its label contraindicates, the others advise against."""
    labs = (egfr("28"), calcium())
    zoledronate = evaluate(ordering(*labs))
    alendronate = evaluate(ordering(*labs, drug=Drug.ALENDRONATE))

    assert isinstance(zoledronate, Contraindicated)
    assert isinstance(alendronate, NotRecommended)
    assert zoledronate.indicator is Indicator.CRITICAL
    assert alendronate.indicator is Indicator.WARNING


def test_the_clearance_is_calculated_where_it_can_be() -> None:
    """A creatinine of 2.01 in a man of 50 with 56 kg is below 35; 2.0 is not."""
    below = evaluate(ordering(creatinine("2.01"), WEIGHT, calcium(), egfr("60")))
    at = evaluate(ordering(creatinine("2"), WEIGHT, calcium(), egfr("20")))

    assert isinstance(below, Contraindicated)
    assert not below.substitute
    assert isinstance(at, NotIndicated)


def test_an_egfr_that_stands_in_is_named() -> None:
    """The label means the calculated clearance."""
    answer = evaluate(ordering(egfr("28"), calcium()))

    assert isinstance(answer, Contraindicated)
    assert "stands in" in answer.substitute
    assert "a creatinine of the last 90 days" in answer.missing


def test_the_order_can_be_taken_back_or_creatinine_repeated() -> None:
    """Nothing is preselected, and nothing is stopped."""
    answer = evaluate(ordering(egfr("28"), calcium()))

    assert isinstance(answer, Contraindicated)
    kinds = [type(proposal) for proposal in answer.proposals]
    assert kinds == [RemoveDraft, OrderTest]


@pytest.mark.parametrize(("days", "kind"), [(90, SILENT), (91, KidneysLongAgo)])
def test_a_creatinine_speaks_for_90_days(
    days: int, kind: type[NotIndicated | Finding]
) -> None:
    """An older one must be repeated, whatever it said."""
    labs = (creatinine("1", ago(days)), WEIGHT, calcium())
    answer = evaluate(ordering(*labs))

    assert isinstance(answer, kind)


def test_no_creatinine_is_a_warning() -> None:
    """Unknown is not normal."""
    answer = evaluate(ordering(calcium()))

    assert isinstance(answer, KidneysUnknown)
    assert answer.indicator is Indicator.WARNING


@pytest.mark.parametrize("rate", [">20", "<60"])
def test_a_value_that_may_be_below_is_asked_about(rate: str) -> None:
    """A laboratory that reports an interval settles nothing around the limit."""
    assert isinstance(evaluate(ordering(egfr(rate), calcium())), MaybeTooLow)


def test_above_60_is_above_35() -> None:
    """As most laboratories report a normal eGFR."""
    assert isinstance(evaluate(ordering(egfr(">60"), calcium())), NotIndicated)


def test_a_preliminary_result_does_not_clear() -> None:
    """It may only raise."""
    early = lab(Analyte.GFR, "80", status=ResultStatus.PRELIMINARY)

    assert isinstance(evaluate(ordering(early, calcium())), MaybeTooLow)


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
