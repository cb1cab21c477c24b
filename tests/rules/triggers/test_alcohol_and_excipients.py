"""What a midostaurin capsule holds is said to those who do not tolerate it."""

from decimal import Decimal

import pytest
from charts import ADULT, AS_OF, SM, Chart, Hook, diagnosis, draft, mg

from cds_service.clinical.allergy import Allergen, Allergy, Certainty
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.medication import Dose, Drug
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.frozen import replace
from cds_service.rules.triggers.alcohol_and_excipients import (
    RULE,
    CastorOilAllergy,
    EthanolTrigger,
)

ALCOHOL = Allergy("AllergyIntolerance/1", frozenset({Allergen.ALCOHOL}), "alcohol")
OIL = Allergy("AllergyIntolerance/2", frozenset({Allergen.CASTOR_OIL}), "castor oil")
ORDERED = draft(Drug.MIDOSTAURIN, mg("100"))
BASE = Chart(AS_OF, ADULT, hook=Hook.ORDER_SELECT, diagnoses=(SM,), drafts=(ORDERED,))


def finding(*allergies: Allergy, chart: Chart = BASE) -> EthanolTrigger:
    """Return the finding about these allergies."""
    outcome = RULE.evaluate(replace(chart, allergies=allergies))
    assert isinstance(outcome, EthanolTrigger)
    return outcome


@pytest.mark.parametrize(
    ("dose", "ethanol"),
    [
        (mg("100"), Decimal(664)),
        (mg("50"), Decimal(332)),
        (mg("25", "1"), Decimal(83)),
        (Dose(text="as told"), None),
    ],
)
def test_alcohol_is_a_note(dose: Dose, ethanol: Decimal | None) -> None:
    """Four capsules twice a day hold 664 mg; a dose that is not readable none."""
    found = finding(
        ALCOHOL, chart=replace(BASE, drafts=(draft(Drug.MIDOSTAURIN, dose),))
    )

    assert type(found) is EthanolTrigger
    assert found.indicator is Indicator.INFO
    assert found.ethanol_a_day == ethanol


@pytest.mark.parametrize(
    ("allergy", "indicator"),
    [
        (OIL, Indicator.WARNING),
        (replace(OIL, certainty=Certainty.UNCONFIRMED), Indicator.INFO),
        (replace(OIL, current=False), Indicator.INFO),
        (replace(OIL, only_gastrointestinal=True), Indicator.INFO),
    ],
)
def test_castor_oil(allergy: Allergy, indicator: Indicator) -> None:
    """Confirmed it is a contraindication; doubted, over or an upset it is a note."""
    found = finding(allergy, ALCOHOL)

    assert type(found) is CastorOilAllergy
    assert found.indicator is indicator
    assert found.allergies == (allergy, ALCOHOL)


def test_possible_mastocytosis_is_a_note() -> None:
    """The same words, softly."""
    possible = diagnosis(Disease.MONOCLONAL_MCAS)
    found = finding(OIL, chart=replace(BASE, diagnoses=(possible,)))

    assert found.indicator is Indicator.INFO


def test_two_orders_have_no_daily_amount() -> None:
    """Nobody knows whether both are taken."""
    second = draft(Drug.MIDOSTAURIN, mg("50"), "MedicationRequest/second")
    found = finding(ALCOHOL, chart=replace(BASE, drafts=(ORDERED, second)))

    assert found.ethanol_a_day is None


@pytest.mark.parametrize(
    "chart",
    [
        BASE,
        replace(BASE, drafts=(), allergies=(OIL,)),
        replace(BASE, drafts=(draft(Drug.IMATINIB),), allergies=(OIL,)),
        replace(BASE, diagnoses=(), allergies=(OIL,)),
        replace(BASE, allergies=(replace(OIL, certainty=Certainty.REFUTED),)),
        replace(BASE, allergies=(replace(OIL, means=frozenset({Allergen.NSAID})),)),
    ],
)
def test_silent(chart: Chart) -> None:
    """No such allergy, no midostaurin being ordered, no mastocytosis."""
    assert isinstance(RULE.evaluate(chart), NotIndicated)
