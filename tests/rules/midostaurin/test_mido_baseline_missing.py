"""Before the first dose: counts, chemistry, a pregnancy test."""

from datetime import date

import pytest
from charts import ASM, diagnosis
from mido_charts import ANC, HB, PLT
from mido_starts import born, counts, event, start

from cds_service.clinical.before_start_findings import BaselineAgeing, BaselineMissing
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.event import EventKind
from cds_service.clinical.outcome import InsufficientData, NotIndicated
from cds_service.clinical.patient import Sex
from cds_service.frozen import replace
from cds_service.rules.midostaurin.mido_baseline_missing import evaluate


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
