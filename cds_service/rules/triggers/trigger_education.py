"""The triggers of mast cells, to go through with the patient once a year.

When  an adult has systemic mastocytosis
and   no teaching is on record, done or ordered, within a year
Then  name the triggers, in one line with the teaching of self-injection.

Never advises against all exercise: bones need it.
"""

from typing import Final

from cds_service.clinical.adult_sm import not_for_this_patient
from cds_service.clinical.basis import Cited
from cds_service.clinical.chart import Chart
from cds_service.clinical.education import (
    EDUCATION_CURRENT,
    EDUCATION_RECORDS,
    taught,
)
from cds_service.clinical.event import EventKind
from cds_service.clinical.mastocytosis import confirmed_diagnoses
from cds_service.clinical.outcome import Finding, Indicator, NotIndicated, Outcome
from cds_service.clinical.presence import Presence
from cds_service.clinical.proposal import OrderTest, Referral
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.knowledge.sources import (
    MASTOCYTOSIS_REVIEW_2019,
    SM_OVERVIEW_PAGE,
    SM_PATIENT_PAGE,
    SM_TREATMENT_OVERVIEW,
)

_DIETITIAN: Final = OrderTest(
    "If food is suspected: refer to a dietitian",
    Referral.DIETITIAN,
    "Systemic mastocytosis: food suspected as a trigger",
)


class TriggersDue(Finding):
    """The triggers have not been gone through for a year."""


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    if why := not_for_this_patient(chart):
        return NotIndicated(why)
    if taught(chart) is not Presence.ABSENT:
        return NotIndicated("taught within the year, or the record cannot tell")
    return TriggersDue(
        indicator=Indicator.INFO,
        used=confirmed_diagnoses(chart),
        proposals=(_DIETITIAN,),
    )


RULE: Final = Rule(
    id="trigger-education",
    title="Triggers of mast cells",
    tier=Tier.P1,
    provenance=Provenance.SEEDS,
    when=(
        "An adult has systemic mastocytosis, and no teaching is on record within the"
        " last 12 months."
    ),
    then="Name the triggers to go through; a dietitian if food is suspected.",
    silent_when=(
        "Teaching is on record or ordered within 12 months, or procedures, orders or"
        " visits were not sent."
    ),
    evaluate=evaluate,
    texts={
        TriggersDue: CardText(
            summary=(
                "Review triggers: heat, cold, friction, exercise, stings, alcohol,"
                " stress, infections, some drugs"
            ),
            detail=(
                (
                    "Triggers named by the sources: rubbing and friction; exercise;"
                    " venoms (fire ants, wasps, bees, jellyfish, snakes, fleas,"
                    " spiders); alcohol; spicy food; opioids, NSAIDs, some local"
                    " anaesthetics and contrast media; sudden changes of temperature;"
                    " emotional and physical stress, pain, anxiety and trauma;"
                    " sunlight; infections."
                ),
                (
                    "Sources disagree on some of the drugs: pain is a trigger itself,"
                    " and opioids are not to be withheld for the disease."
                ),
                (
                    "They matter more in indolent and smouldering than in advanced"
                    " disease. Allergic triggers are found by IgE tests."
                ),
                (
                    "Exercise may be a trigger and is still needed for the bones: find"
                    " the kind that is tolerated. No special diet is recommended; an"
                    " elimination diet only with a dietitian."
                ),
            ),
        ),
    },
    cites=(
        Cited(SM_PATIENT_PAGE, "avoiding triggers, diet and support"),
        Cited(SM_TREATMENT_OVERVIEW, "essential initial management for all patients"),
        Cited(MASTOCYTOSIS_REVIEW_2019, "treatment of CM and ISM: triggers"),
        Cited(SM_OVERVIEW_PAGE, "overview and treatment"),
    ),
    needs=frozenset(
        {
            Record.PATIENT,
            Record.CONDITIONS,
            EventKind.ALLERGY_EDUCATION,
            *EDUCATION_RECORDS,
        }
    ),
    statements=("S0-04", "S1-18", "S1-20", "S1-24", "S2-24", "S4-01", "S4-02"),
    rests_on=(EDUCATION_CURRENT,),
    override_reasons=(OverrideReason("done-today", "Done today"),),
    not_evaluated=("which triggers this patient has",),
    act="teaching",
)
