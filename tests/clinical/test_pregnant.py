"""A pregnancy on record lasts 300 days, and ends with a newer negative test."""

from datetime import date

import pytest
from charts import AS_OF, Chart, on

from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.patient import Patient, Sex
from cds_service.clinical.pregnant import (
    Pregnancy,
    pregnancy_left_open,
    pregnancy_on_record,
)
from cds_service.clinical.problem import Ailment, Problem
from cds_service.frozen import replace

WOMAN = Patient("Patient/p1", date(1990, 5, 1), date(1990, 5, 1), Sex.FEMALE)
CODED = Problem("Condition/1", frozenset({Ailment.PREGNANCY}), began=on("2025-10-01"))
TEST = Event(
    "Observation/1",
    EventKind.PREGNANCY_TEST,
    "hCG",
    on("2025-11-01"),
    result="positive",
)


def found(
    *problems: Problem, events: tuple[Event, ...] = (), patient: Patient = WOMAN
) -> Pregnancy | None:
    """Return what the record says."""
    return pregnancy_on_record(Chart(AS_OF, patient, problems=problems, events=events))


def test_a_problem_and_a_test() -> None:
    """Both say so; the newest day counts."""
    both = found(CODED, events=(TEST,))

    assert both == Pregnancy((CODED, TEST))
    assert both.since == on("2025-11-01")
    assert found(CODED) == Pregnancy((CODED,))
    assert found(events=(TEST,)) == Pregnancy((TEST,))


@pytest.mark.parametrize(
    ("day", "lasts"), [("2025-03-12", True), ("2025-03-11", False)]
)
def test_how_long_it_lasts(day: str, lasts: bool) -> None:
    """300 days do, 301 do not."""
    assert (found(replace(CODED, began=on(day))) is not None) is lasts


def test_without_a_date_it_may_be_now() -> None:
    """And nobody can say since when."""
    undated = found(replace(CODED, began=None))

    assert undated
    assert undated.since is None


@pytest.mark.parametrize(
    "problem",
    [
        replace(CODED, current=False),
        replace(CODED, confirmed=False),
        replace(CODED, means=frozenset({Ailment.ANXIETY})),
    ],
)
def test_what_is_none(problem: Problem) -> None:
    """One that is over, one that is only suspected, another problem."""
    assert found(problem) is None


@pytest.mark.parametrize(("day", "over"), [("2025-10-01", False), ("2025-10-02", True)])
def test_a_negative_test(day: str, over: bool) -> None:
    """It ends the pregnancy only when it is newer; a positive one does not."""
    negative = replace(TEST, result="negative", when=on(day))

    assert (found(CODED, events=(negative,)) is None) is over
    assert found(CODED, events=(TEST,))


def test_a_diagnosis_counts_whatever_the_gender() -> None:
    """An administrative gender is no sex; a test without a diagnosis is a tumour's."""
    for sex in (Sex.MALE, Sex.OTHER, Sex.UNKNOWN):
        assert found(CODED, patient=replace(WOMAN, sex=sex)) == Pregnancy((CODED,))
    man = replace(WOMAN, sex=Sex.MALE)
    assert found(events=(TEST,), patient=man) is None
    other = replace(WOMAN, sex=Sex.OTHER)
    assert found(events=(TEST,), patient=other) == Pregnancy((TEST,))


def test_what_was_found_on_the_newest_day() -> None:
    """A positive test is no pregnancy of its date; a newer problem is."""
    later = replace(CODED, began=on("2025-12-01"))
    undated = replace(CODED, began=None)
    said = [
        found(CODED, events=(TEST,)),
        found(later, events=(TEST,)),
        found(undated, events=(TEST,)),
        found(undated),
    ]

    assert [each and (each.known_by, each.since) for each in said] == [
        ("positive pregnancy test", on("2025-11-01")),
        ("pregnancy on record", on("2025-12-01")),
        ("positive pregnancy test", on("2025-11-01")),
        ("pregnancy on record", None),
    ]


@pytest.mark.parametrize(
    ("day", "open_"),
    [("2026-01-05", True), ("2025-03-12", True), ("2025-03-11", False)],
)
def test_an_unclear_test_leaves_it_open(day: str, open_: bool) -> None:
    """For 300 days, as a positive one would count; its day is said."""
    unclear = replace(TEST, when=on(day), result="unclear")
    left = pregnancy_left_open(Chart(AS_OF, WOMAN, events=(unclear,)))

    assert bool(left) is open_
    assert left is None or (day in left.reason and left.used == (unclear,))
    assert left is None or left.grave


def test_when_nothing_is_left_open() -> None:
    """A newer negative test, a pregnancy on record, or no pregnancy possible."""
    unclear = replace(TEST, result="unclear")
    negative = replace(TEST, reference="O/2", when=on("2025-11-02"), result="negative")
    man = replace(WOMAN, sex=Sex.MALE)
    unknown = replace(WOMAN, sex=Sex.UNKNOWN)

    def left(patient: Patient, *events: Event, problem: Problem | None = None) -> bool:
        problems = (problem,) if problem else ()
        made = Chart(AS_OF, patient, problems=problems, events=events)
        return bool(pregnancy_left_open(made))

    assert left(WOMAN, unclear)
    assert left(unknown, unclear)
    assert not left(WOMAN, unclear, negative)
    assert not left(WOMAN, unclear, problem=CODED)
    assert not left(man, unclear)
    assert not left(WOMAN)
