"""Venom allergy: what is known already, and what is asked about."""

from datetime import date

import pytest
from charts import SM, diagnosis, lab, on
from venom_charts import BASE, finding, is_silent

from cds_service.clinical.allergy import Allergen, Allergy
from cds_service.clinical.analyte import Analyte
from cds_service.clinical.concerned import Concern
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.outcome import Indicator, InsufficientData
from cds_service.clinical.patient import Patient
from cds_service.clinical.record import Gap, Record
from cds_service.clinical.venom_findings import (
    AfterImmunotherapy,
)
from cds_service.frozen import replace
from cds_service.rules.triggers.venom_allergy_workup_and_vit import RULE

BEE = Allergy(
    "AllergyIntolerance/bee",
    frozenset({Allergen.HYMENOPTERA_VENOM}),
    name="bee venom",
    anaphylaxis=True,
    recorded=on("2025-06-01"),
)


VISIT = Event("Encounter/1", EventKind.ALLERGY_CARE, "allergy clinic", on("2025-06-01"))


COURSE = Event("Procedure/1", EventKind.VENOM_IMMUNOTHERAPY, "VIT")


POSSIBLE = diagnosis(Disease.MONOCLONAL_MCAS)


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
