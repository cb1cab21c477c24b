"""Midostaurin and the stomach.

When  the first order of midostaurin is signed
Then  remind of an antiemetic before the dose, and of food.
When  nausea or vomiting was recorded while midostaurin is taken
Then  say what helps, and what the label does when it is severe all the same.

Says nothing of nausea from before the first dose.
"""

from typing import Final

from cds_service.clinical.basis import Recency, Threshold
from cds_service.clinical.chart import Chart, Hook
from cds_service.clinical.exposure import first_dose
from cds_service.clinical.medication import Drug
from cds_service.clinical.midostaurin import RECORDS, not_first_start, not_treated
from cds_service.clinical.outcome import Finding, Indicator, NotIndicated, Outcome
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.rule import CardText, Provenance, Rule, Tier
from cds_service.knowledge.midostaurin_label import (
    DOSE_TABLE,
    DOSE_TABLE_REPRINT,
    RECOMMENDED_DOSE,
    RESUME_DOSE,
    REVIEW_FIRST_LINE,
)

PAUSE: Final = Recency("pause for severe vomiting", 3, DOSE_TABLE_REPRINT)


class StartWithAntiemetic(Finding):
    """The first order is being signed."""

    pause: Recency
    resume_dose: Threshold


class Nausea(StartWithAntiemetic):
    """Nausea or vomiting since the first dose."""

    problem: Problem


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    if chart.hook.about_orders:
        return _start(chart)
    if not chart.problems:
        return NotIndicated("no nausea or vomiting is on record")
    aside = not_treated(chart)
    if aside is not None:
        return NotIndicated(aside.reason)
    return _nausea(chart)


def _start(chart: Chart) -> Outcome:
    if chart.hook is not Hook.ORDER_SIGN:
        return NotIndicated("said when the order is signed")
    aside = not_first_start(chart)
    if aside is not None:
        return NotIndicated(aside.reason)
    return StartWithAntiemetic(
        indicator=Indicator.INFO,
        used=chart.drafted(Drug.MIDOSTAURIN),
        pause=PAUSE,
        resume_dose=RESUME_DOSE,
    )


def _nausea(chart: Chart) -> Outcome:
    start = first_dose(chart)
    since = [
        item
        for item in chart.problems_of(Ailment.NAUSEA_OR_VOMITING)
        if item.current
        and not (
            start is not None
            and item.began is not None
            and item.began.day < start.moment.day
        )
    ]
    if not since:
        return NotIndicated("no nausea or vomiting since the first dose")
    return Nausea(
        indicator=Indicator.INFO,
        used=tuple(since),
        pause=PAUSE,
        resume_dose=RESUME_DOSE,
        problem=since[0],
    )


_SEVERE: Final = (
    "Severe nausea or vomiting (grade 3 or 4) despite the best antiemetic: interrupt"
    " for {pause} (6 doses), resume at {resume_dose} twice daily, and increase as"
    " tolerated."
)

RULE: Final = Rule(
    id="mido-gi-and-antiemetic",
    title="Midostaurin: nausea and vomiting",
    tier=Tier.P2,
    provenance=Provenance.SEEDS_AND_LABEL,
    when=(
        "Midostaurin is ordered for the first time, or nausea or vomiting was recorded"
        " since it was begun."
    ),
    then="Remind of an antiemetic and of food, and of the pause when it is severe.",
    silent_when="Nausea is older than midostaurin, or midostaurin is not taken.",
    evaluate=evaluate,
    texts={
        StartWithAntiemetic: CardText(
            "Give an antiemetic before each midostaurin dose, with food; severe"
            " vomiting: pause {pause}, resume {resume_dose} twice daily",
            (_SEVERE,),
        ),
        Nausea: CardText(
            "Nausea or vomiting with midostaurin: antiemetic, food; if severe pause"
            " {pause}, then resume at {resume_dose} twice daily",
            ("On record: {problem}.", _SEVERE),
        ),
    },
    cites=(
        DOSE_TABLE,
        DOSE_TABLE_REPRINT,
        RECOMMENDED_DOSE,
        REVIEW_FIRST_LINE,
    ),
    needs=RECORDS,
    statements=("S2-40",),
    rests_on=(PAUSE, RESUME_DOSE),
    not_evaluated=(
        "whether an antiemetic is ordered: no trustworthy list of them is kept here",
        "how severe nausea or vomiting is",
    ),
)
