"""A beta-blocker is weighed and never stopped: a note, whatever else there is."""

from datetime import date

import pytest
from charts import ADULT, AS_OF, SM, Chart, Hook, diagnosis, draft, medication

from cds_service.clinical.concerned import Concern
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.medication import Drug, MedicationStatus
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.patient import Patient
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.proposal import AddTask
from cds_service.frozen import replace
from cds_service.rules.triggers.betablocker_with_sm import (
    RULE,
    BetaBlocker,
    BetaBlockerAfterAnaphylaxis,
    EyeDrops,
)

ORDERED = draft(Drug.BETA_BLOCKER)
DROPS = draft(Drug.BETA_BLOCKER_EYE_DROPS)
TAKEN = medication(Drug.BETA_BLOCKER, "2025-01-01")
ATTACK = diagnosis(Disease.ANAPHYLAXIS)
POSSIBLE = diagnosis(Disease.MONOCLONAL_MCAS)
HEART = Problem("Condition/hf", frozenset({Ailment.HEART_FAILURE}))
SIGNING = Chart(AS_OF, ADULT, hook=Hook.ORDER_SIGN, diagnoses=(SM,), drafts=(ORDERED,))
OPENED = Chart(AS_OF, ADULT, diagnoses=(SM,), medications=(TAKEN,))


def finding(chart: Chart) -> BetaBlocker:
    """Return the finding about this chart."""
    outcome = RULE.evaluate(chart)
    assert isinstance(outcome, BetaBlocker)
    return outcome


@pytest.mark.parametrize("chart", [SIGNING, OPENED])
def test_ordered_or_taken_is_a_note(chart: Chart) -> None:
    """It offers to talk, and nothing to stop."""
    found = finding(chart)

    assert type(found) is BetaBlocker
    assert found.indicator is Indicator.INFO
    assert len(found.drugs) == 1
    (offered,) = found.proposals
    assert isinstance(offered, AddTask)
    assert "do not stop it" in offered.text


def test_after_anaphylaxis_more_is_said() -> None:
    """The attack is named; the level stays."""
    found = finding(replace(SIGNING, diagnoses=(SM, ATTACK)))

    assert type(found) is BetaBlockerAfterAnaphylaxis
    assert found.indicator is Indicator.INFO
    assert found.attacks == (ATTACK,)


def test_heart_failure_speaks_for_it() -> None:
    """No review is offered; an old one that is over changes nothing."""
    over = replace(HEART, current=False)

    assert finding(replace(SIGNING, problems=(HEART,))).proposals == ()
    assert finding(replace(SIGNING, problems=(over,))).proposals


def test_possible_mastocytosis() -> None:
    """Said of an order, with the condition; no word when the record is opened."""
    found = finding(replace(SIGNING, diagnoses=(POSSIBLE,)))

    assert found.concern is Concern.POSSIBLE
    assert finding(SIGNING).concern is Concern.CONFIRMED
    opened = replace(OPENED, diagnoses=(POSSIBLE,))
    assert isinstance(RULE.evaluate(opened), NotIndicated)


@pytest.mark.parametrize(
    "chart",
    [
        replace(SIGNING, drafts=()),
        replace(SIGNING, drafts=(), medications=(TAKEN,)),
        replace(SIGNING, drafts=(draft(Drug.ACE_INHIBITOR),)),
        replace(SIGNING, diagnoses=()),
        replace(OPENED, medications=()),
        replace(OPENED, medications=(replace(TAKEN, status=MedicationStatus.STOPPED),)),
        replace(
            OPENED, patient=Patient("Patient/p1", date(2008, 1, 7), date(2008, 1, 7))
        ),
    ],
)
def test_silent(chart: Chart) -> None:
    """Not ordered now, not taken, no mastocytosis, a child."""
    assert isinstance(RULE.evaluate(chart), NotIndicated)


def test_eye_drops_are_a_weaker_note() -> None:
    """Nothing is offered; an attack on record is named, the level stays."""
    found = RULE.evaluate(replace(SIGNING, drafts=(DROPS,)))

    assert isinstance(found, EyeDrops)
    assert found.indicator is Indicator.INFO
    assert found.proposals == ()
    assert found.drugs == (DROPS,)
    after = RULE.evaluate(replace(SIGNING, drafts=(DROPS,), diagnoses=(SM, ATTACK)))
    assert isinstance(after, EyeDrops)
    assert after.indicator is Indicator.INFO
    assert after.attacks == (ATTACK,)


def test_tablets_come_before_eye_drops() -> None:
    """Where both are ordered, the stronger of the two is told."""
    assert type(finding(replace(SIGNING, drafts=(DROPS, ORDERED)))) is BetaBlocker


@pytest.mark.parametrize(
    "chart",
    [
        replace(SIGNING, drafts=(DROPS,), diagnoses=(POSSIBLE,)),
        replace(SIGNING, drafts=(DROPS,), diagnoses=()),
        replace(
            OPENED, medications=(medication(Drug.BETA_BLOCKER_EYE_DROPS, "2025-01-01"),)
        ),
        replace(
            SIGNING,
            drafts=(DROPS,),
            patient=Patient("Patient/p1", date(2008, 1, 7), date(2008, 1, 7)),
        ),
    ],
)
def test_eye_drops_silent(chart: Chart) -> None:
    """Mastocytosis only possible or none, drops that are only taken, a child."""
    assert isinstance(RULE.evaluate(chart), NotIndicated)
