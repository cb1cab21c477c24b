"""A low count that grew old is told first, also when counts are overdue."""

from datetime import timedelta

import pytest
from charts import AS_OF, ASM, MCL, Hook, diagnosis, lab, medication, mg, on
from mido_charts import ANC, MIDO, PLT, backwards, chart, dispense

from cds_service.clinical.chart import Chart
from cds_service.clinical.diagnosis import Diagnosis, Disease
from cds_service.clinical.outcome import Indicator
from cds_service.clinical.overdue_findings import (
    LowNotRepeated,
    LowWithoutLabelNumber,
    Overdue,
)
from cds_service.clinical.record import Gap, Record, Unread
from cds_service.frozen import replace
from cds_service.rules.midostaurin.mido_monitoring_overdue import RULE, evaluate

AML = diagnosis(Disease.ACUTE_MYELOID_LEUKEMIA, Disease.ASSOCIATED_HEMATOLOGIC_NEOPLASM)


def ago(days: int) -> str:
    """Return the day so many days before the chart."""
    return str(AS_OF - timedelta(days=days))


def low(
    days: int,
    hook: Hook = Hook.PATIENT_VIEW,
    diagnoses: tuple[Diagnosis, ...] = (ASM,),
    begun: int = 200,
    baseline: str = "3.0",
) -> Chart:
    """Return a chart whose last ANC was 0.3, and a draft on order hooks."""
    counts = lab(ANC, "0.3", ago(days)), lab(PLT, "200", ago(days))
    before = lab(ANC, baseline, ago(begun + 5))
    taken = (dispense(ago(begun), begun + 30), medication(MIDO, ago(begun - 1)))
    return chart(*counts, before, hook=hook, diagnoses=diagnoses, taken=taken)


@pytest.mark.parametrize(
    ("facts", "due", "level"),
    [
        (low(8, Hook.ORDER_SIGN), None, Indicator.WARNING),
        (low(10, Hook.ORDER_SIGN, begun=20), 7, Indicator.WARNING),
        (low(15, Hook.ORDER_SIGN, begun=20), 7, Indicator.CRITICAL),
        (low(40), 30, Indicator.WARNING),
    ],
)
def test_the_low_count_comes_first(
    facts: Chart, due: int | None, level: Indicator
) -> None:
    """It is told, its age too; that counts are overdue comes second."""
    answer = evaluate(facts)
    assert type(answer) is LowNotRepeated
    assert answer.count.sent == "0.3"
    assert answer.days_ago == (AS_OF - answer.count.taken.day).days
    assert (answer.interval.days if answer.interval else None) == due
    assert answer.indicator is level
    assert evaluate(backwards(facts)) == answer
    assert RULE.texts[LowNotRepeated].summary == (
        "Repeat the CBC: {count} was low, {days_ago} days ago"
    )


def test_what_may_hide_a_newer_count_does_not_hide_the_low_one() -> None:
    """A gap is named in what is missing."""
    gap = Gap(Record.LABS, "was not sent")
    answer = evaluate(replace(low(40), gaps=(gap,)))
    assert isinstance(answer, LowNotRepeated)
    assert answer.missing == ("laboratory results that were not read in full",)


@pytest.mark.parametrize("facts", [low(40, diagnoses=(MCL,)), low(40, baseline="0.4")])
def test_without_a_label_number_none_is_claimed(facts: Chart) -> None:
    """In mast cell leukaemia, and for a baseline of 0.4."""
    answer = evaluate(facts)
    assert isinstance(answer, LowWithoutLabelNumber)
    assert "midostaurin is interrupted" not in "".join(RULE.texts[type(answer)].detail)


def test_a_withdrawn_newer_result_is_named() -> None:
    """Entered in error, and newer than the low count."""
    gone = Unread(
        "Observation/w", ANC, "entered in error", taken=on(ago(3)), status_only=True
    )
    answer = evaluate(replace(low(40), unread=(gone,)))
    assert isinstance(answer, LowNotRepeated)
    assert answer.missing == ("a newer ANC that was withdrawn by the laboratory",)
    older = replace(gone, taken=on(ago(41)))
    before = evaluate(replace(low(40), unread=(older,)))
    assert isinstance(before, LowNotRepeated)
    assert before.missing == ()


def test_the_leukaemia_regimen_has_other_thresholds() -> None:
    """Counts may be overdue; that one was low is not said."""
    facts = low(40, diagnoses=(ASM, AML))
    half = tuple(replace(each, dose=mg("50")) for each in facts.medications)
    assert type(evaluate(replace(facts, medications=half))) is Overdue
