"""Interferon is ordered for a patient with depression or another psychiatric history.

When  interferon alfa (pegylated or not) is being ordered for an adult with
      systemic mastocytosis
and   suicidal thoughts or attempts, depression now or once, bipolar or psychotic
      disorder is on the problem list, an antidepressant, antipsychotic or lithium is
      taken, or PHQ-9 is 10 or more
Then  warn that interferon may bring on or worsen them; critical with suicidality,
      a severe depression or a bipolar or psychotic disorder, over or not, or a
      PHQ-9 of 20 or more.

A note when nothing of this is known and no PHQ-9 of the last 90 days is there.
Asks when the problem list was not read in full.
"""

from typing import Any, Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Chart
from cds_service.clinical.concerned import doubts, not_concerned, softened
from cds_service.clinical.counted import standing
from cds_service.clinical.event import EventKind
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.outcome import (
    Finding,
    Indicator,
    InsufficientData,
    NotIndicated,
    Outcome,
)
from cds_service.clinical.problem import Problem
from cds_service.clinical.proposal import OrderTest, Referral, TestOrder
from cds_service.clinical.psychiatric_history import psychiatric_problems, severe
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.subject import Subject
from cds_service.clinical.therapy import MEDICATION_RECORDS, taken_now
from cds_service.knowledge.cladribine_advice import (
    LABEL_PSYCHIATRIC,
    LABEL_SEVERE_HISTORY,
    PHQ_AGE,
    PHQ_LIMIT,
    PHQ_SEVERE,
    REVIEW_INTERFERON,
    SPECIALIST,
)

_ABOUT: Final = Subject.of(Drug.INTERFERON, otherwise="no interferon is being ordered")
_TREATED_WITH: Final = frozenset({Drug.ANTIDEPRESSANT, Drug.ANTIPSYCHOTIC_OR_LITHIUM})


class PsychiatricRisk(Finding):
    """Something on record speaks for a review first; the fields say what."""

    draft: Medication
    problems: tuple[Problem, ...]
    drugs: tuple[Medication, ...]
    score: Lab | None


class SeverePsychiatricRisk(PsychiatricRisk):
    """What is on record is severe."""


class NotScreened(Finding):
    """Nothing is on record, and nobody has asked lately."""

    draft: Medication


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    drafts = chart.drafted(Drug.INTERFERON)
    if not drafts:
        return _ABOUT.otherwise
    aside = not_concerned(chart, drafts)
    if aside is not None:
        return aside
    problems = psychiatric_problems(chart)
    drugs = taken_now(chart, _TREATED_WITH)
    score = _score(chart)
    high = score is not None and score.value.at_least(PHQ_LIMIT.value)
    told: dict[str, Any] = {
        "used": (*problems, *drugs, *((score,) if score else ()), *drafts),
        "missing": doubts(chart),
        "draft": drafts[0],
    }
    if problems or drugs or high:
        grave = bool(severe(problems)) or _is_severe(score)
        level = Indicator.CRITICAL if grave else Indicator.WARNING
        return (SeverePsychiatricRisk if grave else PsychiatricRisk)(
            **told,
            indicator=softened(chart, level),
            proposals=(_REVIEW,),
            problems=problems,
            drugs=drugs,
            score=score if high else None,
        )
    if gaps := chart.lacks(Record.CONDITIONS):
        why = f"the problem list may lack a depression: {gaps[0].why}"
        return InsufficientData(why, drafts)
    if score is None:
        return NotScreened(**told, indicator=Indicator.INFO, proposals=(_SCREEN,))
    return NotIndicated("no depression on record, and screened lately", (score,))


def _score(chart: Chart) -> Lab | None:
    newest = next(iter(standing(chart, Analyte.PHQ_9)), None)
    if newest is None or newest.taken.age_in_days(chart.as_of) > PHQ_AGE.days:
        return None
    return newest


def _is_severe(score: Lab | None) -> bool:
    return score is not None and score.value.at_least(PHQ_SEVERE.value) is True


_REVIEW: Final = OrderTest(
    "Ask psychiatry before interferon",
    Referral.PSYCHIATRY,
    "Interferon is being considered",
)
_SCREEN: Final = OrderTest(
    "Order a PHQ-9", TestOrder.PHQ_9, "Before interferon is started"
)
_WHY: Final = (
    "The label of peginterferon warns in a box of neuropsychiatric disorders; a review"
    " of 2019 calls depression what limits it in mastocytosis, where depression and"
    " memory complaints are common anyway."
)

_ON_RECORD: Final = (
    "Being ordered: {draft}",
    "On the problem list: {problems}",
    "Taken: {drugs}",
    "Score: {score}",
)
_FORBIDS: Final = (
    "The label of ropeginterferon contraindicates it after severe psychiatric"
    " disorders, above all severe depression, suicidal thoughts or an attempt."
)

RULE: Final = Rule(
    id="interferon-depression",
    title="Interferon and depression",
    tier=Tier.P0,
    provenance=Provenance.SEEDS_AND_LABEL,
    when=(
        "Interferon alfa is being ordered for an adult with systemic mastocytosis who"
        " has a psychiatric history, takes a drug for one, or scores 10 or more on the"
        " PHQ-9."
    ),
    then=(
        "Warn, and offer a psychiatric review first; critical with suicidality, severe"
        " depression, psychosis or bipolar disorder, present or past, or a PHQ-9 of 20"
        " or more. A note when nobody has screened in 90 days."
    ),
    silent_when="Nothing is on record, and a PHQ-9 of the last 90 days is below 10.",
    evaluate=evaluate,
    about=_ABOUT,
    texts={
        PsychiatricRisk: CardText(
            "Ask psychiatry before interferon: a psychiatric history, drug or score is"
            " on record",
            (*_ON_RECORD, _WHY),
        ),
        SeverePsychiatricRisk: CardText(
            "Ask psychiatry before any interferon: a severe psychiatric history or"
            " score is on record",
            (*_ON_RECORD, _WHY, _FORBIDS),
        ),
        NotScreened: CardText(
            "Screen for depression before interferon: no PHQ-9 of the last 90 days on"
            " record",
            ("Being ordered: {draft}", _WHY),
        ),
    },
    cites=(REVIEW_INTERFERON, LABEL_PSYCHIATRIC, LABEL_SEVERE_HISTORY),
    needs=MEDICATION_RECORDS
    | {
        Record.PATIENT,
        Record.CONDITIONS,
        Record.LABS,
        Analyte.PHQ_9,
        EventKind.DEPRESSION_SCREEN,
    },
    statements=("S1-23", "S2-37"),
    rests_on=(PHQ_LIMIT, PHQ_SEVERE, PHQ_AGE),
    override_reasons=(
        OverrideReason("stable-and-monitored", "Stable, and followed by psychiatry"),
        SPECIALIST,
    ),
    not_evaluated=("psychiatric problems that are in words only",),
    version="1.1.0",
)
