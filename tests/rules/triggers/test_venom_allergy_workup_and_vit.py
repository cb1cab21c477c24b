"""An allergy to venom that nobody treats is a warning; what is treated is silence."""

from dataclasses import replace
from datetime import date

import pytest
from charts import ADULT, AS_OF, SM, Chart, diagnosis, lab, medication, on

from cds_service.clinical.allergy import Allergen, Allergy, Certainty
from cds_service.clinical.analyte import Analyte
from cds_service.clinical.concerned import Concern
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.event import Event, EventKind, Phase
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import Indicator, InsufficientData, NotIndicated
from cds_service.clinical.patient import Patient
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.proposal import OrderTest, Referral, TestOrder
from cds_service.clinical.record import Gap, Record
from cds_service.clinical.venom_findings import (
    AfterImmunotherapy,
    SevereSting,
    SeverityUnstated,
)
from cds_service.rules.triggers.venom_allergy_workup_and_vit import RULE

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
POSSIBLE = diagnosis(Disease.MONOCLONAL_MCAS)
BASE = Chart(AS_OF, ADULT, diagnoses=(SM,))


def finding(**parts: object) -> SevereSting:
    """Return the finding about the usual patient with these facts."""
    outcome = RULE.evaluate(replace(BASE, **parts))  # type: ignore[arg-type]
    assert isinstance(outcome, SevereSting)
    return outcome


def is_silent(**parts: object) -> bool:
    """Tell whether the rule has nothing to say."""
    return isinstance(RULE.evaluate(replace(BASE, **parts)), NotIndicated)  # type: ignore[arg-type]


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


def test_possible_mastocytosis_is_a_note() -> None:
    """It says so, and is no warning."""
    found = finding(allergies=(BEE,), diagnoses=(POSSIBLE,))

    assert found.indicator is Indicator.INFO
    assert found.concern is Concern.POSSIBLE
    assert found.missing
    assert finding(allergies=(BEE,)).concern is Concern.CONFIRMED


def test_a_child_is_asked_about() -> None:
    """Under 18 it says that it cannot decide, if there is an allergy."""
    child = Patient("Patient/p1", date(2008, 1, 7), date(2008, 1, 7))

    assert isinstance(
        RULE.evaluate(replace(BASE, patient=child, allergies=(BEE,))), InsufficientData
    )
    assert is_silent(patient=child)


@pytest.mark.parametrize(
    "record",
    [
        Record.PROCEDURES,
        Record.TEST_ORDERS,
        Record.ENCOUNTERS,
        Record.MEDICATION_ORDERS,
    ],
)
def test_where_treatment_would_be_was_not_sent(record: Record) -> None:
    """It cannot say that there is none; without an allergy nothing is asked."""
    gaps = (Gap(record, "was not sent"),)
    outcome = RULE.evaluate(replace(BASE, allergies=(BEE,), gaps=gaps))

    assert isinstance(outcome, InsufficientData)
    assert "were not sent" in outcome.reason
    assert is_silent(gaps=gaps)
    assert is_silent(allergies=(BEE,), events=(VISIT,), gaps=gaps)


def test_the_problem_list_in_part() -> None:
    """Whose disease nobody knows is not asked about here."""
    gaps = (Gap(Record.CONDITIONS, "only the first page was read", partial=True),)

    assert is_silent(allergies=(BEE,), diagnoses=(), gaps=gaps)


def test_other_anaphylaxis_is_named() -> None:
    """It may have been from a sting; the allergy itself is not named twice."""
    attack = diagnosis(Disease.ANAPHYLAXIS)
    found = finding(allergies=(BEE,), diagnoses=(SM, attack))

    assert found.attacks == (attack,)
    assert found.evidence == (BEE,)


def test_a_tryptase_on_record_is_not_ordered_again() -> None:
    """One baseline is enough."""
    found = finding(allergies=(BEE,), labs=(lab(Analyte.TRYPTASE, "30"),))

    assert len(found.proposals) == 2


def test_immunotherapy_that_had_ended_does_not_silence_a_new_reaction() -> None:
    """A course of 2015 to 2020, and a reaction of 2025."""
    old = replace(COURSE, when=on("2020-03-01"))
    found = finding(allergies=(BEE,), events=(old,))

    assert isinstance(found, AfterImmunotherapy)
    assert found.indicator is Indicator.WARNING
    assert found.before == (old,)
    assert found.recorded == on("2025-06-01")


def test_a_visit_since_the_new_reaction_does() -> None:
    """The allergist has seen it."""
    old = replace(COURSE, when=on("2020-03-01"))

    assert is_silent(allergies=(BEE,), events=(old, VISIT))


def test_immunotherapy_without_a_date_settles_nothing() -> None:
    """It may have been before the reaction or after it."""
    chart = replace(BASE, allergies=(BEE,), events=(COURSE,))
    undated = replace(BEE, recorded=None)

    assert isinstance(RULE.evaluate(chart), InsufficientData)
    assert is_silent(allergies=(undated,), events=(COURSE,))
