"""Venom allergy, how sure and how severe; who treats it, and who has seen it."""

from dataclasses import replace
from itertools import permutations

import pytest
from charts import ADULT, AS_OF, Chart, medication, on

from cds_service.clinical.allergy import Allergen, Allergy, Certainty
from cds_service.clinical.event import Event, EventKind, Phase
from cds_service.clinical.medication import (
    Drug,
    MatchedBy,
    Medication,
    MedicationStatus,
)
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.venom import (
    VenomAllergy,
    allergist_since,
    immunotherapy,
    venom_allergy,
)

BEE = Allergy(
    "AllergyIntolerance/bee",
    frozenset({Allergen.HYMENOPTERA_VENOM}),
    name="bee venom",
    recorded=on("2025-06-01"),
)
STING = Problem(
    "Condition/sting",
    frozenset({Ailment.INSECT_VENOM_ALLERGY}),
    code="ICD-10-CM Z91.030",
    began=on("2023-06-01"),
)
VISIT = Event("Encounter/1", EventKind.ALLERGY_CARE, "allergy clinic", on("2025-06-01"))
COURSE = Event("Procedure/1", EventKind.VENOM_IMMUNOTHERAPY, "VIT")


def found(*allergies: Allergy, problems: tuple[Problem, ...] = ()) -> VenomAllergy:
    """Return what is found; it must be something."""
    answer = venom_allergy(Chart(AS_OF, ADULT, allergies=allergies, problems=problems))
    assert answer
    return answer


def test_none() -> None:
    """Nothing, a refuted allergy, one to something else, another problem."""
    refuted = replace(BEE, certainty=Certainty.REFUTED)
    nuts = replace(BEE, means=frozenset({Allergen.ALCOHOL}))
    other = replace(STING, means=frozenset({Ailment.URTICARIA}))

    assert venom_allergy(Chart(AS_OF, ADULT)) is None
    chart = Chart(AS_OF, ADULT, allergies=(refuted, nuts), problems=(other,))
    assert venom_allergy(chart) is None


@pytest.mark.parametrize(
    ("allergy", "sure"),
    [
        (BEE, True),
        (replace(BEE, certainty=Certainty.UNCONFIRMED), False),
        (replace(BEE, current=False), False),
    ],
)
def test_how_sure(allergy: Allergy, sure: bool) -> None:
    """Confirmed and not over is sure; one such is enough."""
    assert found(allergy).sure is sure
    assert found(allergy, problems=(STING,)).sure


@pytest.mark.parametrize(
    ("problem", "sure"),
    [
        (STING, True),
        (replace(STING, confirmed=False), False),
        (replace(STING, current=False), False),
    ],
)
def test_how_sure_a_problem_is(problem: Problem, sure: bool) -> None:
    """The same of the problem list, where no severity is told."""
    answer = found(problems=(problem,))

    assert answer.sure is sure
    assert answer.severe == ()
    assert answer.evidence == (problem,)


def test_how_severe() -> None:
    """Anaphylaxis or a severe reaction; the rest is not told."""
    attack = replace(BEE, anaphylaxis=True)
    severe = replace(BEE, severe=True)

    assert found(BEE).severe == ()
    assert found(attack).severe == (attack,)
    assert found(severe, BEE).severe == (severe,)


def test_when() -> None:
    """The newest day, that of a severe reaction before all others."""
    attack = replace(BEE, anaphylaxis=True, recorded=on("2020-06-01"))
    undated = replace(BEE, recorded=None)

    assert found(BEE, problems=(STING,)).newest == on("2025-06-01")
    assert found(undated, problems=(STING,)).newest == on("2023-06-01")
    assert found(BEE, attack).newest == on("2020-06-01")
    assert found(undated).newest is None


def test_immunotherapy_is_an_event_or_an_extract() -> None:
    """Done, ordered or taken; an unverified code and a cancelled order are none."""
    extract = medication(Drug.VENOM_EXTRACT, "2024-01-01")
    cancelled = replace(extract, status=MedicationStatus.CANCELLED)
    guessed = replace(extract, matched_by=MatchedBy.UNVERIFIED_CODE)
    doubtful = replace(COURSE, unverified_code=True)

    def treated(*events: Event, taken: tuple[Medication, ...] = ()) -> object:
        return immunotherapy(Chart(AS_OF, ADULT, events=events, medications=taken))

    assert treated(COURSE) == (COURSE,)
    assert treated(taken=(extract,)) == (extract,)
    assert treated(doubtful, VISIT, taken=(cancelled, guessed)) == ()


@pytest.mark.parametrize(
    ("day", "sees"),
    [("2025-05-31", False), ("2025-06-01", True), ("2025-06-02", True)],
)
def test_an_allergist_since_the_reaction(day: str, sees: bool) -> None:
    """The day it was put on record counts, the day before does not."""
    visit = replace(VISIT, when=on(day))
    chart = Chart(AS_OF, ADULT, allergies=(BEE,), events=(visit,))

    assert bool(allergist_since(chart)) is sees


@pytest.mark.parametrize(("day", "sees"), [("2024-07-07", True), ("2024-07-06", False)])
def test_where_the_reaction_has_no_date(day: str, sees: bool) -> None:
    """548 days count, 549 do not."""
    undated = replace(BEE, recorded=None)
    visit = replace(VISIT, when=on(day))
    chart = Chart(AS_OF, ADULT, allergies=(undated,), events=(visit,))

    assert bool(allergist_since(chart)) is sees


def test_an_open_referral_and_what_is_none() -> None:
    """A referral counts whatever its day; an undated or unverified visit does not."""
    referral = replace(VISIT, phase=Phase.ORDERED, when=on("2020-01-01"))
    undated = replace(VISIT, when=None)
    doubtful = replace(VISIT, unverified_code=True)
    events = (referral, undated, doubtful)

    for order in permutations(events):
        chart = Chart(AS_OF, ADULT, allergies=(BEE,), events=order)
        assert allergist_since(chart) == (referral,)
