"""Tolerance: silence is none, a reaction outweighs uses, uses count in days."""

from itertools import permutations

import pytest
from charts import medication, on
from trigger_charts import (
    REFUTED,
    UNCONFIRMED,
    allergy,
    given,
    problem,
    sm_chart,
)

from cds_service.clinical.allergy import Allergen, Allergy
from cds_service.clinical.medication import (
    Drug,
    Medication,
    MedicationKind,
    MedicationStatus,
)
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.record import Gap, Record, Topic, Unread
from cds_service.clinical.tolerance import Tolerance, Tolerated, tolerance

TWICE = (given(Drug.NSAID, "2025-06-01"), given(Drug.NSAID, "2025-06-02"))
REACTION = allergy(Allergen.NSAID)


def of_nsaid(
    *allergies: Allergy,
    uses: tuple[Medication, ...] = (),
    problems: tuple[Problem, ...] = (),
    gaps: tuple[Gap, ...] = (),
    unread: tuple[Unread, ...] = (),
) -> Tolerated:
    """Return what is known of NSAIDs."""
    chart = sm_chart(
        allergies=allergies,
        medications=uses,
        problems=problems,
        gaps=gaps,
        unread=unread,
    )
    return tolerance(
        chart,
        frozenset({Drug.NSAID}),
        frozenset({Allergen.NSAID}),
        frozenset({Ailment.ASPIRIN_ALLERGY, Ailment.ANALGESIC_ALLERGY}),
    )


def test_silence_is_no_tolerance() -> None:
    """Nothing on record is not known."""
    assert of_nsaid().state is Tolerance.UNKNOWN


@pytest.mark.parametrize(
    ("uses", "expected"),
    [
        (TWICE, Tolerance.TOLERATED),
        (TWICE[:1], Tolerance.UNKNOWN),
        ((TWICE[0], given(Drug.NSAID, "2025-06-01", "again")), Tolerance.UNKNOWN),
        ((TWICE[0], given(Drug.ASPIRIN, "2025-06-02")), Tolerance.UNKNOWN),
        ((TWICE[0], given(Drug.NSAID, "2024-01-07")), Tolerance.TOLERATED),
        ((TWICE[0], given(Drug.NSAID, "2024-01-06")), Tolerance.UNKNOWN),
        ((TWICE[0], given(Drug.NSAID, "2026-01-06")), Tolerance.TOLERATED),
        ((TWICE[0], given(Drug.NSAID, "2026-01-07")), Tolerance.UNKNOWN),
    ],
)
def test_two_days_of_the_last_730(
    uses: tuple[Medication, ...], expected: Tolerance
) -> None:
    """Two different days of use show tolerance, up to 730 days back, none ahead."""
    assert of_nsaid(uses=uses).state is expected


@pytest.mark.parametrize(
    ("kind", "status", "expected"),
    [
        (MedicationKind.DISPENSE, MedicationStatus.COMPLETED, Tolerance.TOLERATED),
        (MedicationKind.DISPENSE, MedicationStatus.ACTIVE, Tolerance.UNKNOWN),
        (MedicationKind.ADMINISTRATION, MedicationStatus.STOPPED, Tolerance.UNKNOWN),
        (MedicationKind.ORDER, MedicationStatus.COMPLETED, Tolerance.UNKNOWN),
        (MedicationKind.STATEMENT, MedicationStatus.COMPLETED, Tolerance.UNKNOWN),
    ],
)
def test_what_counts_as_a_use(
    kind: MedicationKind, status: MedicationStatus, expected: Tolerance
) -> None:
    """Only what was handed over or given; an order is a wish."""
    uses = tuple(
        medication(Drug.NSAID, day, kind=kind, status=status)
        for day in ("2025-06-01", "2025-06-02")
    )
    assert of_nsaid(uses=uses).state is expected


@pytest.mark.parametrize(
    ("reaction", "expected"),
    [
        (REACTION, Tolerance.INTOLERANT),
        (allergy(Drug.NSAID), Tolerance.INTOLERANT),
        (allergy(Drug.ASPIRIN), Tolerance.UNKNOWN),
        (allergy(Allergen.NSAID, certainty=UNCONFIRMED), Tolerance.UNCONFIRMED),
        (allergy(Allergen.NSAID, current=False), Tolerance.UNCONFIRMED),
        (allergy(Allergen.NSAID, certainty=REFUTED), Tolerance.TOLERATED),
        (allergy(Allergen.NSAID, only_gastrointestinal=True), Tolerance.UNKNOWN),
        (allergy(Allergen.OPIOID), Tolerance.UNKNOWN),
    ],
)
def test_how_sure_a_reaction_is(reaction: Allergy, expected: Tolerance) -> None:
    """A stomach upset is no hypersensitivity; a refuted allergy shows tolerance."""
    assert of_nsaid(reaction).state is expected


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (problem(Ailment.ASPIRIN_ALLERGY), Tolerance.INTOLERANT),
        (problem(Ailment.ASPIRIN_ALLERGY, confirmed=False), Tolerance.UNCONFIRMED),
        (problem(Ailment.ASPIRIN_ALLERGY, unverified_code=True), Tolerance.UNCONFIRMED),
        (problem(Ailment.ASPIRIN_ALLERGY, current=False), Tolerance.UNCONFIRMED),
        (problem(Ailment.ANALGESIC_ALLERGY), Tolerance.UNCONFIRMED),
        (problem(Ailment.CONTRAST_ALLERGY), Tolerance.UNKNOWN),
    ],
)
def test_a_problem_may_be_a_reaction(found: Problem, expected: Tolerance) -> None:
    """A code that leaves open to which analgesic is in doubt."""
    assert of_nsaid(problems=(found,)).state is expected


@pytest.mark.parametrize(
    ("reaction", "expected"),
    [
        (REACTION, Tolerance.UNCONFIRMED),
        (allergy(Allergen.NSAID, anaphylaxis=True), Tolerance.INTOLERANT),
        (allergy(Allergen.NSAID, severe=True), Tolerance.INTOLERANT),
        (allergy(Allergen.NSAID, recorded=None), Tolerance.INTOLERANT),
        (allergy(Allergen.NSAID, certainty=UNCONFIRMED), Tolerance.UNKNOWN),
    ],
)
def test_uses_after_a_reaction(reaction: Allergy, expected: Tolerance) -> None:
    """They cast doubt on an older reaction, never on an anaphylaxis; gaps stay gaps."""
    gap = (Gap(Record.ALLERGIES, "was not sent"),)
    assert of_nsaid(reaction, uses=TWICE, gaps=gap).state is expected


def test_an_unconfirmed_reaction_before_two_uses_is_over() -> None:
    """With the allergies read, two later uses show tolerance."""
    doubted = allergy(Allergen.NSAID, certainty=UNCONFIRMED)
    assert of_nsaid(doubted, uses=TWICE).state is Tolerance.TOLERATED


def test_uses_before_a_reaction_prove_nothing() -> None:
    """The reaction came after them."""
    late = of_nsaid(_recorded("2025-06-02"), uses=TWICE)
    between = of_nsaid(_recorded("2025-05-31"), uses=TWICE)
    same_day = of_nsaid(_recorded("2025-06-01"), uses=TWICE)

    assert late.state is Tolerance.INTOLERANT
    assert between.state is Tolerance.UNCONFIRMED
    assert same_day.state is Tolerance.INTOLERANT


def _recorded(day: str) -> Allergy:

    return allergy(Allergen.NSAID, recorded=on(day))


@pytest.mark.parametrize(
    ("gaps", "unread", "expected"),
    [
        ((Gap(Record.ALLERGIES, "was not sent"),), (), Tolerance.UNKNOWN),
        ((Gap(Record.PROCEDURES, "was not sent"),), (), Tolerance.TOLERATED),
        ((), (Unread("AllergyIntolerance/1", Topic.UNKNOWN, "x"),), Tolerance.UNKNOWN),
        (
            (),
            (Unread("AllergyIntolerance/1", Topic.UNKNOWN, "x", status_only=True),),
            Tolerance.TOLERATED,
        ),
        ((), (Unread("Observation/1", Topic.UNKNOWN, "x"),), Tolerance.TOLERATED),
    ],
)
def test_what_was_not_read_clears_nothing(
    gaps: tuple[Gap, ...], unread: tuple[Unread, ...], expected: Tolerance
) -> None:
    """Uses show tolerance only when the allergies were read."""
    found = of_nsaid(uses=TWICE, gaps=gaps, unread=unread)

    assert found.state is expected
    assert bool(found.missing) is (expected is Tolerance.UNKNOWN)


def test_names_every_fact() -> None:
    """The reader sees what it rests on, reactions first."""
    upset = allergy(Allergen.NSAID, reference="a/2", only_gastrointestinal=True)
    refuted = allergy(Allergen.NSAID, reference="a/3", certainty=REFUTED)
    found = of_nsaid(upset, refuted, REACTION, uses=TWICE)

    assert found.used == (REACTION, upset, refuted, *TWICE)


def test_order_changes_nothing() -> None:
    """The same facts in any order give the same state."""
    allergies = (
        REACTION,
        allergy(Allergen.NSAID, certainty=UNCONFIRMED),
        allergy(Allergen.NSAID, certainty=REFUTED),
    )
    states = {of_nsaid(*each, uses=TWICE).state for each in permutations(allergies)}

    assert states == {Tolerance.UNCONFIRMED}
