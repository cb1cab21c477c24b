"""Resuming after low counts: recovered first, then the lower dose."""

import pytest
from charts import Hook, draft, lab, mg, on
from mido_charts import ANC, HB, MIDO, PLT, TAKING, backwards, chart, held

from cds_service.clinical.chart import Chart
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.lab import Lab, ResultStatus
from cds_service.clinical.medication import Dose, MedicationStatus
from cds_service.clinical.outcome import Indicator, InsufficientData, NotIndicated
from cds_service.clinical.proposal import ChangeDose, OrderTest, RemoveDraft
from cds_service.clinical.record import Gap, Record, Unread
from cds_service.clinical.resuming import (
    AboveResumeDose,
    AboveResumeDoseAfterLow,
    NotRecovered,
    RecoveryUnproven,
    RecoveryUnprovenByNewest,
)
from cds_service.frozen import replace
from cds_service.rules.midostaurin.mido_resume_step import evaluate

LOW = lab(ANC, "0.6", "2025-12-20")


def ordering(
    *labs: Lab, dose: Dose | None = None, reason: str = "neutropenia"
) -> Chart:
    """Return a chart of a new order after a hold."""
    return chart(
        *labs,
        hook=Hook.ORDER_SIGN,
        taken=(held(reason),),
        drafts=(draft(MIDO, dose or mg("100")),),
    )


def test_t18_a_full_dose_after_recovery_warns() -> None:
    """ANC 1.0 and platelets 50 have recovered; the order is too high."""
    answer = evaluate(ordering(lab(ANC, "1.0"), lab(PLT, "50"), LOW))
    assert isinstance(answer, AboveResumeDose)
    assert answer.indicator is Indicator.WARNING
    change, count = answer.proposals
    assert isinstance(change, ChangeDose)
    assert (int(change.mg_per_take), change.takes_per_day) == (50, 2)
    assert change.with_food
    assert isinstance(count, OrderTest)
    assert count.repeat_days == 7


def test_t19_a_low_count_is_not_recovered() -> None:
    """Platelets 48 are below 50, at any dose."""
    answer = evaluate(ordering(lab(ANC, "1.0"), lab(PLT, "48"), dose=mg("50")))
    assert isinstance(answer, NotRecovered)
    assert answer.indicator is Indicator.WARNING
    assert isinstance(answer.proposals[0], RemoveDraft)


@pytest.mark.parametrize(
    ("anc", "plt", "hb", "recovered"),
    [
        ("0.99", "50", None, False),
        ("1.0", "49", None, False),
        ("1.0", "50", "7.9", False),
        ("1.0", "50", "8.0", True),
        ("1.0", "50", None, True),
    ],
)
def test_all_three_lines_must_have_recovered(
    anc: str, plt: str, hb: str | None, *, recovered: bool
) -> None:
    """1.0, 50 and 8.0 are enough, and nothing below them."""
    labs = [lab(ANC, anc), lab(PLT, plt), *([lab(HB, hb)] if hb else [])]
    answer = evaluate(ordering(*labs, dose=mg("50")))
    assert isinstance(answer, NotIndicated if recovered else NotRecovered)


@pytest.mark.parametrize("per_take", ["50", "25"])
def test_the_lower_dose_after_recovery_is_silent(per_take: str) -> None:
    """50 mg twice daily, or less, is what the label asks for."""
    answer = evaluate(ordering(lab(ANC, "1.0"), lab(PLT, "50"), dose=mg(per_take)))
    assert isinstance(answer, NotIndicated)


def test_just_above_the_lower_dose_warns() -> None:
    """75 mg twice daily is above it."""
    answer = evaluate(ordering(lab(ANC, "1.0"), lab(PLT, "50"), dose=mg("75")))
    assert isinstance(answer, AboveResumeDose)


def test_an_unreadable_dose_is_insufficient() -> None:
    """The rule concerns the patient and cannot decide."""
    facts = ordering(lab(ANC, "1.0"), lab(PLT, "50"), dose=Dose(text="as told"))
    assert isinstance(evaluate(facts), InsufficientData)


def test_no_count_after_the_hold_is_unproven() -> None:
    """Without a count nobody knows of a recovery."""
    answer = evaluate(ordering(LOW))
    assert isinstance(answer, RecoveryUnproven)
    assert answer.counts == (ANC, PLT)
    assert answer.last_low == LOW


@pytest.mark.parametrize(
    ("day", "proven"), [("2025-12-30", True), ("2025-12-29", False)]
)
def test_a_count_proves_recovery_for_seven_days(day: str, *, proven: bool) -> None:
    """Day 7 still counts, day 8 does not."""
    facts = ordering(lab(ANC, "1.0", day), lab(PLT, "50", day), LOW, dose=mg("50"))
    assert isinstance(evaluate(facts), NotIndicated if proven else RecoveryUnproven)


def test_one_transfusion_is_named_once() -> None:
    """Before platelets and haemoglobin, and under two ids of one day."""
    given = Event("Procedure/t", EventKind.TRANSFUSION, "platelets", on("2026-01-01"))
    twice = replace(given, reference="Procedure/u")
    counts = lab(ANC, "1.0"), lab(PLT, "50"), lab(HB, "8.0")
    for events in ((given,), (given, twice)):
        answer = evaluate(replace(ordering(*counts), events=events))
        assert isinstance(answer, RecoveryUnproven)
        assert answer.transfusions == events[-1:]


def test_preliminary_hidden_and_transfused_counts_prove_nothing() -> None:
    """Each leaves recovery unproven."""
    anc, plt = lab(ANC, "1.0"), lab(PLT, "50")
    early = replace(anc, status=ResultStatus.PRELIMINARY)
    assert isinstance(evaluate(ordering(early, plt)), RecoveryUnproven)
    given = Event("Procedure/t", EventKind.TRANSFUSION, "platelets", on("2026-01-01"))
    transfused = evaluate(replace(ordering(anc, plt), events=(given,)))
    assert isinstance(transfused, RecoveryUnproven)
    assert transfused.transfusions == (given,)
    unread = Unread("Observation/u", ANC, "no unit", "900", on("2026-01-06"))
    hidden = evaluate(replace(ordering(anc, plt), unread=(unread,)))
    assert isinstance(hidden, RecoveryUnproven)
    gap = Gap(Record.LABS, "not sent")
    missing = evaluate(replace(ordering(anc, plt), gaps=(gap,)))
    assert isinstance(missing, RecoveryUnproven)


@pytest.mark.parametrize(
    ("day", "speaks"), [("2025-10-08", True), ("2025-10-07", False)]
)
def test_an_interruption_is_remembered_for_90_days(day: str, *, speaks: bool) -> None:
    """Counted from the last low count: day 90 speaks, day 91 does not."""
    facts = chart(
        lab(ANC, "0.6", day),
        lab(ANC, "2.0"),
        lab(PLT, "150"),
        hook=Hook.ORDER_SELECT,
        taken=(held("", starts="2025-06-01"),),
    )
    assert isinstance(evaluate(facts), AboveResumeDose if speaks else NotIndicated)


def test_a_hold_by_words_alone_counts_from_the_order() -> None:
    """Without a low count the day of the order is all there is."""
    facts = ordering(lab(ANC, "2.0"), lab(PLT, "150"))
    assert isinstance(evaluate(facts), AboveResumeDose)
    old = replace(facts, medications=(held(starts="2025-06-01"),))
    assert isinstance(evaluate(old), InsufficientData)
    stopped = held(starts="2025-06-01", status=MedicationStatus.STOPPED)
    long_past = replace(facts, medications=(stopped,))
    assert isinstance(evaluate(long_past), NotIndicated)


@pytest.mark.parametrize("reason", ["", "nausea", "not for cytopenia"])
def test_another_reason_without_low_counts_is_silent(reason: str) -> None:
    """Held for something else, this rule says nothing."""
    facts = ordering(lab(ANC, "2.0"), lab(PLT, "150"), reason=reason)
    assert isinstance(evaluate(facts), NotIndicated)


def test_a_patient_who_takes_it_is_left_to_the_interruption_rules() -> None:
    """An active order is no restart."""
    facts = chart(lab(ANC, "0.3"), hook=Hook.ORDER_SIGN, taken=(TAKING, held()))
    assert isinstance(evaluate(facts), NotIndicated)


def test_the_order_of_facts_does_not_matter() -> None:
    """The same facts backwards give the same answer."""
    facts = ordering(lab(ANC, "1.0"), lab(PLT, "50"), LOW)
    assert evaluate(facts) == evaluate(backwards(facts))


def test_the_summary_names_the_count_that_says_so() -> None:
    """The newest count where recovery is unproven, the last low one where it is."""
    old = lab(ANC, "1.2", "2025-12-28")
    unproven = evaluate(ordering(old, lab(PLT, "150"), LOW))
    assert isinstance(unproven, RecoveryUnprovenByNewest)
    assert unproven.newest == old
    assert old in unproven.used
    assert type(evaluate(ordering(lab(PLT, "150")))) is RecoveryUnproven
    above = evaluate(ordering(lab(ANC, "1.0"), lab(PLT, "50"), LOW))
    assert isinstance(above, AboveResumeDoseAfterLow)
    assert above.last_low == LOW
    by_words = evaluate(ordering(lab(ANC, "1.0"), lab(PLT, "50")))
    assert type(by_words) is AboveResumeDose
