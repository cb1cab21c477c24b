"""Uses before and after a reaction, and what was not read."""

from itertools import permutations

import pytest
from charts import on
from nsaid_charts import of_nsaid
from trigger_charts import (
    REFUTED,
    UNCONFIRMED,
    allergy,
    given,
    problem,
)

from cds_service.clinical.allergy import Allergen, Allergy
from cds_service.clinical.medication import (
    Drug,
)
from cds_service.clinical.problem import Ailment
from cds_service.clinical.record import Gap, Record, Topic, Unread
from cds_service.clinical.tolerance import Tolerance

TWICE = (given(Drug.NSAID, "2025-06-01"), given(Drug.NSAID, "2025-06-02"))


UNSPECIFIC = {Ailment.ANALGESIC_ALLERGY, Ailment.ANAESTHETIC_ALLERGY}
REACTION = allergy(Allergen.NSAID)


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


def test_of_several_reactions_the_last_one_counts() -> None:
    """Uses between two reactions prove nothing; those after both do."""
    unsure = {"certainty": UNCONFIRMED}
    first = allergy(Allergen.NSAID, recorded=on("2025-05-01"), **unsure)
    last = allergy(Allergen.NSAID, recorded=on("2025-06-03"), **unsure)
    early = allergy(Allergen.NSAID, recorded=on("2025-05-31"), **unsure)

    assert of_nsaid(first, last, uses=TWICE).state is Tolerance.UNCONFIRMED
    assert of_nsaid(first, early, uses=TWICE).state is Tolerance.TOLERATED


@pytest.mark.parametrize(
    ("means", "expected"),
    [
        ({Ailment.ASPIRIN_ALLERGY}, Tolerance.INTOLERANT),
        ({Ailment.ANALGESIC_ALLERGY}, Tolerance.UNCONFIRMED),
        (UNSPECIFIC, Tolerance.UNCONFIRMED),
        ({*UNSPECIFIC, Ailment.ASPIRIN_ALLERGY}, Tolerance.INTOLERANT),
    ],
)
def test_a_code_of_a_wide_class_is_in_doubt(
    means: set[Ailment], expected: Tolerance
) -> None:
    """One, or both; a code that names the drug beside it is none."""
    assert of_nsaid(problems=(problem(*means),)).state is expected


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
