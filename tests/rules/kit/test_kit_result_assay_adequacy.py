"""A negative KIT result that excludes nothing is said to be unknown."""

from datetime import date
from decimal import Decimal

import pytest
from charts import ADULT, Hook, diagnosis, draft, medication, on
from kit_charts import (
    ADEQUATE,
    FUSED,
    INADEQUATE,
    INDETERMINATE,
    OTHER_VARIANT,
    PENDING,
    POSITIVE,
    UNCLEAR,
    UNVERIFIED,
    kit_chart,
)

from cds_service.clinical.chart import Chart
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.kit_adequacy import (
    NotExcluded,
    NotExcludedOnTreatment,
    ResultNotClear,
)
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import Indicator, InsufficientData, NotIndicated
from cds_service.clinical.proposal import AddTask, OrderTest
from cds_service.clinical.record import Gap, Record
from cds_service.clinical.variant import KitResult
from cds_service.frozen import replace
from cds_service.rules.kit.kit_result_assay_adequacy import evaluate


def viewed(*kit: KitResult) -> Chart:
    """Return a chart that is being opened."""
    return kit_chart(*kit, hook=Hook.PATIENT_VIEW)


def chosen(*kit: KitResult) -> Chart:
    """Return a chart in which imatinib is being chosen."""
    return kit_chart(*kit, hook=Hook.ORDER_SELECT)


@pytest.mark.parametrize("result", [INADEQUATE, UNVERIFIED, INDETERMINATE])
def test_note_when_opened_warning_when_relied_upon(result: KitResult) -> None:
    """The same result is a note in the record and a warning behind imatinib."""
    opened, ordered = evaluate(viewed(result)), evaluate(chosen(result))

    assert isinstance(opened, NotExcluded)
    assert isinstance(ordered, NotExcluded)
    assert opened.indicator is Indicator.INFO
    assert ordered.indicator is Indicator.WARNING
    assert [type(each) for each in opened.proposals] == [OrderTest]


@pytest.mark.parametrize(
    ("limit", "speaks"), [("0.0009", False), ("0.001", False), ("0.0011", True)]
)
def test_limit_of_detection(limit: str, *, speaks: bool) -> None:
    """0.1 % is adequate, 0.11 % is not."""
    result = replace(ADEQUATE, limit_of_detection=Decimal(limit))

    assert isinstance(evaluate(viewed(result)), NotExcluded) is speaks


@pytest.mark.parametrize(
    "kit",
    [
        (),
        (ADEQUATE,),
        (POSITIVE,),
        (INADEQUATE, POSITIVE),
        (INADEQUATE, ADEQUATE),
        (PENDING,),
        (OTHER_VARIANT,),
        (UNCLEAR, POSITIVE),
    ],
)
def test_silent_otherwise(kit: tuple[KitResult, ...]) -> None:
    """A positive or an adequate negative makes weak negatives harmless."""
    assert isinstance(evaluate(viewed(*kit)), NotIndicated)


def test_a_result_that_is_not_clear_is_asked_for() -> None:
    """When opened, a result that nobody can read is quoted, as a note."""
    answer = evaluate(viewed(UNCLEAR, OTHER_VARIANT))

    assert isinstance(answer, ResultNotClear)
    assert answer.indicator is Indicator.INFO
    assert answer.results == (UNCLEAR,)
    assert answer.result.quote == "KIT mutation detected"
    (task,) = answer.proposals
    assert task == AddTask(
        "Ask the laboratory to clarify",
        "A KIT result on record could not be read as positive or negative:"
        " please say whether D816V was found.",
    )
    assert isinstance(evaluate(chosen(UNCLEAR)), NotIndicated)


def test_possible_mastocytosis_is_no_reason_to_warn() -> None:
    """Without a confirmed code the order gets a note that says "possible"."""
    possible = (diagnosis(Disease.MONOCLONAL_MCAS),)
    answer = evaluate(replace(chosen(INADEQUATE), diagnoses=possible))

    assert isinstance(answer, NotExcluded)
    assert answer.indicator is Indicator.INFO
    assert any("possible" in phrase for phrase in answer.missing)


def test_treated_sample_is_named() -> None:
    """A negative taken on midostaurin excludes nothing, and the card says why."""
    later = replace(ADEQUATE, taken=on("2025-12-20"))
    chart = replace(
        viewed(later), medications=(medication(Drug.MIDOSTAURIN, "2025-12-01"),)
    )
    answer = evaluate(chart)

    assert type(answer) is NotExcludedOnTreatment
    assert answer.treated == (later,)


def test_no_second_test_is_offered() -> None:
    """While a test is awaited none is offered."""
    order = Event("ServiceRequest/1", EventKind.KIT_TEST_ORDERED, "KIT D816V")
    chart = replace(viewed(replace(INADEQUATE, taken=None)), events=(order,))
    answer = evaluate(chart)

    assert isinstance(answer, NotExcluded)
    assert (answer.proposals, answer.orders) == ((), (order,))


def test_scope() -> None:
    """Who it concerns: adults, known or possible mastocytosis, imatinib chosen."""
    child = replace(ADULT, born_from=date(2015, 1, 1), born_to=date(2015, 1, 1))
    possible = (diagnosis(Disease.MONOCLONAL_MCAS),)
    other = replace(chosen(INADEQUATE), drafts=(draft(Drug.MIDOSTAURIN),))
    fused = replace(chosen(INADEQUATE), fusions=(FUSED,))

    assert isinstance(
        evaluate(replace(viewed(INADEQUATE), diagnoses=possible)), NotExcluded
    )
    for chart in (
        replace(viewed(INADEQUATE), diagnoses=()),
        other,
        fused,
    ):
        assert isinstance(evaluate(chart), NotIndicated)
    minor = replace(viewed(INADEQUATE), patient=child)
    assert isinstance(evaluate(minor), InsufficientData)


def test_asks_when_nothing_could_be_read() -> None:
    """No result, and the genetic record is missing: nobody can say."""
    gap = (Gap(Record.GENETICS, "not sent"),)
    unread = (Gap(Record.CONDITIONS, "not sent"),)

    assert isinstance(evaluate(replace(viewed(), gaps=gap)), InsufficientData)
    assert isinstance(evaluate(replace(viewed(INADEQUATE), gaps=gap)), NotExcluded)
    unknown = replace(viewed(INADEQUATE), gaps=unread, diagnoses=())
    assert isinstance(evaluate(unknown), InsufficientData)
