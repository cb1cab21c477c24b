"""Patient organisations and visits at a distance, before a patient goes home.

When  an adult has systemic mastocytosis and goes home
Then  say, in one line, to name a patient organisation and virtual visits.

Says nothing when teaching is on record within a year: it was said then.
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
from cds_service.clinical.proposal import AddTask
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.knowledge.sources import (
    SM_CENTRE_PAGE,
    SM_OVERVIEW_PAGE,
    SM_PATIENT_PAGE,
)


class SupportDue(Finding):
    """Nobody said it within the year, as far as the record tells."""


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    if why := not_for_this_patient(chart):
        return NotIndicated(why)
    if taught(chart) is Presence.PRESENT:
        return NotIndicated("taught within the year")
    return SupportDue(
        indicator=Indicator.INFO,
        used=confirmed_diagnoses(chart),
        proposals=(
            AddTask(
                "Name a patient organisation",
                "Give patient and family the address of a patient organisation",
            ),
        ),
    )


RULE: Final = Rule(
    id="patient-support-resources",
    title="Support for patients",
    tier=Tier.P2,
    provenance=Provenance.SEEDS,
    when="An adult with systemic mastocytosis goes home.",
    then="Say to name a patient organisation and virtual specialist visits.",
    silent_when="Teaching is on record within 12 months.",
    evaluate=evaluate,
    texts={
        SupportDue: CardText(
            summary=(
                "Name a patient organisation and virtual specialist visits to patient"
                " and family"
            ),
            detail=(
                (
                    "Organisations offer support groups, information and lists of"
                    " centres; some centres see patients by video. Teach the family to"
                    " help in an emergency."
                ),
            ),
        ),
    },
    cites=(
        Cited(SM_PATIENT_PAGE, "support"),
        Cited(SM_OVERVIEW_PAGE, "self care"),
        Cited(SM_CENTRE_PAGE, "access: virtual visits"),
    ),
    needs=frozenset(
        {
            Record.PATIENT,
            Record.CONDITIONS,
            EventKind.ALLERGY_EDUCATION,
            *EDUCATION_RECORDS,
        }
    ),
    statements=("S1-24", "S3-09", "S4-08"),
    rests_on=(EDUCATION_CURRENT,),
    override_reasons=(OverrideReason("done-today", "Done today"),),
    not_evaluated=("which organisations there are where the patient lives",),
)
