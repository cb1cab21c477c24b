"""Positive and negative KIT results side by side are told, not averaged."""

from itertools import permutations

import pytest
from charts import Hook, diagnosis, draft, medication, on
from kit_charts import (
    ADEQUATE,
    INADEQUATE,
    POSITIVE,
    UNVERIFIED,
    kit_chart,
)

from cds_service.clinical.chart import Chart
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.lab import ResultStatus
from cds_service.clinical.medication import Drug, MedicationStatus
from cds_service.clinical.outcome import Indicator, InsufficientData, NotIndicated
from cds_service.clinical.record import Gap, Record
from cds_service.clinical.variant import KitResult
from cds_service.frozen import replace
from cds_service.rules.kit.kit_result_conflict import ResultsConflict, evaluate


def viewed(*kit: KitResult) -> Chart:
    """Return a chart that is being opened."""
    return kit_chart(*kit, hook=Hook.PATIENT_VIEW)


@pytest.mark.parametrize("negative", [ADEQUATE, INADEQUATE, UNVERIFIED])
def test_positive_and_negative_warn(negative: KitResult) -> None:
    """Any settled negative beside a positive is told, with both sides."""
    answer = evaluate(viewed(POSITIVE, negative))

    assert isinstance(answer, ResultsConflict)
    assert answer.indicator is Indicator.WARNING
    assert (answer.positives, answer.negatives) == ((POSITIVE,), (negative,))


def test_possible_mastocytosis_gets_a_note() -> None:
    """Without a confirmed code it is a note, and says that all is "possible"."""
    possible = (diagnosis(Disease.MONOCLONAL_MCAS),)
    answer = evaluate(replace(viewed(POSITIVE, ADEQUATE), diagnoses=possible))

    assert isinstance(answer, ResultsConflict)
    assert answer.indicator is Indicator.INFO
    assert any("possible" in phrase for phrase in answer.missing)


@pytest.mark.parametrize("hook", [Hook.ORDER_SELECT, Hook.ORDER_SIGN])
@pytest.mark.parametrize(
    "drug",
    [
        Drug.IMATINIB,
        Drug.MIDOSTAURIN,
        Drug.AVAPRITINIB,
        Drug.DASATINIB,
        Drug.NILOTINIB,
    ],
)
def test_speaks_when_an_inhibitor_is_ordered(hook: Hook, drug: Drug) -> None:
    """Decision 53: at choosing and at signing of any kinase inhibitor."""
    chart = kit_chart(POSITIVE, ADEQUATE, hook=hook, drafts=(draft(drug),))

    assert isinstance(evaluate(chart), ResultsConflict)


def test_silent_about_other_orders() -> None:
    """An epinephrine order is no occasion."""
    chart = kit_chart(POSITIVE, ADEQUATE, drafts=(draft(Drug.EPINEPHRINE_DEVICE),))

    assert isinstance(evaluate(chart), NotIndicated)


@pytest.mark.parametrize(
    "kit",
    [
        (),
        (POSITIVE,),
        (ADEQUATE, INADEQUATE),
        (POSITIVE, replace(ADEQUATE, status=ResultStatus.PRELIMINARY)),
        (
            POSITIVE,
            replace(
                ADEQUATE, reference=POSITIVE.reference, status=ResultStatus.CORRECTED
            ),
        ),
    ],
)
def test_silent_without_contradiction(kit: tuple[KitResult, ...]) -> None:
    """One side alone, a preliminary or a replaced result contradict nothing."""
    assert isinstance(evaluate(viewed(*kit)), NotIndicated)


def test_treated_sample_contradicts_nothing() -> None:
    """A negative on midostaurin is a remission; after it, that must be asked."""
    later = replace(ADEQUATE, taken=on("2025-12-20"))
    on_it = medication(Drug.MIDOSTAURIN, "2025-12-01")
    after = replace(on_it, status=MedicationStatus.STOPPED)

    treated = replace(viewed(POSITIVE, later), medications=(on_it,))
    unsure = evaluate(replace(viewed(POSITIVE, later), medications=(after,)))

    assert isinstance(evaluate(treated), NotIndicated)
    assert isinstance(unsure, ResultsConflict)
    assert unsure.missing


def test_population_and_gaps() -> None:
    """No mastocytosis is silent; what was not read may contradict."""
    gap = (Gap(Record.GENETICS, "not sent"),)
    unread = (Gap(Record.CONDITIONS, "not sent"),)
    both = viewed(POSITIVE, ADEQUATE)

    assert isinstance(evaluate(replace(both, diagnoses=())), NotIndicated)
    unknown = replace(both, diagnoses=(), gaps=unread)
    assert isinstance(evaluate(unknown), InsufficientData)
    assert isinstance(evaluate(replace(viewed(POSITIVE), gaps=gap)), InsufficientData)
    assert isinstance(evaluate(replace(viewed(), gaps=gap)), NotIndicated)


def test_order_of_results_changes_nothing() -> None:
    """The same results in any order give the same finding."""
    results = (POSITIVE, ADEQUATE, INADEQUATE)
    answers = {repr(evaluate(viewed(*each))) for each in permutations(results)}

    assert len(answers) == 1
