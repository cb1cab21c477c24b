"""No teaching about the device and the triggers is on record.

When  an adult has systemic mastocytosis
and   no teaching about allergy and its emergency treatment is on record, done
      or ordered, within a year
Then  say to teach self-injection and triggers, and offer to order it.

It is one line with trigger-education. Says nothing when the records in which
teaching would be were not sent: it is often recorded in notes alone.
"""

from typing import Final

from cds_service.clinical.adult_sm import not_for_this_patient
from cds_service.clinical.basis import Cited
from cds_service.clinical.chart import Chart
from cds_service.clinical.education import (
    EDUCATION_CURRENT,
    EDUCATION_RECORDS,
    last_taught,
    taught,
)
from cds_service.clinical.event import Event, EventKind
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

_ORDER: Final = OrderTest(
    "Order teaching: self-injection and triggers",
    Referral.EDUCATION,
    "Systemic mastocytosis: epinephrine self-injection and triggers",
)


class NotTaught(Finding):
    """The last teaching on record, if there ever was any."""

    last: tuple[Event, ...] = ()


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    if why := not_for_this_patient(chart):
        return NotIndicated(why)
    if taught(chart) is not Presence.ABSENT:
        return NotIndicated("taught within the year, or the record cannot tell")
    last = last_taught(chart)
    return NotTaught(
        indicator=Indicator.INFO,
        used=(*last, *confirmed_diagnoses(chart)),
        proposals=(_ORDER,),
        last=last,
    )


RULE: Final = Rule(
    id="epi-training-and-trigger-counselling",
    title="Teaching of self-injection and triggers",
    tier=Tier.P1,
    provenance=Provenance.SEEDS,
    when=(
        "An adult has systemic mastocytosis, and no teaching of epinephrine"
        " self-injection or triggers is on record within the last 12 months."
    ),
    then="Say to teach it, and offer to order the teaching.",
    silent_when=(
        "Teaching is on record or ordered within 12 months, or procedures, orders or"
        " visits were not sent."
    ),
    evaluate=evaluate,
    texts={
        NotTaught: CardText(
            summary=(
                "Teach epinephrine self-injection: no teaching found on this record in"
                " the last 12 months"
            ),
            detail=(
                (
                    "Teach patient and family when and how to inject, to call emergency"
                    " services, to lie down with the legs raised, and when to use the"
                    " second device."
                ),
                (
                    "Stings, food, exercise and drugs are where anaphylaxis is met; go"
                    " through the triggers of this patient."
                ),
                "Last teaching on record: {last}",
                "Teaching is rarely coded: it may be in notes that are not read here.",
            ),
        ),
    },
    cites=(
        Cited(SM_TREATMENT_OVERVIEW, "essential initial management for all patients"),
        Cited(MASTOCYTOSIS_REVIEW_2019, "treatment of CM and ISM: education"),
        Cited(SM_OVERVIEW_PAGE, "treatment and self care"),
        Cited(SM_PATIENT_PAGE, "support"),
    ),
    needs=frozenset(
        {
            Record.PATIENT,
            Record.CONDITIONS,
            EventKind.ALLERGY_EDUCATION,
            *EDUCATION_RECORDS,
        }
    ),
    statements=("S0-04", "S1-24", "S2-25", "S4-02", "S4-03", "S4-08"),
    rests_on=(EDUCATION_CURRENT,),
    override_reasons=(
        OverrideReason("done-today", "Done today"),
        OverrideReason("done-elsewhere", "Done elsewhere"),
    ),
    not_evaluated=("teaching recorded in notes or care plans",),
    act="teaching",
)
