"""What explains a lower dose of midostaurin, and what does not."""

from datetime import timedelta

import pytest
from charts import AS_OF, draft, lab, medication, mg
from mido_charts import ANC, HB, MIDO, TAKING, backwards, chart, held
from mido_orders import doses, order

from cds_service.clinical.dose_findings import (
    DoseDiffers,
    DoseDiffersAfterLowCounts,
    DoseNotRead,
    DoseNotReadAfterLowCounts,
    FoodNotSaid,
)
from cds_service.clinical.medication import Dose, Medication, MedicationStatus
from cds_service.clinical.outcome import Finding, NotIndicated
from cds_service.frozen import replace
from cds_service.rules.midostaurin.mido_dose_check import RULE, evaluate

LONG = medication(MIDO, "2025-06-01", dose=mg("100"), reference="MedicationRequest/l")


@pytest.mark.parametrize(("days", "recent"), [(60, True), (61, False)])
def test_low_counts_of_60_days_explain_the_lower_dose(
    days: int, *, recent: bool
) -> None:
    """Day 60 still does, day 61 does not; 100 mg is then not offered."""
    low = lab(ANC, "0.99", str(AS_OF - timedelta(days=days)))
    half = evaluate(order(mg("50"), low, taken=(LONG,)))
    assert isinstance(half, NotIndicated if recent else DoseDiffers)
    other = evaluate(order(mg("75"), low, taken=(LONG,)))
    kind = DoseDiffersAfterLowCounts if recent else DoseDiffers
    assert isinstance(other, kind)
    assert doses(other) == ([50] if recent else [100, 50])
    assert (low in other.used) is recent


@pytest.mark.parametrize(
    ("day", "explains"), [("2025-12-03", False), ("2025-12-04", True)]
)
def test_a_low_count_before_the_first_dose_explains_nothing(
    day: str, *, explains: bool
) -> None:
    """The order of 2025-12-01 is taken from 2025-12-04; without one nothing counts."""
    low = lab(HB, "7.5", day)
    taken = evaluate(order(mg("50"), low, taken=(TAKING,)))
    assert isinstance(taken, NotIndicated if explains else DoseDiffers)
    never = evaluate(order(mg("75"), low))
    assert isinstance(never, DoseDiffers)
    assert doses(never) == [100, 50]


@pytest.mark.parametrize(
    ("days", "kind"), [(60, DoseNotReadAfterLowCounts), (61, DoseNotRead)]
)
def test_an_unread_dose_after_low_counts_names_the_lower_one(
    days: int, kind: type[Finding]
) -> None:
    """100 mg is not put forward within 60 days of a low count."""
    low = lab(ANC, "0.99", str(AS_OF - timedelta(days=days)))
    answer = evaluate(order(Dose(text="as told"), low, taken=(LONG,)))
    assert type(answer) is kind
    summary = RULE.texts[kind].summary
    assert ("{full_dose}" in summary) is (kind is DoseNotRead)


def test_a_count_that_is_not_low_explains_nothing() -> None:
    """1.0 is not below 1.0."""
    answer = evaluate(order(mg("50"), lab(ANC, "1.0"), taken=(TAKING,)))
    assert isinstance(answer, DoseDiffers)


@pytest.mark.parametrize(
    ("record", "explains"),
    [
        (held("nausea", starts="2025-01-01"), True),
        (held("nausea", "2025-11-07", MedicationStatus.STOPPED), True),
        (held("nausea", "2025-11-06", MedicationStatus.STOPPED), False),
    ],
)
def test_an_interruption_explains_the_lower_dose(
    record: Medication, *, explains: bool
) -> None:
    """A hold that stands, or a stop of the last 60 days, for whatever reason."""
    answer = evaluate(order(mg("50"), taken=(record,)))
    assert isinstance(answer, NotIndicated if explains else DoseDiffers)


def test_the_interruption_is_named_beside_another_dose() -> None:
    """The card on 75 mg shows the hold that may be its reason."""
    record = held("nausea", starts="2025-01-01")
    answer = evaluate(order(mg("75"), taken=(record,)))

    assert isinstance(answer, DoseDiffersAfterLowCounts)
    assert record in answer.used


def test_the_full_dose_after_low_counts_offers_no_full_dose() -> None:
    """Only the resume rule speaks of it; a missing food changes nothing."""
    low = lab(ANC, "0.5", "2025-12-20")
    full = evaluate(order(mg("100"), low, taken=(held(),)))
    assert isinstance(full, NotIndicated)
    food = evaluate(order(mg("100", with_food=None), low, taken=(held(),)))
    assert isinstance(food, FoodNotSaid)
    assert doses(food) == []
    half = evaluate(order(mg("50", with_food=None), low, taken=(held(),)))
    assert isinstance(half, FoodNotSaid)
    assert doses(half) == [50]


def test_without_a_draft_nothing_is_said() -> None:
    """The rule is about orders."""
    assert isinstance(evaluate(chart()), NotIndicated)


def test_the_worst_of_two_drafts_is_shown_in_any_order() -> None:
    """A wrong dose beside a right one is not missed."""
    right, wrong = draft(MIDO, mg("100"), "MedicationRequest/a"), draft(MIDO, mg("50"))
    one = replace(order(mg("100")), drafts=(right, wrong))
    two = replace(order(mg("100")), drafts=(wrong, right))
    assert isinstance(evaluate(one), DoseDiffers)
    assert evaluate(one) == evaluate(two) == evaluate(backwards(one))
