"""A pregnancy on record lasts 300 days, and ends with a newer negative test."""

from datetime import date

import pytest
from charts import AS_OF, Chart, on

from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.patient import Patient, Sex
from cds_service.clinical.pregnant import Pregnancy, pregnancy_on_record
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
