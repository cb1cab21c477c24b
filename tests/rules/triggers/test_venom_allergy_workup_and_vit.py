"""An allergy to venom that nobody treats is a warning; what is treated is silence."""

import pytest
from charts import SM, medication, on
from venom_charts import finding, is_silent

from cds_service.clinical.allergy import Allergen, Allergy, Certainty
from cds_service.clinical.event import Event, EventKind, Phase
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import Indicator
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.proposal import OrderTest, Referral, TestOrder
from cds_service.clinical.venom_findings import (
    SevereSting,
    SeverityUnstated,
)
from cds_service.frozen import replace

BEE = Allergy(
    "AllergyIntolerance/bee",
    frozenset({Allergen.HYMENOPTERA_VENOM}),
    name="bee venom",
    anaphylaxis=True,
    recorded=on("2025-06-01"),
)


MILD = replace(BEE, anaphylaxis=False)


STING = Problem(
    "Condition/sting",
    frozenset({Ailment.INSECT_VENOM_ALLERGY}),
    began=on("2024-06-01"),
)


VISIT = Event("Encounter/1", EventKind.ALLERGY_CARE, "allergy clinic", on("2025-06-01"))


COURSE = Event("Procedure/1", EventKind.VENOM_IMMUNOTHERAPY, "VIT")


def test_a_severe_reaction_is_a_warning() -> None:
    """It names the day, rests on the allergy and offers referral and tests."""
    found = finding(allergies=(BEE,))

    assert type(found) is SevereSting
    assert found.indicator is Indicator.WARNING
    assert found.recorded == on("2025-06-01")
    assert found.used == (BEE, SM)
    assert [item.test for item in found.proposals if isinstance(item, OrderTest)] == [
        Referral.ALLERGY,
        TestOrder.VENOM_IGE,
        TestOrder.TRYPTASE,
    ]


@pytest.mark.parametrize(
    ("parts", "indicator"),
    [
        ({"allergies": (MILD,)}, Indicator.WARNING),
        ({"problems": (STING,)}, Indicator.WARNING),
        (
            {"allergies": (replace(MILD, certainty=Certainty.UNCONFIRMED),)},
            Indicator.INFO,
        ),
        ({"problems": (replace(STING, current=False),)}, Indicator.INFO),
    ],
)
def test_severity_not_on_record(parts: dict[str, object], indicator: Indicator) -> None:
    """It asks; softly where the allergy is not sure or over."""
    found = finding(**parts)

    assert type(found) is SeverityUnstated
    assert found.indicator is indicator


def test_severe_and_doubted_or_over_is_still_a_warning() -> None:
    """Who nearly died of a sting once can do so again."""
    for allergy in (
        replace(BEE, certainty=Certainty.UNCONFIRMED),
        replace(BEE, current=False),
    ):
        assert finding(allergies=(allergy,)).indicator is Indicator.WARNING


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"allergies": (replace(BEE, certainty=Certainty.REFUTED),)},
        {"allergies": (BEE,), "diagnoses": ()},
        {"allergies": (BEE,), "events": (VISIT,)},
        {
            "allergies": (BEE,),
            "events": (replace(VISIT, phase=Phase.ORDERED, when=None),),
        },
        {
            "allergies": (BEE,),
            "events": (replace(COURSE, when=on("2025-06-01")),),
        },
        {
            "allergies": (BEE,),
            "medications": (medication(Drug.VENOM_EXTRACT, "2024-01-01"),),
        },
    ],
)
def test_silent(parts: dict[str, object]) -> None:
    """No allergy, a refuted one, no mastocytosis, or somebody sees to it."""
    assert is_silent(**parts)


@pytest.mark.parametrize(
    ("day", "silent"), [("2025-05-31", False), ("2025-06-01", True)]
)
def test_a_visit_before_the_reaction(day: str, silent: bool) -> None:
    """An allergist of the day before knew nothing of it."""
    visit = replace(VISIT, when=on(day))

    assert is_silent(allergies=(BEE,), events=(visit,)) is silent
