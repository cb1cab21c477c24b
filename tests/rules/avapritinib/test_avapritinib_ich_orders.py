"""Bleeding and avapritinib: orders that add to it, why it was held, old injuries."""

import pytest
from aya_charts import AYA, SIGN, VIEW, chart, ordered, problem, taking
from charts import Hook, draft, medication, on

from cds_service.clinical.avapritinib_bleeding_findings import (
    Bled,
    BledBefore,
    HeldForBleeding,
    Risks,
    ThinnerOrdered,
)
from cds_service.clinical.medication import Drug, MedicationStatus
from cds_service.clinical.outcome import Indicator, InsufficientData, NotIndicated
from cds_service.clinical.problem import Ailment
from cds_service.clinical.proposal import AddTask, RemoveDraft, StopOrder
from cds_service.clinical.record import Unread
from cds_service.frozen import replace
from cds_service.rules.avapritinib.avapritinib_ich import evaluate

TRAUMA = Ailment.TRAUMATIC_INTRACRANIAL_HEMORRHAGE
THINNER = draft(Drug.BLEEDING_RISK)


@pytest.mark.parametrize("hook", [SIGN, Hook.ORDER_SELECT, Hook.MEDICATION_REFILL])
def test_an_anticoagulant_ordered_beside_avapritinib_warns(hook: Hook) -> None:
    """It is never offered to be taken back."""
    answer = evaluate(chart(hook=hook, drafts=(THINNER,), taken=(taking(),)))

    assert type(answer) is ThinnerOrdered
    assert answer.indicator is Indicator.WARNING
    assert answer.thinners == (THINNER,)
    assert answer.avapritinib == (taking(),)
    assert answer.proposals == ()


def test_both_in_one_set_of_orders_warn() -> None:
    """Either of them may lie beside the orders that were selected."""
    both = evaluate(chart(drafts=(ordered(), THINNER)))
    assert type(both) is Risks
    assert both.thinners == (THINNER,)

    aside = replace(chart(drafts=(THINNER,)), other_drafts=(ordered(),))
    other = evaluate(aside)
    assert type(other) is ThinnerOrdered
    assert other.avapritinib == (ordered(),)


@pytest.mark.parametrize(
    "status", [MedicationStatus.ON_HOLD, MedicationStatus.STOPPED, None]
)
def test_no_running_avapritinib_leaves_an_anticoagulant_alone(
    status: MedicationStatus | None,
) -> None:
    """On hold, stopped, or never taken."""
    taken = (medication(AYA, "2025-12-10", status=status),) if status else ()

    assert isinstance(evaluate(chart(drafts=(THINNER,), taken=taken)), NotIndicated)


def test_a_bleed_speaks_when_an_anticoagulant_is_ordered_beside_avapritinib() -> None:
    """What is graver is said first."""
    bled = problem(Ailment.INTRACRANIAL_HEMORRHAGE, began=on("2026-01-04"))
    answer = evaluate(chart(drafts=(THINNER,), taken=(taking(),), problems=(bled,)))

    assert type(answer) is Bled
    assert [type(each) for each in answer.proposals] == [StopOrder, AddTask]


def test_avapritinib_that_could_not_be_read_is_asked_for() -> None:
    """It may be taken beside the anticoagulant that is being ordered."""
    hidden = Unread("MedicationRequest/x", AYA, "no status")
    asked = replace(chart(drafts=(THINNER,)), unread=(hidden,))

    assert isinstance(evaluate(asked), InsufficientData)


@pytest.mark.parametrize(
    ("reason", "level"),
    [
        ("intracranial hemorrhage", Indicator.CRITICAL),
        ("suspected intracranial hemorrhage", Indicator.WARNING),
        ("thrombocytopenia", None),
        ("ICH ruled out", None),
    ],
)
@pytest.mark.parametrize("status", [MedicationStatus.ON_HOLD, MedicationStatus.STOPPED])
def test_the_reason_of_a_hold_may_name_a_bleed(
    reason: str, level: Indicator | None, status: MedicationStatus
) -> None:
    """One that is named speaks against the order, one suspected asks to clear it up."""
    held = replace(medication(AYA, "2025-12-10", status=status), status_reason=reason)
    answer = evaluate(chart(taken=(held,)))

    if level is None:
        assert isinstance(answer, NotIndicated)
    else:
        assert type(answer) is HeldForBleeding
        assert answer.indicator is level
        assert answer.reasons == reason
        assert [type(each) for each in answer.proposals] == [RemoveDraft, AddTask]


@pytest.mark.parametrize(
    ("since", "kind"),
    [
        ("2025-01-04", Bled),
        ("2025-01-05", Bled),
        ("2025-01-06", BledBefore),
        (None, Bled),
    ],
)
def test_an_old_injury_that_bled_on_avapritinib_stops_it(
    since: str | None, kind: type[object]
) -> None:
    """366 days ago: before the first day it is to be weighed, from then on it stops."""
    found = problem(TRAUMA, began=on("2025-01-05"), current=False)
    answer = evaluate(chart(hook=VIEW, taken=(taking(since),), problems=(found,)))

    assert type(answer) is kind


def test_an_old_injury_that_is_not_over_speaks_against_it() -> None:
    """Long back and still on the list of present problems."""
    found = problem(TRAUMA, began=on("2020-01-05"))

    assert type(evaluate(chart(problems=(found,)))) is Bled


def test_the_reasons_of_two_holds_are_both_told() -> None:
    """In the order of the record, and a reason given twice once."""
    whys = ("intracranial hemorrhage", "suspected intracranial hemorrhage")
    held = tuple(
        replace(
            medication(AYA, day, status=MedicationStatus.ON_HOLD),
            status_reason=why,
        )
        for day, why in zip(
            ("2025-12-10", "2025-12-09", "2025-12-08"), (*whys, whys[0]), strict=True
        )
    )
    answer = evaluate(chart(taken=held))

    assert isinstance(answer, HeldForBleeding)
    assert answer.reasons == "; ".join(whys)
