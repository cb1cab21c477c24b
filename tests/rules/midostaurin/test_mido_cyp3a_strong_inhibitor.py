"""A strong CYP3A inhibitor beside midostaurin."""

import pytest
from charts import ISM, SM, Hook, diagnosis, draft, medication
from order_charts import CHILD, ordering

from cds_service.clinical.chart import Chart
from cds_service.clinical.diagnosis import Disease, Verification
from cds_service.clinical.medication import Drug, MedicationStatus
from cds_service.clinical.outcome import Indicator, InsufficientData, NotIndicated
from cds_service.clinical.proposal import AddTask, OrderTest
from cds_service.clinical.record import Gap, Record
from cds_service.frozen import replace
from cds_service.rules.midostaurin.mido_cyp3a_strong_inhibitor import (
    Inhibitor,
    InhibitorAtTheStart,
    ModerateInhibitor,
    evaluate,
)

MIDO, STRONG = Drug.MIDOSTAURIN, Drug.STRONG_CYP3A_INHIBITOR
MODERATE = Drug.MODERATE_CYP3A_INHIBITOR
TAKEN = medication(MIDO, "2025-10-01")
INHIBITOR = medication(STRONG, "2025-12-01")
POSSIBLE = diagnosis(
    Disease.SYSTEMIC_MASTOCYTOSIS, verification=Verification.PROVISIONAL
)
AML = diagnosis(Disease.ACUTE_MYELOID_LEUKEMIA)


def found(chart: Chart) -> Inhibitor:
    """Return the finding of a chart that has one."""
    answer = evaluate(chart)
    assert isinstance(answer, Inhibitor)
    return answer


def test_the_inhibitor_is_ordered() -> None:
    """A warning that names both; counts and a task, never a stop."""
    answer = found(ordering(draft(STRONG), taken=(TAKEN,)))
    assert type(answer) is Inhibitor
    assert answer.indicator is Indicator.WARNING
    assert answer.used == (draft(STRONG), TAKEN)
    assert [type(each) for each in answer.proposals] == [AddTask, OrderTest]


def test_midostaurin_is_started_beside_it() -> None:
    """The first week is the one the label means."""
    answer = found(ordering(draft(MIDO), taken=(INHIBITOR,)))
    assert type(answer) is InhibitorAtTheStart
    assert answer.ours == draft(MIDO)


@pytest.mark.parametrize(
    ("first_order", "kind"),
    [("2025-12-27", InhibitorAtTheStart), ("2025-12-26", Inhibitor)],
)
def test_the_first_week(first_order: str, kind: type) -> None:
    """Seven days after the assumed first dose are in it, eight are not."""
    taken = medication(MIDO, first_order)
    assert type(found(ordering(draft(STRONG), taken=(taken,)))) is kind


def test_an_unknown_start_is_named() -> None:
    """An order without a date."""
    taken = medication(MIDO)
    answer = found(ordering(draft(STRONG), taken=(taken,)))
    assert type(answer) is Inhibitor
    assert answer.missing == ("when midostaurin was begun",)


def test_a_moderate_one_is_a_note() -> None:
    """Nothing is offered; beside a strong one it is not named."""
    answer = found(ordering(draft(MODERATE), taken=(TAKEN,)))
    assert type(answer) is ModerateInhibitor
    assert answer.indicator is Indicator.INFO
    assert answer.proposals == ()
    both = found(ordering(draft(MODERATE), draft(STRONG), taken=(TAKEN,)))
    assert both.inhibitors == (draft(STRONG),)


def test_another_kinase_inhibitor_is_not_told_here() -> None:
    """Imatinib inhibits CYP3A, and two kinase inhibitors are a card of their own."""
    imatinib = draft(Drug.IMATINIB, reference="M/i")
    same = draft(MODERATE, reference="M/i")
    made = ordering(imatinib, same, taken=(TAKEN,))
    assert isinstance(evaluate(made), NotIndicated)


@pytest.mark.parametrize("hook", [Hook.ORDER_SELECT, Hook.MEDICATION_REFILL])
def test_other_order_hooks(hook: Hook) -> None:
    """The same on each of them."""
    assert isinstance(
        evaluate(ordering(draft(STRONG), taken=(TAKEN,), hook=hook)), Inhibitor
    )


@pytest.mark.parametrize(
    "made",
    [
        ordering(draft(Drug.NSAID), taken=(TAKEN, INHIBITOR)),
        ordering(draft(STRONG)),
        ordering(draft(MIDO)),
        ordering(
            draft(STRONG),
            taken=(medication(MIDO, "2025-10-01", status=MedicationStatus.ON_HOLD),),
        ),
        ordering(draft(STRONG), taken=(TAKEN,), diagnoses=(AML,)),
        ordering(draft(STRONG), taken=(TAKEN,), diagnoses=(AML, ISM)),
        ordering(draft(STRONG), taken=(TAKEN,), diagnoses=()),
    ],
)
def test_silent(made: Chart) -> None:
    """Another order, one without the other, on hold, leukaemia, no mastocytosis."""
    assert isinstance(evaluate(made), NotIndicated)


def test_possible_mastocytosis_is_a_note() -> None:
    """Nothing is offered, and the doubt is named."""
    answer = found(ordering(draft(STRONG), taken=(TAKEN,), diagnoses=(POSSIBLE,)))
    assert answer.indicator is Indicator.INFO
    assert answer.proposals == ()
    assert len(answer.missing) == 1


def test_a_child_is_left_to_others() -> None:
    """The sources are about adults."""
    made = ordering(draft(STRONG), taken=(TAKEN,), patient=CHILD)
    assert isinstance(evaluate(made), InsufficientData)


def test_records_that_may_hide_the_partner() -> None:
    """Named when midostaurin is ordered, or an inhibitor where it may be taken."""
    gap = Gap(Record.MEDICATION_ORDERS, "was not sent")
    for drug in (MIDO, STRONG):
        made = replace(ordering(draft(drug)), gaps=(gap,))
        assert isinstance(evaluate(made), InsufficientData)
    indolent = replace(ordering(draft(STRONG), diagnoses=(ISM,)), gaps=(gap,))
    assert isinstance(evaluate(indolent), NotIndicated)
    unnamed = replace(ordering(draft(STRONG), diagnoses=(SM,)), gaps=(gap,))
    assert isinstance(evaluate(unnamed), InsufficientData)


def test_an_unclear_course_is_asked_about() -> None:
    """Whether midostaurin is taken cannot be told."""
    unclear = medication(MIDO, "2025-10-01", status=MedicationStatus.UNKNOWN)
    made = ordering(draft(STRONG), taken=(unclear,))
    assert isinstance(evaluate(made), InsufficientData)


def test_a_problem_list_that_was_not_sent() -> None:
    """A pair is there, and nobody knows of mastocytosis."""
    gap = Gap(Record.CONDITIONS, "was not sent")
    made = replace(ordering(draft(STRONG), taken=(TAKEN,), diagnoses=()), gaps=(gap,))
    assert isinstance(evaluate(made), InsufficientData)
