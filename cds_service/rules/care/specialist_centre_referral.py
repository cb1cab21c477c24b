"""Neither a haematologist nor an allergist is on this record.

When  an adult has systemic mastocytosis
and   no visit to haematology or allergy and no referral is on record in 18
      months (6 months in advanced disease)
Then  say to refer, and offer both referrals; in advanced disease as a warning.

A drug against the disease shows that somebody treats it: then it is a note.
Says nothing when visits, procedures or orders were not sent.
"""

from typing import Final

from cds_service.clinical.adult_sm import not_for_this_patient
from cds_service.clinical.basis import Cited, HouseChoice, Recency
from cds_service.clinical.chart import Chart
from cds_service.clinical.cytoreduction import exposure
from cds_service.clinical.diagnosis import Diagnosis
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.mastocytosis import confirmed_diagnoses, subtype
from cds_service.clinical.medication import Medication
from cds_service.clinical.outcome import Finding, Indicator, NotIndicated, Outcome
from cds_service.clinical.proposal import OrderTest, Referral
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.therapy import MEDICATION_RECORDS, medication_gaps
from cds_service.knowledge.sources import (
    SM_CENTRE_PAGE,
    SM_OVERVIEW_PAGE,
    SM_PATIENT_PAGE,
    SM_TREATMENT_OVERVIEW,
)

_RECORDS: Final = frozenset({Record.ENCOUNTERS, Record.PROCEDURES, Record.TEST_ORDERS})
_WHY: Final = HouseChoice("no source says how often; care at least once a year")
SEEN: Final = Recency("haematology or allergy care", 548, _WHY)
SEEN_ADVANCED: Final = Recency(
    "haematology or allergy care in advanced disease",
    183,
    HouseChoice("no source says how often; visits every 6 months at least"),
)
_REASON: Final = "Systemic mastocytosis: specialist team"


class NoSpecialist(Finding):
    """Nobody is on record."""

    diagnoses: tuple[Diagnosis, ...]
    treated: tuple[Medication, ...] = ()


class NoSpecialistAdvanced(NoSpecialist):
    """Nobody is on record, and the disease is advanced."""


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    if why := not_for_this_patient(chart):
        return NotIndicated(why)
    if chart.lacks(*_RECORDS):
        return NotIndicated("visits and referrals were not sent in full")
    advanced = subtype(chart).advanced is True
    window = SEEN_ADVANCED if advanced else SEEN
    if seen := _seen(chart, window):
        return NotIndicated("haematology or allergy is on record", seen)
    return _finding(chart, advanced=advanced)


def _seen(chart: Chart, window: Recency) -> tuple[Event, ...]:
    care = (
        *chart.events_of(EventKind.HEMATOLOGY_CARE),
        *chart.events_of(EventKind.ALLERGY_CARE),
    )
    return tuple([event for event in care if event.within(window, chart.as_of)])


def _finding(chart: Chart, *, advanced: bool) -> NoSpecialist:
    treated = exposure(chart)
    alone = advanced and not treated and not medication_gaps(chart)
    diagnoses = subtype(chart).used or confirmed_diagnoses(chart)
    return (NoSpecialistAdvanced if advanced else NoSpecialist)(
        indicator=Indicator.WARNING if alone else Indicator.INFO,
        used=(*diagnoses, *treated),
        proposals=(
            OrderTest("Refer to haematology", Referral.HEMATOLOGY, _REASON),
            OrderTest("Refer to allergy", Referral.ALLERGY, _REASON),
        ),
        diagnoses=diagnoses,
        treated=treated,
    )


_DETAIL: Final = (
    "Diagnosis: {diagnoses}",
    (
        "Every patient is to be followed with a specialist centre: allergy,"
        " haematology, gastroenterology and dermatology together, with surgery and"
        " anaesthesia when an operation is planned. Centres of excellence give access"
        " to trials."
    ),
    "Taken against the disease, so somebody treats it: {treated}",
    "Not recorded here is not the same as not seen: care elsewhere is invisible.",
)

RULE: Final = Rule(
    id="specialist-centre-referral",
    title="Specialist care",
    tier=Tier.P1,
    provenance=Provenance.SEEDS,
    when=(
        "An adult has systemic mastocytosis, and no visit to haematology or allergy"
        " and no referral is on record within 18 months (advanced disease: 6 months)."
    ),
    then=(
        "Say to refer, and offer haematology and allergy; a warning in advanced disease"
        " without treatment on record."
    ),
    silent_when=(
        "A visit or referral is on record, or visits, procedures or orders were not"
        " sent."
    ),
    evaluate=evaluate,
    texts={
        NoSpecialist: CardText(
            summary=(
                "Refer to a mastocytosis team: no haematology or allergy care recorded"
                " here in the last 18 months"
            ),
            detail=_DETAIL,
        ),
        NoSpecialistAdvanced: CardText(
            summary=(
                "Refer to a mastocytosis team: advanced disease, no haematology or"
                " allergy care recorded in 6 months"
            ),
            detail=_DETAIL,
        ),
    },
    cites=(
        Cited(SM_TREATMENT_OVERVIEW, "treatment of SM, essential initial management"),
        Cited(SM_PATIENT_PAGE, "other treatments: experienced team"),
        Cited(SM_CENTRE_PAGE, "team"),
        Cited(SM_OVERVIEW_PAGE, "referral"),
    ),
    needs=frozenset(
        {
            Record.PATIENT,
            Record.CONDITIONS,
            *_RECORDS,
            *MEDICATION_RECORDS,
            EventKind.HEMATOLOGY_CARE,
            EventKind.ALLERGY_CARE,
        }
    ),
    statements=("S0-01", "S0-05", "S1-17", "S3-01", "S4-09"),
    rests_on=(SEEN, SEEN_ADVANCED),
    override_reasons=(
        OverrideReason("followed-elsewhere", "Followed by a specialist elsewhere"),
        OverrideReason("patient-declined", "Declined"),
        OverrideReason("palliative-goals", "Palliative goals"),
    ),
    not_evaluated=("care elsewhere", "members of the care team"),
    version="1.0.1",
)
