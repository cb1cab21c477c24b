"""The neutrophil rule: every row of the table, its boundaries and what is missing."""

from dataclasses import replace

import pytest
from charts import AS_OF, ASM, ISM, MCL, SM, Hook, diagnosis, lab, on
from mido_charts import ANC, BEFORE, TAKING, backwards, chart, held, on_treatment

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.diagnosis import Disease, Verification
from cds_service.clinical.lab import ResultStatus
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
from cds_service.clinical.outcome import Indicator, InsufficientData, NotIndicated
from cds_service.clinical.proposal import AddTask, HoldOrder, OrderTest
from cds_service.clinical.record import Gap, Record, Unread
from cds_service.rules.midostaurin.mido_anc_interrupt import evaluate

INFO, WARNING, CRITICAL = Indicator.INFO, Indicator.WARNING, Indicator.CRITICAL


@pytest.mark.parametrize(
    ("count", "baseline", "kind", "level"),
    [
        pytest.param("0.99", "2.0", BelowUsual, WARNING, id="t01"),
        pytest.param("0.80", "1.2", LowBaselineAllows, INFO, id="t03"),
        pytest.param("0.49", "0.5", BelowReduced, CRITICAL, id="t04"),
        pytest.param("0.50", "0.5", LowBaselineAllows, INFO, id="t05"),
        pytest.param("0.80", None, BelowUsualUnknownBaseline, WARNING, id="t06"),
        pytest.param("0.40", None, BelowBoth, CRITICAL, id="t07"),
        pytest.param("<0.5", "2.0", BelowUsual, CRITICAL, id="t10"),
        ("0.50", "2.0", BelowUsual, WARNING),
        ("0.49", "2.0", BelowUsual, CRITICAL),
        ("0.99", "1.51", BelowUsual, WARNING),
        ("0.99", "1.5", LowBaselineAllows, INFO),
        ("0.50", None, BelowUsualUnknownBaseline, WARNING),
        ("0.49", None, BelowBoth, CRITICAL),
        ("0.99", None, BelowUsualUnknownBaseline, WARNING),
        ("<1.0", None, BelowUsualUnknownBaseline, WARNING),
        ("<1.0", "2.0", BelowUsual, WARNING),
        ("0.99", "0.49", NoLabelThreshold, INFO),
        ("0.50", "0.49", NoLabelThreshold, INFO),
        ("0.49", "0.49", NoLabelThreshold, WARNING),
        ("0.80", ">1.0", BelowUsualUnknownBaseline, WARNING),
    ],
)
def test_patient_view(
    count: str, baseline: str | None, kind: type[LowCount], level: Indicator
) -> None:
    """Each row of the table answers with its own finding and level."""
    answer = evaluate(on_treatment(ANC, count, baseline))
    assert type(answer) is kind
    assert answer.indicator is level


@pytest.mark.parametrize(
    ("count", "baseline"),
    [
        pytest.param("1.00", "2.0", id="t02"),
        ("1.0", None),
        ("1.0", "0.4"),
        ("1.0", "1.2"),
        (">=1.0", "2.0"),
    ],
)
def test_at_the_threshold_nothing_is_said(count: str, baseline: str | None) -> None:
    """Thresholds are strict: 1.0 is not below 1.0."""
    assert isinstance(evaluate(on_treatment(ANC, count, baseline)), NotIndicated)


def test_t11_a_bound_that_does_not_settle_the_threshold_is_insufficient() -> None:
    """ "<1.0" may be above or below 0.5."""
    assert isinstance(evaluate(on_treatment(ANC, "<1.0", "1.0")), InsufficientData)
    assert isinstance(evaluate(on_treatment(ANC, "<2.0", None)), InsufficientData)


@pytest.mark.parametrize("hook", [Hook.ORDER_SELECT, Hook.ORDER_SIGN])
@pytest.mark.parametrize(
    ("count", "baseline", "level"),
    [
        ("0.99", "2.0", CRITICAL),
        ("0.80", None, CRITICAL),
        ("0.49", "1.0", CRITICAL),
        ("0.80", "1.2", INFO),
        ("0.80", "0.4", INFO),
        ("0.40", "0.4", WARNING),
    ],
)
def test_order_hooks_are_critical_where_the_label_has_a_number(
    hook: Hook, count: str, baseline: str | None, level: Indicator
) -> None:
    """Signing midostaurin below a label threshold is critical; elsewhere as before."""
    answer = evaluate(on_treatment(ANC, count, baseline, hook))
    assert isinstance(answer, LowCount)
    assert answer.indicator is level


@pytest.mark.parametrize("hook", list(Hook))
@pytest.mark.parametrize(
    ("count", "baseline", "kind"),
    [
        pytest.param("0.8", "3.0", LabelExcludesLeukemia, id="t22"),
        pytest.param("0.49", "3.0", LabelExcludesLeukemia, id="t22-below-0.5"),
        ("0.8", None, LabelExcludesLeukemia),
        ("0.49", "1.0", BelowReduced),
        ("0.50", "1.0", LowBaselineAllows),
    ],
)
def test_mast_cell_leukaemia(
    hook: Hook, count: str, baseline: str | None, kind: type[LowCount]
) -> None:
    """In MCL the usual threshold is not the label's, the reduced one is."""
    answer = evaluate(on_treatment(ANC, count, baseline, hook, (MCL,)))
    assert type(answer) is kind
    expected = WARNING if count == "0.49" else INFO
    assert answer.indicator is (CRITICAL if kind is BelowReduced else expected)


def test_contradicting_subtypes_use_the_usual_threshold() -> None:
    """MCL beside ASM is not certain: the threshold that interrupts sooner holds."""
    answer = evaluate(on_treatment(ANC, "0.8", "3.0", diagnoses=(MCL, ASM)))
    assert type(answer) is BelowUsual
    assert any("subtype" in phrase for phrase in answer.missing)


@pytest.mark.parametrize("hook", list(Hook))
def test_t21_leukaemia_without_mastocytosis_is_silent(hook: Hook) -> None:
    """The mastocytosis rules do not judge the leukaemia regimen."""
    aml = diagnosis(Disease.ACUTE_MYELOID_LEUKEMIA)
    for diagnoses in ((aml,), (aml, ISM)):
        answer = evaluate(on_treatment(ANC, "0.1", "2.0", hook, diagnoses))
        assert isinstance(answer, NotIndicated)


def test_unconfirmed_mastocytosis_on_midostaurin_is_insufficient() -> None:
    """A provisional diagnosis is neither yes nor no."""
    possible = diagnosis(
        Disease.SYSTEMIC_MASTOCYTOSIS, verification=Verification.PROVISIONAL
    )
    answer = evaluate(on_treatment(ANC, "0.1", diagnoses=(possible,)))
    assert isinstance(answer, InsufficientData)


def test_no_diagnosis_is_silent() -> None:
    """A patient without mastocytosis gets no noise."""
    assert isinstance(evaluate(on_treatment(ANC, "0.1", diagnoses=())), NotIndicated)


def test_t38_an_entered_in_error_count_alone_is_named() -> None:
    """A withdrawn count interrupts nothing, and its absence is said."""
    withdrawn = Unread(
        "Observation/e",
        ANC,
        "entered in error",
        "0.3",
        on("2026-01-05"),
        status_only=True,
    )
    answer = evaluate(replace(chart(), unread=(withdrawn,)))
    assert isinstance(answer, InsufficientData)
    assert withdrawn in answer.used
    beside = evaluate(replace(on_treatment(ANC, "2.0", "3.0"), unread=(withdrawn,)))
    assert isinstance(beside, NotIndicated)


def test_t09_a_count_without_unit_is_named_unless_a_value_fires() -> None:
    """900 without a unit is unknown; a low value that was read still speaks."""
    unread = Unread("Observation/u", ANC, "no unit", "900", on("2026-01-06"))
    clear = replace(on_treatment(ANC, "2.0", "3.0"), unread=(unread,))
    assert isinstance(evaluate(clear), InsufficientData)
    low = replace(on_treatment(ANC, "0.9", "3.0"), unread=(unread,))
    assert type(evaluate(low)) is BelowUsual


@pytest.mark.parametrize(
    ("taken", "about", "hides"),
    [
        ("2026-01-06", ANC, True),
        ("2026-01-05", ANC, False),
        ("2026-01-04", ANC, False),
        (None, ANC, True),
        ("2026-01-06", Analyte.LEUKOCYTES, True),
        (None, Analyte.LEUKOCYTES, False),
        ("2026-01-06", Analyte.PLATELETS, False),
    ],
)
def test_only_a_newer_unread_count_hides_a_good_one(
    taken: str | None, about: Analyte, *, hides: bool
) -> None:
    """What is older than the newest count that was read does not matter."""
    unread = Unread(
        "Observation/u", about, "no unit", "900", on(taken) if taken else None
    )
    answer = evaluate(replace(on_treatment(ANC, "2.0", "3.0"), unread=(unread,)))
    assert isinstance(answer, InsufficientData if hides else NotIndicated)


@pytest.mark.parametrize(
    ("hook", "level"),
    [(Hook.PATIENT_VIEW, WARNING), (Hook.ORDER_SIGN, WARNING)],
)
def test_t39_a_preliminary_count_raises_one_level_lower(
    hook: Hook, level: Indicator
) -> None:
    """A preliminary 0.3 warns, and does not clear anything."""
    early = lab(ANC, "0.3", status=ResultStatus.PRELIMINARY)
    answer = evaluate(chart(early, lab(ANC, "2.0", BEFORE), hook=hook))
    assert isinstance(answer, BelowUsual)
    assert answer.indicator is level


def test_a_preliminary_count_clears_nothing() -> None:
    """A good preliminary count does not outweigh an older settled low one."""
    early = lab(ANC, "2.0", "2026-01-06", status=ResultStatus.PRELIMINARY)
    low = lab(ANC, "0.8", "2026-01-05")
    answer = evaluate(chart(early, low, lab(ANC, "2.0", BEFORE)))
    assert isinstance(answer, BelowUsual)
    assert answer.count is low
    assert isinstance(evaluate(chart(early)), InsufficientData)


def test_a_count_with_an_inferred_unit_raises_one_level_lower() -> None:
    """T9: a probable 0.9 raises an information card."""
    probable = lab(ANC, "0.9", probable=True)
    answer = evaluate(chart(probable, lab(ANC, "2.0", BEFORE)))
    assert isinstance(answer, BelowUsual)
    assert answer.indicator is INFO


@pytest.mark.parametrize(
    ("day", "hook", "speaks"),
    [
        ("2025-12-30", Hook.ORDER_SIGN, True),
        ("2025-12-29", Hook.ORDER_SIGN, False),
        ("2025-12-09", Hook.PATIENT_VIEW, True),
        ("2025-12-08", Hook.PATIENT_VIEW, False),
    ],
)
def test_an_old_count_is_left_to_the_monitoring_rule(
    day: str, hook: Hook, *, speaks: bool
) -> None:
    """7 days count on order hooks, 28 on patient-view; not one more."""
    answer = evaluate(chart(lab(ANC, "0.8", day), lab(ANC, "2.0", BEFORE), hook=hook))
    assert isinstance(answer, LowCount if speaks else NotIndicated)
    if isinstance(answer, NotIndicated):
        assert "mido-monitoring-overdue" in answer.reason


def test_no_count_at_all_is_insufficient() -> None:
    """On midostaurin the absence of any count is said."""
    assert isinstance(evaluate(chart()), InsufficientData)


def test_a_record_not_read_in_full_never_clears() -> None:
    """A missing part of the laboratory record may hold a newer low count."""
    gap = Gap(Record.LABS, "not sent")
    clear = replace(on_treatment(ANC, "2.0", "3.0"), gaps=(gap,))
    assert isinstance(evaluate(clear), InsufficientData)
    low = replace(on_treatment(ANC, "0.8", "3.0"), gaps=(gap,))
    assert isinstance(evaluate(low), BelowUsual)


def test_on_hold_is_left_to_the_resume_rule() -> None:
    """A patient who does not take it is not asked to interrupt it."""
    low = lab(ANC, "0.3")
    for hook in Hook:
        answer = evaluate(chart(low, taken=(held(),), hook=hook))
        assert isinstance(answer, NotIndicated)


def test_order_hooks_need_a_midostaurin_draft() -> None:
    """Another draft is none of this rule's business."""
    other = chart(lab(ANC, "0.3"), hook=Hook.ORDER_SIGN, drafts=())
    assert isinstance(evaluate(other), NotIndicated)


def test_a_child_is_not_judged_by_adult_thresholds() -> None:
    """Under 18 the rule asks instead of deciding."""
    low = on_treatment(ANC, "0.3", "2.0")
    young = on("2010-01-01").day
    child = replace(low, patient=replace(low.patient, born_from=young, born_to=young))
    assert isinstance(evaluate(child), InsufficientData)


def test_the_proposals_hold_the_order_and_are_one_act_each() -> None:
    """Hold the active order, repeat the count weekly, start the 21-day clock."""
    answer = evaluate(on_treatment(ANC, "0.8", "2.0"))
    assert isinstance(answer, BelowUsual)
    hold, test, task = answer.proposals
    assert isinstance(hold, HoldOrder)
    assert hold.reference == TAKING.reference
    assert isinstance(test, OrderTest)
    assert test.repeat_days == 7
    assert isinstance(task, AddTask)
    assert task.due_days == 21


@pytest.mark.parametrize("hook", list(Hook))
@pytest.mark.parametrize("baseline", ["2.0", "1.2", "0.4", None])
@pytest.mark.parametrize("subtype", [ASM, MCL, SM])
def test_a_lower_count_never_says_less(
    hook: Hook, baseline: str | None, subtype: object
) -> None:
    """The level never falls as the count falls."""
    levels = [Indicator.CRITICAL, Indicator.WARNING, Indicator.INFO, None]
    seen = []
    for count in ("0.01", "0.3", "0.49", "0.5", "0.8", "0.99", "1.0", "1.6"):
        assert subtype in (ASM, MCL, SM)
        diagnoses = tuple(each for each in (ASM, MCL, SM) if each is subtype)
        answer = evaluate(on_treatment(ANC, count, baseline, hook, diagnoses))
        level = answer.indicator if isinstance(answer, LowCount) else None
        seen.append(levels.index(level))
    assert seen == sorted(seen)


def test_the_order_of_facts_does_not_matter() -> None:
    """Two finals of one moment: the lower one counts, whichever comes first."""
    one, two = lab(ANC, "1.2", reference="a"), lab(ANC, "0.9", reference="b")
    facts = chart(
        one, two, lab(ANC, "2.0", BEFORE), taken=(TAKING, held(starts="2025-12-01"))
    )
    assert evaluate(facts) == evaluate(backwards(facts))
    assert isinstance(evaluate(facts), BelowUsual)


def test_the_day_of_the_chart_is_an_argument() -> None:
    """The same facts 28 days later are too old."""
    later = replace(on_treatment(ANC, "0.8", "2.0"), as_of=AS_OF.replace(month=3))
    assert isinstance(evaluate(later), NotIndicated)
