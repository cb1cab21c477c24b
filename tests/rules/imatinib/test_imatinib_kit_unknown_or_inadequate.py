"""Imatinib while nobody knows about KIT D816V: every such state warns."""

from datetime import date
from itertools import permutations

import pytest
from charts import ADULT, SM, Hook, diagnosis
from kit_charts import (
    ADEQUATE,
    FUSED,
    INADEQUATE,
    INDETERMINATE,
    OTHER_EXON17,
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
from cds_service.clinical.imatinib_findings import (
    NoResult,
    ResultInadequate,
    ResultPending,
    ResultUnclear,
    ResultUnread,
)
from cds_service.clinical.lab import ResultStatus
from cds_service.clinical.outcome import (
    Finding,
    Indicator,
    InsufficientData,
    NotIndicated,
)
from cds_service.clinical.proposal import AddTask, OrderTest, RemoveDraft
from cds_service.clinical.record import Gap, Record, Topic, Unread
from cds_service.clinical.variant import KitResult
from cds_service.frozen import replace
from cds_service.rules.imatinib.imatinib_kit_unknown_or_inadequate import evaluate


def finding(chart: Chart) -> Finding:
    """Return the finding of a chart that has one."""
    answer = evaluate(chart)
    assert isinstance(answer, Finding)
    return answer


@pytest.mark.parametrize(
    ("kit", "expected"),
    [
        ((), NoResult),
        ((UNCLEAR,), ResultUnclear),
        ((OTHER_VARIANT,), ResultUnclear),
        ((INADEQUATE,), ResultInadequate),
        ((UNVERIFIED,), ResultInadequate),
        ((INDETERMINATE,), ResultInadequate),
        ((PENDING,), ResultPending),
        ((replace(ADEQUATE, status=ResultStatus.PRELIMINARY),), ResultPending),
    ],
)
def test_every_open_state_warns(
    kit: tuple[KitResult, ...], expected: type[NoResult]
) -> None:
    """T24: unknown, inadequate, unverified, indeterminate and pending all warn."""
    answer = finding(kit_chart(*kit))

    assert type(answer) is expected
    assert answer.indicator is Indicator.WARNING


@pytest.mark.parametrize("kit", [(POSITIVE,), (OTHER_EXON17,), (ADEQUATE,)])
def test_settled_states_are_silent(kit: tuple[KitResult, ...]) -> None:
    """What is settled is for other rules."""
    assert isinstance(evaluate(kit_chart(*kit)), NotIndicated)


def test_fusion_exempts() -> None:
    """Decision 15: with FIP1L1-PDGFRA imatinib is right whatever KIT is."""
    assert isinstance(evaluate(kit_chart(fusions=(FUSED,))), NotIndicated)


def test_offers_the_test_unless_it_is_awaited() -> None:
    """A test is offered once; when one is awaited, the laboratory is asked."""
    order = Event("ServiceRequest/1", EventKind.KIT_TEST_ORDERED, "KIT D816V")
    awaited = replace(kit_chart(), events=(order,))

    open_kinds = [type(each) for each in finding(kit_chart()).proposals]
    awaited_kinds = [type(each) for each in finding(awaited).proposals]

    assert open_kinds == [OrderTest, RemoveDraft]
    assert awaited_kinds == [AddTask, RemoveDraft]
    assert type(finding(awaited)) is ResultPending


def test_population_age_and_other_indication() -> None:
    """Less sure patients get a note; children an admission; others nothing."""
    child = replace(ADULT, born_from=date(2015, 1, 1), born_to=date(2015, 1, 1))
    nobody_knows = replace(ADULT, born_from=None, born_to=None)
    possible = kit_chart(diagnoses=(diagnosis(Disease.MONOCLONAL_MCAS),))
    leukaemia = diagnosis(Disease.CHRONIC_MYELOID_LEUKEMIA)

    assert finding(possible).indicator is Indicator.INFO
    assert finding(kit_chart(diagnoses=(SM, leukaemia))).indicator is Indicator.INFO
    assert isinstance(evaluate(replace(kit_chart(), patient=child)), InsufficientData)
    unknown = finding(replace(kit_chart(), patient=nobody_knows))
    assert any("age" in phrase for phrase in unknown.missing)
    assert isinstance(evaluate(kit_chart(diagnoses=())), NotIndicated)


def test_names_what_was_not_read() -> None:
    """A gap in the genetic record is named, since a result may be in it."""
    gap = Gap(Record.GENETICS, "the server refused")
    answer = finding(replace(kit_chart(), gaps=(gap,)))

    assert "genetic results the server refused" in answer.missing
    assert type(answer) is ResultUnread


@pytest.mark.parametrize(
    ("about", "withdrawn", "expected"),
    [
        (Topic.KIT, False, ResultUnread),
        (Topic.UNKNOWN, False, ResultUnread),
        (Topic.KIT, True, NoResult),
        (Topic.FUSION, False, NoResult),
    ],
)
def test_claims_no_result_only_where_all_was_read(
    about: Topic, withdrawn: bool, expected: type[NoResult]
) -> None:
    """Beside an unread report on KIT nobody knows that there is no result."""
    report = Unread("DiagnosticReport/1", about, "a file", status_only=withdrawn)
    answer = finding(replace(kit_chart(), unread=(report,)))

    assert type(answer) is expected
    assert answer.indicator is Indicator.WARNING


def test_an_unclear_result_is_shown_beside_an_unread_one() -> None:
    """What can be quoted says more than that something could not be read."""
    report = Unread("DiagnosticReport/1", Topic.KIT, "a file")
    answer = finding(replace(kit_chart(UNCLEAR), unread=(report,)))

    assert type(answer) is ResultUnclear


def test_silent_when_the_record_is_opened() -> None:
    """It is about an order."""
    assert isinstance(evaluate(kit_chart(hook=Hook.PATIENT_VIEW)), NotIndicated)


def test_order_of_facts_changes_nothing() -> None:
    """The same results in any order give the same finding."""
    results = (INADEQUATE, UNVERIFIED, UNCLEAR, INDETERMINATE)
    answers = {repr(evaluate(kit_chart(*each))) for each in permutations(results)}

    assert len(answers) == 1
