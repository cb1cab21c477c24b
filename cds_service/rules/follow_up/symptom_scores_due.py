"""A visit for mastocytosis today, and no symptom or quality-of-life score.

When  an adult with systemic mastocytosis sees haematology or allergy today
and   a symptom score (MSAF or another) or a quality-of-life score (MQLQ) is not
      found in the last 30 days
Then  record what is missing.

Advanced disease has other priorities. Says nothing when the questionnaires were
not read.
"""

from enum import StrEnum
from operator import itemgetter
from typing import Final

from cds_service.clinical.adult_sm import not_for_this_patient
from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.chart import Chart
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.mastocytosis import subtype
from cds_service.clinical.outcome import Finding, Indicator, NotIndicated, Outcome
from cds_service.clinical.proposal import OrderTest, TestOrder
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.specialist_visit import visits_today
from cds_service.knowledge.follow_up_advice import OVERVIEW_SCORES

SCORE_AGE: Final = Recency(
    "symptom and quality-of-life scores",
    30,
    HouseChoice("filled in before the visit counts for the visit"),
)


class Score(StrEnum):
    """What is to be recorded at each visit."""

    SYMPTOMS = "MSAF"
    QUALITY_OF_LIFE = "MQLQ"


_KIND: Final = {
    Score.SYMPTOMS: EventKind.SYMPTOM_SCORE,
    Score.QUALITY_OF_LIFE: EventKind.QUALITY_OF_LIFE_SCORE,
}


class ScoresDue(Finding):
    """A visit today without some of the scores; `last` are the newest on record."""

    lacking: tuple[Score, ...]
    visit: Event
    last: tuple[Event, ...]
    window: Recency = SCORE_AGE


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    if reason := not_for_this_patient(chart):
        return NotIndicated(reason)
    if subtype(chart).advanced:
        return NotIndicated("advanced disease: the scores are optional")
    visits = visits_today(chart)
    if not visits:
        return NotIndicated("no visit to haematology or allergy today")
    if chart.lacks(Record.QUESTIONNAIRES):
        return NotIndicated("the questionnaires were not fully read", visits)
    lacking = tuple(score for score in Score if not _recorded(chart, score))
    if not lacking:
        return NotIndicated("the scores are recorded", visits)
    return _finding(chart, lacking, visits)


def _recorded(chart: Chart, score: Score) -> bool:
    return any(
        event.when and event.when.age_in_days(chart.as_of) <= SCORE_AGE.days
        for event in chart.done(_KIND[score])
    )


def _finding(
    chart: Chart, lacking: tuple[Score, ...], visits: tuple[Event, ...]
) -> ScoresDue:
    last = tuple(event for score in lacking for event in _newest(chart, score))
    return ScoresDue(
        indicator=Indicator.INFO,
        used=(*visits, *last),
        proposals=(
            OrderTest(
                "Assign the symptom and quality-of-life questionnaires",
                TestOrder.SYMPTOM_SCORES,
                "each visit for systemic mastocytosis",
            ),
        ),
        lacking=lacking,
        visit=visits[0],
        last=last,
    )


def _newest(chart: Chart, score: Score) -> tuple[Event, ...]:
    dated = [
        (event.when.order(), event.reference, event)
        for event in chart.done(_KIND[score])
        if event.when
    ]
    return (max(dated, key=itemgetter(0, 1))[2],) if dated else ()


RULE: Final = Rule(
    id="symptom-scores-due",
    title="Symptom and quality-of-life scores",
    tier=Tier.P1,
    provenance=Provenance.SEEDS,
    when=(
        "An adult with systemic mastocytosis sees haematology or allergy today, and no"
        " symptom score or no quality-of-life score is found in the last 30 days."
    ),
    then="Record the scores that are missing.",
    silent_when=(
        "Both were recorded, the disease is advanced, there is no such visit today, or"
        " the questionnaires were not read."
    ),
    evaluate=evaluate,
    texts={
        ScoresDue: CardText(
            "Record at this visit: {lacking}; not found in this record in the last"
            " {window}",
            (
                "Today: {visit}",
                "Last on record: {last}",
                (
                    "MSAF is the Mastocytosis Symptom Assessment Form, MQLQ the"
                    " Mastocytosis Quality of Life Questionnaire. Other symptom"
                    " assessment forms of mastocytosis count as well; they are known by"
                    " their titles."
                ),
            ),
        )
    },
    cites=(OVERVIEW_SCORES,),
    needs=frozenset(
        {
            Record.PATIENT,
            Record.CONDITIONS,
            EventKind.SYMPTOM_SCORE,
            EventKind.QUALITY_OF_LIFE_SCORE,
            EventKind.HEMATOLOGY_CARE,
            EventKind.ALLERGY_CARE,
        }
    ),
    statements=("S0-15",),
    rests_on=(SCORE_AGE,),
    override_reasons=(
        OverrideReason("other-tool", "Another validated tool is used"),
        OverrideReason("no-time-or-language", "No time, or not in the language needed"),
    ),
    not_evaluated=("scores kept on paper or elsewhere",),
)
