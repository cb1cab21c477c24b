"""An order to go on after a course that is over is judged like a course."""

import pytest
from charts import Hook, lab, medication, mg
from mido_charts import ANC, BEFORE, MIDO, PLT, chart, dispense, held

from cds_service.clinical.chart import Chart
from cds_service.clinical.low_count import BelowUsual
from cds_service.clinical.medication import Medication, MedicationStatus
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.overdue_findings import Overdue
from cds_service.clinical.persistence import LowTooLong
from cds_service.clinical.resuming import NotRecovered
from cds_service.rules.midostaurin import (
    mido_anc_interrupt,
    mido_discontinue_21d,
    mido_monitoring_overdue,
    mido_resume_step,
)

COMPLETED = medication(
    MIDO, "2025-12-01", status=MedicationStatus.COMPLETED, dose=mg("100")
)
OLD = medication(MIDO, "2025-11-01", dose=mg("50"), reference="MedicationRequest/old")


def again(
    *taken: Medication,
    hook: Hook = Hook.ORDER_SIGN,
    anc: str = "0.3",
    day: str = "2026-01-05",
) -> Chart:
    """Return a chart with a count and a baseline of 2."""
    before = "2025-10-25"
    labs = lab(ANC, anc, day), lab(PLT, "200", day), lab(ANC, "2.0", before)
    return chart(*labs, lab(ANC, "2.0", BEFORE), taken=taken, hook=hook)


@pytest.mark.parametrize("taken", [COMPLETED, dispense("2025-11-28")])
def test_a_low_count_speaks_at_a_renewal(taken: Medication) -> None:
    """ANC 0.99 after a completed order or a supply that ran out; 1.0 does not."""
    answer = mido_anc_interrupt.evaluate(again(taken, anc="0.99"))
    assert isinstance(answer, BelowUsual)
    assert answer.indicator is Indicator.CRITICAL
    assert isinstance(
        mido_anc_interrupt.evaluate(again(taken, anc="1.0")), NotIndicated
    )
    view = again(taken, anc="0.3", hook=Hook.PATIENT_VIEW)
    assert isinstance(mido_anc_interrupt.evaluate(view), NotIndicated)


def test_after_a_stop_for_low_counts_the_resume_rule_speaks() -> None:
    """One rule, not two, says that ANC 0.3 is too low to take it again."""
    facts = again(held(status=MedicationStatus.STOPPED))
    assert isinstance(mido_anc_interrupt.evaluate(facts), NotIndicated)
    assert isinstance(mido_monitoring_overdue.evaluate(facts), NotIndicated)
    assert isinstance(mido_resume_step.evaluate(facts), NotRecovered)


def test_old_counts_at_a_renewal_are_asked_for() -> None:
    """36 days without a count after a completed course."""
    answer = mido_monitoring_overdue.evaluate(
        again(COMPLETED, anc="2", day="2025-12-01")
    )
    assert isinstance(answer, Overdue)
    assert answer.last_day.isoformat() == "2025-12-01"


def test_low_for_long_speaks_at_a_renewal() -> None:
    """Low from 2025-12-08 to 2026-01-05: 28 days."""
    low = (lab(ANC, "0.3", f"2025-12-{day}") for day in ("08", "17", "26"))
    facts = chart(
        lab(ANC, "0.3", "2026-01-05"),
        *low,
        lab(ANC, "2.0", BEFORE),
        taken=(COMPLETED,),
        hook=Hook.ORDER_SIGN,
    )
    answer = mido_discontinue_21d.evaluate(facts)
    assert isinstance(answer, LowTooLong)
    assert answer.days == 28


def test_an_order_nobody_closed_keeps_the_count_speaking() -> None:
    """A newer hold is named in what is missing, and the resume rule speaks too."""
    facts = again(OLD, held("neutropenia", "2025-12-20"))
    answer = mido_anc_interrupt.evaluate(facts)
    assert isinstance(answer, BelowUsual)
    assert "whether midostaurin is taken: a record of 2025-12-20 says on-hold" in (
        answer.missing
    )
    assert isinstance(mido_resume_step.evaluate(facts), NotRecovered)
