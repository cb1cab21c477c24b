"""Denosumab: calcium and kidneys, its place, and gaps."""

from dataclasses import replace

import pytest
from bone_charts import (
    CHILD,
    DENOSUMAB,
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
from charts import Chart, Hook, diagnosis, draft, lab, medication

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.bone_order_findings import (
    AdvancedByCode,
    AdvancedKidneyDisease,
    CalciumLow,
    CalciumLowByCode,
    DenosumabGap,
    KidneysLongAgo,
    KidneysUnknown,
    MaybeTooLow,
    OnDialysis,
    SecondLine,
)
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.event import EventKind
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import (
    Drug,
    Medication,
    MedicationKind,
    MedicationStatus,
)
from cds_service.clinical.outcome import (
    Finding,
    Indicator,
    InsufficientData,
    NotIndicated,
)
from cds_service.clinical.problem import Ailment
from cds_service.clinical.proposal import RemoveDraft
from cds_service.clinical.record import Gap, Record
from cds_service.rules.bone.denosumab_second_line import RULE, evaluate

EARLIER = medication(Drug.ALENDRONATE, ago(900), status=MedicationStatus.STOPPED)


def given(days: int, drug: Drug = DENOSUMAB) -> Medication:
    """Return an injection of so many days ago."""
    return medication(
        drug,
        ago(days),
        kind=MedicationKind.ADMINISTRATION,
        status=MedicationStatus.COMPLETED,
    )


def ordering(*labs: Lab, before: tuple[Medication, ...] = (EARLIER,)) -> Chart:
    """Return a chart in which denosumab is ordered after alendronate."""
    return chart(*labs, drafts=(draft(DENOSUMAB),), taken=before)


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


@pytest.mark.parametrize(
    ("rate", "kind"),
    [("34.9", NotIndicated), ("35", SecondLine), ("35.1", SecondLine)],
)
def test_second_line_without_a_bisphosphonate_before(
    rate: str, kind: type[NotIndicated | Finding]
) -> None:
    """From 35 on a bisphosphonate is possible."""
    answer = evaluate(ordering(egfr(rate), calcium(), before=()))

    assert isinstance(answer, kind)
    if isinstance(answer, Finding):
        assert answer.indicator is Indicator.INFO


def test_second_line_is_not_said_where_a_bisphosphonate_may_be_hidden() -> None:
    """Dispenses were not sent."""
    gaps = (Gap(Record.MEDICATION_DISPENSES, "was not sent"),)
    hidden = replace(ordering(egfr("80"), calcium(), before=()), gaps=gaps)

    assert isinstance(evaluate(hidden), NotIndicated)


@pytest.mark.parametrize(
    ("days", "gap"), [(210, False), (211, True), (730, True), (731, False)]
)
def test_a_gap_after_the_last_dose(days: int, *, gap: bool) -> None:
    """More than 210 days, told for two years."""
    answer = evaluate(chart(taken=(given(days),)))

    assert isinstance(answer, DenosumabGap if gap else NotIndicated)
    if isinstance(answer, DenosumabGap):
        assert answer.indicator is Indicator.WARNING
        assert answer.days_ago == days


def test_the_last_dose_counts() -> None:
    """An older one does not make a gap."""
    assert isinstance(evaluate(chart(taken=(given(400), given(100)))), NotIndicated)


def test_an_active_order_does_not_hide_a_missed_dose() -> None:
    """The injection is late all the same."""
    order = medication(DENOSUMAB, ago(800))

    assert isinstance(evaluate(chart(taken=(order, given(300)))), DenosumabGap)


def test_what_followed_closes_the_gap() -> None:
    """A bisphosphonate begun later; one of before does not."""
    after = evaluate(chart(taken=(given(300), given(200, ZOLEDRONATE))))
    before = evaluate(chart(taken=(given(300), given(500, ZOLEDRONATE))))

    assert isinstance(after, NotIndicated)
    assert isinstance(before, DenosumabGap)


def test_an_opened_chart_warns_while_it_works() -> None:
    """Low calcium and poor kidneys, not its place or missing results."""
    works = (given(30),)

    assert isinstance(evaluate(chart(calcium("8.0"), taken=works)), CalciumLow)
    assert isinstance(evaluate(chart(egfr("20"), taken=works)), AdvancedKidneyDisease)
    assert isinstance(evaluate(chart(taken=works)), NotIndicated)


def test_an_opened_chart_offers_no_removal() -> None:
    """There is no draft."""
    answer = evaluate(chart(egfr("20"), taken=(given(30),)))

    assert isinstance(answer, AdvancedKidneyDisease)
    assert not any(isinstance(each, RemoveDraft) for each in answer.proposals)


def test_laboratory_results_not_sent_are_asked_about_when_ordering() -> None:
    """And say nothing when a chart is opened."""
    gaps = (Gap(Record.LABS, "was not sent"),)
    order = replace(ordering(), gaps=gaps)
    view = replace(chart(taken=(given(30),)), gaps=gaps)

    assert isinstance(evaluate(order), InsufficientData)
    assert isinstance(evaluate(view), NotIndicated)


def test_whom_it_concerns() -> None:
    """Mastocytosis confirmed or possible; adults; this call's denosumab."""
    poor = ordering(egfr("20"))
    maybe = diagnosis(Disease.MONOCLONAL_MCAS)
    unread = replace(poor, diagnoses=(), gaps=(Gap(Record.CONDITIONS, "was not sent"),))
    view = replace(unread, hook=Hook.PATIENT_VIEW, medications=(given(30),))

    assert isinstance(evaluate(replace(poor, diagnoses=())), NotIndicated)
    assert isinstance(
        evaluate(replace(poor, diagnoses=(maybe,))), AdvancedKidneyDisease
    )
    assert isinstance(evaluate(unread), InsufficientData)
    assert isinstance(evaluate(view), NotIndicated)
    assert isinstance(evaluate(replace(poor, patient=CHILD)), InsufficientData)
    assert isinstance(evaluate(replace(poor, drafts=())), NotIndicated)
    assert isinstance(evaluate(replace(poor, hook=Hook.APPOINTMENT_BOOK)), NotIndicated)
