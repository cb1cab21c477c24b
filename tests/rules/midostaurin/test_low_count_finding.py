"""What an interruption card offers and names beside its low count."""

import pytest
from charts import ASM, MCL, Hook, draft, lab, medication, mg, on
from mido_charts import ANC, BEFORE, HB, MIDO, TAKING, chart, on_treatment

from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.low_count import (
    BelowUsual,
    BelowUsualUnknownBaseline,
    LowBaselineAllows,
    LowCount,
)
from cds_service.clinical.medication import Drug, MedicationKind
from cds_service.clinical.outcome import Outcome
from cds_service.clinical.proposal import AddTask, HoldOrder, RemoveDraft
from cds_service.clinical.record import Unread
from cds_service.frozen import replace
from cds_service.rules.midostaurin import mido_anc_interrupt, mido_hemoglobin_interrupt

evaluate = mido_anc_interrupt.evaluate


def low(answer: Outcome) -> LowCount:
    """Return the answer as the finding that it must be."""
    assert isinstance(answer, LowCount)
    return answer


def test_another_result_of_the_same_time_is_named() -> None:
    """The lower one of two gives the card its number, the other stands beside it."""
    higher = lab(ANC, "1.4", reference="Observation/other")
    found = low(evaluate(chart(lab(ANC, "0.8"), higher, lab(ANC, "2.0", BEFORE))))

    assert found.count == lab(ANC, "0.8")
    assert found.others == (higher,)
    assert higher in found.used


@pytest.mark.parametrize(
    ("day", "due"), [("2025-12-17", 1), ("2025-12-16", 0), ("2025-12-15", None)]
)
def test_the_task_is_due_21_days_after_the_first_low_count(
    day: str, due: int | None
) -> None:
    """Not after the newest one; a day that has passed is left out."""
    facts = chart(lab(ANC, "0.8"), lab(ANC, "0.9", day), lab(ANC, "2.0", BEFORE))
    tasks = [
        each for each in low(evaluate(facts)).proposals if isinstance(each, AddTask)
    ]
    assert [each.due_days for each in tasks] == ([] if due is None else [due])


def test_order_hooks_offer_to_take_the_draft_back() -> None:
    """The same words as the resume rule; nothing of it on patient-view."""
    answer = low(evaluate(on_treatment(ANC, "0.8", "2.0", Hook.ORDER_SIGN)))
    taken_back = [each for each in answer.proposals if isinstance(each, RemoveDraft)]
    assert taken_back == [
        RemoveDraft(
            "Wait: take the midostaurin order back",
            "MedicationRequest/draft-midostaurin",
        )
    ]
    view = low(evaluate(on_treatment(ANC, "0.8", "2.0")))
    assert not [each for each in view.proposals if isinstance(each, RemoveDraft)]


def test_two_orders_are_told_apart() -> None:
    """By dose and day, so that no two proposals have one name."""
    other = medication(MIDO, "2025-12-20", dose=mg("50"))
    facts = chart(
        lab(ANC, "0.8"),
        lab(ANC, "2.0", BEFORE),
        taken=(TAKING, other),
        hook=Hook.ORDER_SIGN,
        drafts=(draft(MIDO, mg("50"), "a"), draft(MIDO, mg("25"), "b")),
    )
    answer = low(evaluate(facts))
    offered = [
        each.label
        for each in answer.proposals
        if isinstance(each, HoldOrder | RemoveDraft)
    ]
    assert sorted(offered) == [
        "Put midostaurin on hold (100 mg of 2025-12-01)",
        "Put midostaurin on hold (50 mg of 2025-12-20)",
        "Wait: take the midostaurin order back (25 mg)",
        "Wait: take the midostaurin order back (50 mg)",
    ]


@pytest.mark.parametrize("count", ["7.9", "6.4", "5.0"])
def test_haemoglobin_with_unknown_baseline_is_always_conditional(count: str) -> None:
    """6.5 is our own number, so it settles nothing."""
    answer = mido_hemoglobin_interrupt.evaluate(on_treatment(HB, count))
    assert type(answer) is BelowUsualUnknownBaseline


def test_information_carries_the_baseline_and_its_doubts() -> None:
    """An old baseline beside another drug, and an assumed first dose."""
    hydroxyurea = medication(Drug.OTHER_CYTOREDUCTIVE, "2025-09-01")
    facts = chart(
        lab(ANC, "0.8"), lab(ANC, "1.2", "2025-10-05"), taken=(TAKING, hydroxyurea)
    )
    answer = low(evaluate(facts))
    assert type(answer) is LowBaselineAllows
    assert answer.missing[-3:] == (
        "a baseline of the last weeks (taken 60 days before the first dose)",
        "a baseline without treatment (another drug or a transfusion came before)",
        "the day of the first dose (assumed 2025-12-04, from an order)",
    )
    assert hydroxyurea in answer.used
    assert mido_anc_interrupt.RULE.texts[LowBaselineAllows].summary == (
        "Recheck the count: {count}; baseline {baseline.value}, interrupt below"
        " {reduced}"
    )


def test_an_order_long_before_the_first_dose_is_told() -> None:
    """The baseline may then be one of treatment: its day stands on the card."""
    order = medication(MIDO, "2025-10-01")
    handed_over = medication(MIDO, "2025-12-10", kind=MedicationKind.DISPENSE)
    counts = (lab(ANC, "0.8"), lab(ANC, "2.0", BEFORE))

    found = low(evaluate(chart(*counts, taken=(handed_over, order))))

    assert found.earlier_order == on("2025-10-01")
    assert low(evaluate(chart(*counts))).earlier_order is None


def test_a_transfusion_before_the_baseline_is_among_the_data() -> None:
    """It labels the baseline."""
    given = Event("Procedure/t", EventKind.TRANSFUSION, "red cells", on("2025-11-24"))
    facts = replace(on_treatment(HB, "7.9", "10.1"), events=(given,))
    assert given in low(mido_hemoglobin_interrupt.evaluate(facts)).used


def test_a_withdrawn_newer_result_is_named() -> None:
    """Newer than the low count; an older one is no matter."""
    gone = Unread(
        "Observation/w",
        ANC,
        "entered in error",
        taken=on("2026-01-06"),
        status_only=True,
    )
    facts = on_treatment(ANC, "0.8", "2.0")
    phrase = "a newer ANC that was withdrawn by the laboratory"
    assert phrase in low(evaluate(replace(facts, unread=(gone,)))).missing
    older = replace(gone, taken=on("2026-01-04"))
    assert phrase not in low(evaluate(replace(facts, unread=(older,)))).missing


def test_an_unverified_mast_cell_leukaemia_lowers_no_card() -> None:
    """The label's threshold holds, and the doubt is named."""
    unsure = replace(MCL, unverified_code=True)
    answer = evaluate(on_treatment(ANC, "0.8", "2.0", diagnoses=(unsure,)))
    assert isinstance(answer, BelowUsual)
    assert any("unverified" in phrase for phrase in answer.missing)


def test_an_unverified_subtype_is_said_beside_a_low_count() -> None:
    """Whichever it is; a verified code says nothing."""
    phrase = "a verified code (the subtype rests on an unverified one)"
    unsure = replace(ASM, unverified_code=True)
    answer = low(evaluate(on_treatment(ANC, "0.8", "2.0", diagnoses=(unsure,))))
    assert phrase in answer.missing
    sure = low(evaluate(on_treatment(ANC, "0.8", "2.0", diagnoses=(ASM,))))
    assert phrase not in sure.missing


@pytest.mark.parametrize(("count", "fever"), [("0.49", True), ("0.5", False)])
def test_fever_is_spoken_of_where_the_count_may_be_below_a_half(
    count: str, *, fever: bool
) -> None:
    """At 0.5 the sentence has no place."""
    answer = low(evaluate(on_treatment(ANC, count, "2.0")))
    assert (answer.severe is not None) is fever
