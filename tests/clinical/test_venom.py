"""Venom allergy, how sure and how severe; who treats it, and who has seen it."""

import pytest
from charts import ADULT, AS_OF, Chart, on

from cds_service.clinical.allergy import Allergen, Allergy, Certainty
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.venom import (
    VenomAllergy,
    venom_allergy,
)
from cds_service.frozen import replace

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
