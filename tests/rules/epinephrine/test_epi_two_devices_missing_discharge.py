"""Nobody who had anaphylaxis goes home without two devices."""

import pytest
from charts import ADULT, AS_OF, SM, Chart, Hook, diagnosis
from epinephrine import device

from cds_service.clinical.allergy import Allergen, Allergy, Certainty
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.epinephrine_finding import DevicesShort, QuantityUnclear
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.record import Gap, Record
from cds_service.frozen import replace
from cds_service.rules.epinephrine.epi_two_devices_missing import RULE

ATTACK = diagnosis(Disease.ANAPHYLAXIS)
BEE = Allergy(
    "AllergyIntolerance/bee",
    frozenset({Allergen.HYMENOPTERA_VENOM}),
    anaphylaxis=True,
)
LEAVING = Chart(AS_OF, ADULT, hook=Hook.ENCOUNTER_DISCHARGE, diagnoses=(SM,))


def short(chart: Chart) -> DevicesShort:
    """Return the finding about this chart."""
    outcome = RULE.evaluate(chart)
    assert isinstance(outcome, DevicesShort)
    return outcome


@pytest.mark.parametrize(
    "chart",
    [
        replace(LEAVING, diagnoses=(SM, ATTACK)),
        replace(LEAVING, allergies=(BEE,)),
    ],
)
def test_after_anaphylaxis_it_is_critical(chart: Chart) -> None:
    """At discharge, and only there; the attack is named and used."""
    found = short(chart)

    assert found.indicator is Indicator.CRITICAL
    assert len(found.attacks) == 1
    assert found.attacks[0] in found.used
    for hook in (Hook.PATIENT_VIEW, Hook.MEDICATION_REFILL):
        elsewhere = short(replace(chart, hook=hook))
        assert elsewhere.indicator is Indicator.WARNING
        assert elsewhere.attacks == ()


def test_without_anaphylaxis_it_is_a_warning() -> None:
    """A refuted allergy is no attack."""
    refuted = replace(BEE, certainty=Certainty.REFUTED)

    assert short(LEAVING).indicator is Indicator.WARNING
    assert short(replace(LEAVING, allergies=(refuted,))).indicator is Indicator.WARNING


def test_an_unknown_history_is_named() -> None:
    """It is a warning that says what would have made it more."""
    gaps = (Gap(Record.ALLERGIES, "was not sent"),)
    found = short(replace(LEAVING, gaps=gaps))

    assert found.indicator is Indicator.WARNING
    assert "whether there ever was an anaphylaxis" in found.missing
    elsewhere = short(replace(LEAVING, gaps=gaps, hook=Hook.PATIENT_VIEW))
    assert "whether there ever was an anaphylaxis" not in elsewhere.missing


def test_what_may_be_two_is_a_question_there_too() -> None:
    """And two for certain are silence."""
    after = replace(LEAVING, diagnoses=(SM, ATTACK))
    unclear = short(replace(after, medications=(device(1, at_most=2),)))

    assert isinstance(unclear, QuantityUnclear)
    assert unclear.indicator is Indicator.INFO
    assert isinstance(
        RULE.evaluate(replace(after, medications=(device(2),))), NotIndicated
    )
