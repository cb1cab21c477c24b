"""An occasion to ask about mood, and no screening within a year.

When  an adult with systemic mastocytosis sees haematology or allergy today, or
      has a complaint of mood or memory on record, or takes an interferon
and   no PHQ-2 or PHQ-9 is found in the last 12 months
Then  screen for depression and anxiety.

Says nothing when questionnaires or results were not read.
"""

from typing import Final

from cds_service.clinical.adult_sm import not_for_this_patient
from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.chart import Chart
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.outcome import Fact, Finding, Indicator, NotIndicated, Outcome
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.proposal import OrderTest, TestOrder
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.specialist_visit import visits_today
from cds_service.clinical.symptoms import current_problems
from cds_service.clinical.therapy import MEDICATION_RECORDS, taken_now
from cds_service.knowledge.follow_up_advice import (
    CENTRE_MOOD,
    PAGE_MOOD,
    REVIEW_INTERFERON,
)

SCREEN_AGE: Final = Recency(
    "screening for depression", 365, HouseChoice("once a year; no source says")
)
_SCREENS_ARE_IN: Final = (Record.LABS, Record.QUESTIONNAIRES)
_COMPLAINTS: Final = (
    Ailment.DEPRESSION,
    Ailment.ANXIETY,
    Ailment.COGNITIVE_SYMPTOM,
)
_INTERFERON: Final = frozenset({Drug.INTERFERON})
_SCREEN: Final = OrderTest(
    "Assign the PHQ-9", TestOrder.PHQ_9, "mood in systemic mastocytosis"
)


class ScreenDue(Finding):
    """No screening within a year, and an occasion for it."""

    complaints: tuple[Problem, ...]
    interferon: tuple[Medication, ...]
    window: Recency = SCREEN_AGE


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    if reason := not_for_this_patient(chart):
        return NotIndicated(reason)
    if screened := _screened(chart):
        return NotIndicated("screened within a year", screened)
    if chart.lacks(*_SCREENS_ARE_IN):
        return NotIndicated("questionnaires and results were not fully read")
    complaints = current_problems(chart, _COMPLAINTS)
    interferon = taken_now(chart, _INTERFERON)
    occasion: tuple[Fact, ...] = (*complaints, *interferon, *visits_today(chart))
    if not occasion:
        return NotIndicated("no visit to haematology or allergy today, no complaint")
    return ScreenDue(
        indicator=Indicator.INFO,
        used=occasion,
        proposals=(_SCREEN,),
        complaints=complaints,
        interferon=interferon,
    )


def _screened(chart: Chart) -> tuple[Event, ...]:
    return tuple(
        event
        for event in chart.done(EventKind.DEPRESSION_SCREEN)
        if event.when and event.when.age_in_days(chart.as_of) <= SCREEN_AGE.days
    )


RULE: Final = Rule(
    id="psychiatric-screen",
    title="Screening for depression and anxiety",
    tier=Tier.P2,
    provenance=Provenance.SEEDS,
    when=(
        "An adult with systemic mastocytosis sees haematology or allergy today, has a"
        " complaint of mood or memory on record, or takes an interferon, and no PHQ-2"
        " or PHQ-9 is found in the last 12 months."
    ),
    then="Screen for depression and anxiety.",
    silent_when=(
        "A screening of the last 12 months is on record, there is no such occasion, or"
        " questionnaires or results were not read."
    ),
    evaluate=evaluate,
    texts={
        ScreenDue: CardText(
            "Screen for depression and anxiety (PHQ-9, GAD-7): none found in this"
            " record in the last {window}",
            (
                (
                    "Depression, anxiety and complaints of memory are common in"
                    " mastocytosis, and may come from mediators or medicines."
                ),
                "On record: {complaints}",
                "Interferon can cause or worsen depression: {interferon}",
            ),
        )
    },
    cites=(PAGE_MOOD, CENTRE_MOOD, REVIEW_INTERFERON),
    needs=frozenset(
        {
            Record.PATIENT,
            Record.CONDITIONS,
            EventKind.DEPRESSION_SCREEN,
            EventKind.HEMATOLOGY_CARE,
            EventKind.ALLERGY_CARE,
            *MEDICATION_RECORDS,
        }
    ),
    statements=("S1-23", "S3-08", "S2-37"),
    rests_on=(SCREEN_AGE,),
    override_reasons=(
        OverrideReason("under-care", "Under psychiatric or psychological care"),
        OverrideReason("patient-declined", "Patient declined"),
    ),
    not_evaluated=("screening done elsewhere, or by another questionnaire",),
)
