"""Before the first dose: counts, chemistry, a pregnancy test."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from charts import AS_OF, ASM, Chart, Hook, diagnosis, lab, medication, on
from mido_charts import ANC, HB, MIDO, PLT, TAKING, backwards, chart, held

from cds_service.clinical.before_start_findings import BaselineAgeing, BaselineMissing
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.lab import Lab, ResultStatus
from cds_service.clinical.medication import MedicationStatus
from cds_service.clinical.outcome import Indicator, InsufficientData, NotIndicated
from cds_service.clinical.patient import Sex
from cds_service.clinical.proposal import OrderTest, TestOrder
from cds_service.clinical.record import Gap, Record, Unread
from cds_service.rules.midostaurin.mido_baseline_missing import evaluate


def ago(days: int) -> str:
    """Return the day so many days before the chart."""
    return str(AS_OF - timedelta(days=days))


def counts(days: int = 1) -> tuple[Lab, ...]:
    """Return the three counts of one day."""
    day = ago(days)
    return lab(ANC, "3.0", day), lab(PLT, "200", day), lab(HB, "12", day)


def event(kind: EventKind, days: int, reference: str = "Observation/e") -> Event:
    """Return a test result."""
    result = "negative" if kind is EventKind.PREGNANCY_TEST else ""
    return Event(reference, kind, "a test", on(ago(days)), result)


def start(*labs: Lab, chemistry: int = 1, pregnancy: int | None = 1) -> Chart:
    """Return a chart of a first order for a woman of 35."""
    events = [event(EventKind.CHEMISTRY, chemistry)]
    if pregnancy is not None:
        events.append(event(EventKind.PREGNANCY_TEST, pregnancy))
    made = chart(*labs, hook=Hook.ORDER_SIGN, taken=(), events=tuple(events))
    return born(made, date(1990, 5, 1))


def born(of: Chart, day: date | None) -> Chart:
    """Return the chart with another birth date."""
    return replace(of, patient=replace(of.patient, born_from=day, born_to=day))


def test_everything_there_is_silent() -> None:
    """Nothing to ask for."""
    assert isinstance(evaluate(start(*counts())), NotIndicated)


@pytest.mark.parametrize("days", [1, 20])
def test_what_was_found_is_told_beside_what_lacks(days: int) -> None:
    """Counts that are fresh, and those that are getting old."""
    answer = evaluate(start(*counts(days), pregnancy=None))
    assert isinstance(answer, BaselineMissing)
    assert set(answer.found) >= set(counts(days))
    assert set(answer.used) >= set(counts(days))


@pytest.mark.parametrize(
    ("days", "kind"),
    [
        (14, NotIndicated),
        (15, BaselineAgeing),
        (28, BaselineAgeing),
        (29, BaselineMissing),
    ],
)
def test_counts_grow_old(days: int, kind: type) -> None:
    """14 days are fresh, 28 still a baseline, 29 are missing."""
    answer = evaluate(start(*counts(days)))
    assert isinstance(answer, kind)
    if isinstance(answer, BaselineMissing):
        assert answer.lacking == (ANC, PLT, HB)
        assert len(answer.old) == 3


@pytest.mark.parametrize(("days", "there"), [(28, True), (29, False)])
def test_chemistry_of_28_days(days: int, *, there: bool) -> None:
    """Day 28 counts, day 29 does not."""
    answer = evaluate(start(*counts(), chemistry=days))
    assert isinstance(answer, NotIndicated if there else BaselineMissing)


@pytest.mark.parametrize(("days", "there"), [(7, True), (8, False), (None, False)])
def test_pregnancy_test_of_seven_days(days: int | None, *, there: bool) -> None:
    """Day 7 counts, day 8 does not."""
    answer = evaluate(start(*counts(), pregnancy=days))
    assert isinstance(answer, NotIndicated if there else BaselineMissing)
    if isinstance(answer, BaselineMissing):
        assert answer.lacking == (EventKind.PREGNANCY_TEST,)


@pytest.mark.parametrize(
    ("birth", "asked"), [(date(1970, 1, 7), True), (date(1970, 1, 6), False)]
)
def test_child_bearing_ages(birth: date, *, asked: bool) -> None:
    """Asked up to 55 years, not from the 56th birthday."""
    answer = evaluate(born(start(*counts(), pregnancy=None), birth))
    assert isinstance(answer, BaselineMissing if asked else NotIndicated)


def test_no_pregnancy_test_where_none_is_due() -> None:
    """A man, and a woman known not to be able to bear children."""
    made = start(*counts(), pregnancy=None)
    man = replace(made, patient=replace(made.patient, sex=Sex.MALE))
    assert isinstance(evaluate(man), NotIndicated)
    made = start(*counts(), pregnancy=None)
    sterile = diagnosis(Disease.NOT_OF_CHILDBEARING_POTENTIAL)
    assert isinstance(evaluate(replace(made, diagnoses=(ASM, sterile))), NotIndicated)


@pytest.mark.parametrize("sex", [Sex.UNKNOWN, Sex.OTHER])
def test_unknown_sex_is_named(sex: Sex) -> None:
    """Whether a test is due cannot be told: it is asked, not assumed."""
    made = start(*counts(), pregnancy=None)
    unsure = replace(made, patient=replace(made.patient, sex=sex))
    assert isinstance(evaluate(unsure), InsufficientData)
    made = start(pregnancy=None)
    answer = evaluate(replace(made, patient=replace(made.patient, sex=sex)))
    assert isinstance(answer, BaselineMissing)
    assert answer.missing
    assert EventKind.PREGNANCY_TEST not in answer.lacking


def test_unknown_age_of_a_woman_is_named() -> None:
    """The same for an unknown birth date; a recent test settles it."""
    assert isinstance(
        evaluate(born(start(*counts(), pregnancy=None), None)), InsufficientData
    )
    assert isinstance(evaluate(born(start(*counts()), None)), NotIndicated)


def test_a_test_that_was_only_ordered_has_no_result() -> None:
    """A ServiceRequest is no result."""
    ordered = event(EventKind.PREGNANCY_TEST, 1, "ServiceRequest/s")
    made = start(*counts(), pregnancy=None)
    made = replace(made, events=(*made.events, ordered))
    assert isinstance(evaluate(made), BaselineMissing)


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
