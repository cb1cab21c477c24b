"""Bone grows worse although a bisphosphonate has been taken for a year.

When  an adult with systemic mastocytosis takes a bisphosphonate, begun more than
      a year ago
and   had a fragility fracture since that year, or a T-score that fell by 0.5
Then  name what the sources have next: peginterferon, and vertebroplasty or
      kyphoplasty for a painful vertebral fracture; with depression on record,
      present or past, interferon is not named first.

Bone pain is not coded and not looked at.
"""

from typing import Any, Final

from cds_service.clinical.adult_sm import not_for_this_patient
from cds_service.clinical.bone_care_findings import (
    ScoreFallen,
    Worsening,
    WorseningAndDepression,
)
from cds_service.clinical.bone_disease import BONE_NEEDS
from cds_service.clinical.bone_drugs import (
    BISPHOSPHONATES,
    INFUSION_LASTS,
    antiresorptives,
)
from cds_service.clinical.bone_progression import (
    LONG_ENOUGH,
    REAL_DECLINE,
    Progression,
    bone_progression,
)
from cds_service.clinical.chart import Chart
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import Indicator, NotIndicated, Outcome
from cds_service.clinical.problem import Ailment
from cds_service.clinical.proposal import OrderTest, Referral
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.therapy import MEDICATION_RECORDS, taken_now
from cds_service.knowledge.bone_advice import OVERVIEW_BONE, REVIEW_BONE

_NEXT: Final = frozenset({Drug.INTERFERON})


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    if why := not_for_this_patient(chart):
        return NotIndicated(why)
    worse = bone_progression(chart)
    if worse is None:
        return NotIndicated("no loss of bone on a bisphosphonate on record")
    if taking := taken_now(chart, _NEXT):
        return NotIndicated("interferon is taken already", taking)
    return _finding(chart, worse)


def _finding(chart: Chart, worse: Progression) -> Worsening:
    told = _told(chart, worse)
    known = (*worse.fractures, *told["drugs"], *told["depression"])
    if worse.before is None or worse.after is None:
        kind = WorseningAndDepression if told["depression"] else Worsening
        return kind(used=known, **told)
    return ScoreFallen(
        used=(worse.after, worse.before, *known),
        before=worse.before,
        after=worse.after,
        fall=REAL_DECLINE,
        **told,
    )


def _told(chart: Chart, worse: Progression) -> dict[str, Any]:
    taken = antiresorptives(chart).now
    depression = chart.problems_of(Ailment.DEPRESSION)
    return {
        "indicator": Indicator.INFO,
        "missing": ("bone pain", "whether the drug was taken as prescribed"),
        "proposals": (_REFERRAL,),
        "fractures": worse.fractures,
        "drugs": tuple(item for item in taken if item.drug in BISPHOSPHONATES),
        "depression": tuple(item for item in depression if item.confirmed),
    }


_REFERRAL: Final = OrderTest(
    "Refer for bone health",
    Referral.BONE_HEALTH,
    "Bone grows worse on a bisphosphonate in systemic mastocytosis",
)
_ADVICE: Final = (
    "Fractures since: {fractures}",
    "Taken: {drugs}",
    (
        "The overview names peginterferon for bone pain or bone loss that resists"
        " bisphosphonates, and vertebroplasty or kyphoplasty for the pain of a"
        " vertebral fracture; both procedures need a plan for anaesthesia."
    ),
    "Ask for depression before interferon. On record: {depression}",
    "For pain that resists fentanyl, ketamine is only being studied.",
)

RULE: Final = Rule(
    id="bone-refractory-options",
    title="Bone loss on a bisphosphonate",
    tier=Tier.P2,
    provenance=Provenance.SEEDS,
    when=(
        "An adult with systemic mastocytosis takes a bisphosphonate for more than a"
        " year, and had a fracture or a fall of a T-score since."
    ),
    then="Name peginterferon, and vertebroplasty or kyphoplasty.",
    silent_when="Nothing on record shows it, or interferon is taken already.",
    evaluate=evaluate,
    texts={
        Worsening: CardText(
            "Consider peginterferon or a vertebral procedure: fracture on record after"
            " a year of a bisphosphonate",
            _ADVICE,
        ),
        WorseningAndDepression: CardText(
            "Consider a vertebral procedure for pain: fracture after a year of a"
            " bisphosphonate; depression against interferon",
            _ADVICE,
        ),
        ScoreFallen: CardText(
            "Consider what comes after bisphosphonates: {after}, fallen by {fall} or"
            " more",
            ("It was before: {before}.", *_ADVICE),
        ),
    },
    cites=(OVERVIEW_BONE, REVIEW_BONE),
    needs=BONE_NEEDS | MEDICATION_RECORDS,
    statements=("S0-20", "S0-22", "S2-29"),
    rests_on=(LONG_ENOUGH, REAL_DECLINE, INFUSION_LASTS),
    override_reasons=(
        OverrideReason("specialist-directed", "Specialist decided otherwise"),
    ),
    not_evaluated=("bone pain",),
    act="escalation-criteria-met",
    version="1.0.1",
)
