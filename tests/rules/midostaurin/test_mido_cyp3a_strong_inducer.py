"""A strong CYP3A inducer beside midostaurin."""

from charts import ISM, Hook, diagnosis, draft, medication
from order_charts import CHILD, ordering

from cds_service.clinical.chart import Chart
from cds_service.clinical.diagnosis import Disease, Verification
from cds_service.clinical.medication import Drug, MedicationStatus
from cds_service.clinical.outcome import Indicator, InsufficientData, NotIndicated
from cds_service.clinical.proposal import AddTask, RemoveDraft
from cds_service.clinical.record import Gap, Record
from cds_service.frozen import replace
from cds_service.rules.midostaurin.mido_cyp3a_strong_inducer import (
    Inducer,
    InducerOrdered,
    evaluate,
)

MIDO, STRONG = Drug.MIDOSTAURIN, Drug.STRONG_CYP3A_INDUCER
TAKEN = medication(MIDO, "2025-10-01")
INDUCER = medication(STRONG, "2024-01-01")


def found(chart: Chart) -> Inducer:
    """Return the finding of a chart that has one."""
    answer = evaluate(chart)
    assert isinstance(answer, Inducer)
    return answer


def test_midostaurin_is_started_beside_it() -> None:
    """Critical; the start may be put off, the inducer is never stopped."""
    answer = found(ordering(draft(MIDO), taken=(INDUCER,)))
    assert type(answer) is Inducer
    assert answer.indicator is Indicator.CRITICAL
    assert answer.used == (INDUCER, draft(MIDO))
    ask, put_off = answer.proposals
    assert isinstance(ask, AddTask)
    assert isinstance(put_off, RemoveDraft)
    assert put_off.reference == draft(MIDO).reference


def test_the_inducer_is_ordered() -> None:
    """Only a task: it may be an anticonvulsant."""
    answer = found(ordering(draft(STRONG), taken=(TAKEN,)))
    assert type(answer) is InducerOrdered
    assert answer.indicator is Indicator.CRITICAL
    assert [type(each) for each in answer.proposals] == [AddTask]


def test_a_renewal_is_not_put_off() -> None:
    """Ending midostaurin is no small thing: that is left to the clinician."""
    answer = found(ordering(draft(MIDO), taken=(TAKEN, INDUCER)))
    assert [type(each) for each in answer.proposals] == [AddTask]


def test_a_draft_beside_the_selected_one_counts() -> None:
    """The inducer is written in the same session."""
    made = ordering(draft(MIDO), hook=Hook.ORDER_SELECT)
    assert isinstance(evaluate(replace(made, other_drafts=(draft(STRONG),))), Inducer)


def test_silent() -> None:
    """A moderate inducer, a stopped one, no midostaurin, leukaemia."""
    stopped = medication(STRONG, "2024-01-01", status=MedicationStatus.STOPPED)
    moderate = medication(Drug.MODERATE_CYP3A_INDUCER, "2024-01-01")
    leukemia = (ISM, diagnosis(Disease.ACUTE_MYELOID_LEUKEMIA))
    for made in (
        ordering(draft(MIDO), taken=(moderate,)),
        ordering(draft(MIDO), taken=(stopped,)),
        ordering(draft(STRONG)),
        ordering(draft(STRONG), taken=(TAKEN,), diagnoses=leukemia),
        replace(ordering(taken=(TAKEN, INDUCER)), hook=Hook.PATIENT_VIEW),
    ):
        assert isinstance(evaluate(made), NotIndicated)


def test_possible_mastocytosis_is_a_note() -> None:
    """The doubt is named."""
    possible = diagnosis(
        Disease.SYSTEMIC_MASTOCYTOSIS, verification=Verification.PROVISIONAL
    )
    answer = found(ordering(draft(STRONG), taken=(TAKEN,), diagnoses=(possible,)))
    assert answer.indicator is Indicator.INFO
    assert len(answer.missing) == 1


def test_insufficient() -> None:
    """A child, and records that were not sent."""
    child = ordering(draft(STRONG), taken=(TAKEN,), patient=CHILD)
    assert isinstance(evaluate(child), InsufficientData)
    gap = Gap(Record.MEDICATION_STATEMENTS, "was not sent")
    hidden = replace(ordering(draft(MIDO)), gaps=(gap,))
    assert isinstance(evaluate(hidden), InsufficientData)
