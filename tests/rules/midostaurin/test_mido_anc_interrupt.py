"""The neutrophil rule: every row of the table, its boundaries and what is missing."""

import pytest
from charts import AS_OF, ASM, ISM, MCL, SM, Hook, diagnosis, lab
from mido_charts import ANC, BEFORE, TAKING, backwards, chart, held, on_treatment

from cds_service.clinical.diagnosis import Disease, Verification
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
from cds_service.frozen import replace
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
    """A count sent as "<1.0" may be above or below 0.5."""
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
    # The count is of yesterday: 21 days after it.
    assert (task.label[:20], task.due_days) == ("Decide on 2026-01-26", 20)


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
