"""What is a baseline and what is none, and what is offered."""

import pytest
from charts import medication, on
from mido_charts import ANC, MIDO, TAKING, backwards, chart, held
from mido_starts import ago, born, counts, start

from cds_service.clinical.before_start_findings import BaselineAgeing, BaselineMissing
from cds_service.clinical.lab import ResultStatus
from cds_service.clinical.medication import MedicationStatus
from cds_service.clinical.outcome import Indicator, InsufficientData, NotIndicated
from cds_service.clinical.proposal import OrderTest, TestOrder
from cds_service.clinical.record import Gap, Record, Unread
from cds_service.frozen import replace
from cds_service.rules.midostaurin.mido_baseline_missing import evaluate


def test_preliminary_and_unread_counts_are_no_baseline() -> None:
    """Both are asked for again; the unread one is named."""
    anc, plt, hb = counts()
    early = replace(anc, status=ResultStatus.PRELIMINARY)
    assert isinstance(evaluate(start(early, plt, hb)), BaselineMissing)
    unread = Unread("Observation/u", ANC, "no unit", "3000", on(ago(1)))
    answer = evaluate(replace(start(plt, hb), unread=(unread,)))
    assert isinstance(answer, BaselineMissing)
    assert answer.unread == (unread,)


@pytest.mark.parametrize(
    "taken",
    [TAKING, held(), medication(MIDO, "2024-01-01", status=MedicationStatus.STOPPED)],
)
def test_a_course_on_record_is_no_first_start(taken: object) -> None:
    """The original baseline is kept, so nothing is asked here."""
    assert isinstance(taken, type(TAKING))
    made = replace(start(), medications=(taken,))
    assert isinstance(evaluate(made), NotIndicated)


def test_records_not_read_in_full_are_insufficient() -> None:
    """Neither a missing count nor a missing course may be concluded from a gap."""
    labs = Gap(Record.LABS, "not sent")
    assert isinstance(evaluate(replace(start(), gaps=(labs,))), InsufficientData)
    full = replace(start(*counts()), gaps=(labs,))
    assert isinstance(evaluate(full), NotIndicated)
    orders = Gap(Record.MEDICATION_ORDERS, "not sent")
    assert isinstance(evaluate(replace(start(), gaps=(orders,))), InsufficientData)


def test_only_what_is_missing_is_offered() -> None:
    """One test per thing that is missing."""
    answer = evaluate(start(chemistry=40, pregnancy=None))
    assert isinstance(answer, BaselineMissing)
    assert answer.indicator is Indicator.WARNING
    tests = [each.test for each in answer.proposals if isinstance(each, OrderTest)]
    assert tests == [
        TestOrder.CBC_WITH_DIFFERENTIAL,
        TestOrder.METABOLIC_PANEL,
        TestOrder.PREGNANCY_TEST,
    ]
    ageing = evaluate(start(*counts(20)))
    assert isinstance(ageing, BaselineAgeing)
    assert ageing.indicator is Indicator.INFO
    assert ageing.missing == ()
    unknown = evaluate(born(start(*counts(20), pregnancy=None), None))
    assert isinstance(unknown, BaselineAgeing)
    assert unknown.missing


def test_silent_outside_order_hooks_and_for_any_order_of_facts() -> None:
    """Patient-view has no draft; the same facts backwards answer the same."""
    assert isinstance(evaluate(chart(taken=())), NotIndicated)
    facts = start(*counts(20))
    assert evaluate(facts) == evaluate(backwards(facts))
