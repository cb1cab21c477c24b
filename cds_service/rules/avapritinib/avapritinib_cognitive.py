"""New trouble with thinking or mood while avapritinib is taken.

When  avapritinib is being taken for systemic mastocytosis
and   a cognitive or mood problem began in the last 90 days and not before it, or
      the PHQ-9 rose by 5 points or more in them
Then  a line of the checklist: grade it, and think of the drug.

Says nothing of older problems, or when avapritinib is not taken.
"""

from decimal import Decimal
from typing import Any, Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.avapritinib import (
    RECORDS,
    first_day,
    on_treatment,
    out_of_scope,
    standing_orders,
)
from cds_service.clinical.basis import HouseChoice, Recency, Threshold
from cds_service.clinical.chart import Chart
from cds_service.clinical.counted import settled
from cds_service.clinical.counts import newest_standing, safer_high
from cds_service.clinical.lab import Lab
from cds_service.clinical.outcome import Finding, Indicator, NotIndicated, Outcome
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.proposal import AddTask, HoldOrder, Proposal
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.knowledge.ayvakit_label import COGNITION, PAGE_INHIBITORS
from cds_service.knowledge.cytoreduction_advice import PAGE_CONDITIONS

NEW: Final = Recency(
    "problem that is new", 90, HouseChoice("about one interval between visits")
)
PHQ_RISE: Final = Threshold(
    "rise of the PHQ-9", Decimal(5), "{score}", HouseChoice("one band of the scale")
)
_MEANT: Final = (
    Ailment.COGNITIVE_SYMPTOM,
    Ailment.DEPRESSION,
    Ailment.ANXIETY,
    Ailment.BIPOLAR_OR_PSYCHOSIS,
)


class NewProblem(Finding):
    """A cognitive or mood problem that is new; `scores` are a PHQ-9 that rose."""

    problems: tuple[Problem, ...]
    scores: tuple[Lab, ...]


class ScoreRose(NewProblem):
    """Only the PHQ-9 says so."""

    score: Lab
    before: Lab


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    aside = out_of_scope(chart)
    if aside is not None:
        return NotIndicated(aside.reason)
    found, scores = _problems(chart), _rise(chart)
    told: dict[str, Any] = {
        "indicator": Indicator.INFO,
        "used": (*found, *scores, *on_treatment(chart)),
        "proposals": (_SCREEN, *_holds(chart)),
        "problems": found,
        "scores": scores,
    }
    if found:
        return NewProblem(**told)
    if scores:
        score, before = scores
        return ScoreRose(**told, score=score, before=before)
    return NotIndicated("nothing new about thinking or mood")


def _problems(chart: Chart) -> tuple[Problem, ...]:
    start = first_day(chart)
    return tuple(
        item
        for item in chart.problems_of(*_MEANT)
        if item.current
        and item.began is not None
        and item.began.age_in_days(chart.as_of) <= NEW.days
        and (start is None or item.began.day >= start)
    )


def _rise(chart: Chart) -> tuple[Lab, ...]:
    """Return the newest PHQ-9 and the one before it, if it rose lately."""
    scores = settled(chart, Analyte.PHQ_9)
    last = newest_standing(scores, safer_high)
    if last is None or last.lab.taken.age_in_days(chart.as_of) > NEW.days:
        return ()
    day = last.lab.taken.day
    before = newest_standing([lab for lab in scores if lab.taken.day < day])
    if before is None:
        return ()
    now, then = last.lab.value.exact, before.lab.value.exact
    rose = now is not None and then is not None and now - then >= PHQ_RISE.value
    return (last.lab, before.lab) if rose else ()


def _holds(chart: Chart) -> tuple[Proposal, ...]:
    return tuple(
        HoldOrder("Put avapritinib on hold", item.reference, "Cognitive effects")
        for item in standing_orders(chart)
    )


_SCREEN: Final = AddTask(
    "Screen thinking and mood",
    "On avapritinib: please ask for memory, mood, sleep, speech and hallucinations, and"
    " grade what is new.",
)
_LABEL: Final = (
    "Avapritinib may cause trouble with memory, mood, sleep or speech, and"
    " hallucinations. The label withholds it for grade 2 or 3 until better, resumes at"
    " the same or a lower dose, and discontinues it for grade 4. Mastocytosis and"
    " sedating antihistamines cloud the mind as well."
)

RULE: Final = Rule(
    id="avapritinib-cognitive",
    title="Avapritinib: thinking and mood",
    tier=Tier.P1,
    provenance=Provenance.SEEDS_AND_LABEL,
    when=(
        "Avapritinib is being taken and a cognitive or mood problem began, or the PHQ-9"
        " rose by 5 points or more, in the last 90 days."
    ),
    then="Ask to grade it and to think of the drug.",
    silent_when="Nothing new is on record, or avapritinib is not taken.",
    evaluate=evaluate,
    texts={
        NewProblem: CardText(
            "Grade new trouble with thinking or mood on avapritinib: grade 2 or 3"
            " withhold, grade 4 stop",
            ("On record: {problems}.", "PHQ-9: {scores}.", _LABEL),
        ),
        ScoreRose: CardText(
            "Ask for mood and thinking on avapritinib: {score}, before {before}",
            (_LABEL,),
        ),
    },
    cites=(COGNITION, PAGE_INHIBITORS, PAGE_CONDITIONS),
    needs=RECORDS | {Record.LABS, Analyte.PHQ_9},
    statements=("S1-23", "S1-12"),
    rests_on=(NEW, PHQ_RISE),
    override_reasons=(OverrideReason("other-cause", "Another cause is known"),),
    not_evaluated=("the grade", "sleep and speech, which are seldom coded"),
)
