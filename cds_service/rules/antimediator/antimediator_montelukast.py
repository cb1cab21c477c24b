"""Montelukast: an option for flushing, and a danger to a low mood.

When  an adult with systemic mastocytosis on an H1 antihistamine has flushing or
      shortness of breath, and no leukotriene antagonist is found in this record
Then  note that montelukast is an option, with its boxed warning.
When  montelukast is being ordered in mastocytosis, and depression, suicidality,
      bipolar disorder or psychosis is on record
Then  warn; a note where the problem is over, or is anxiety.

With such a problem on record the option is not offered.
"""

from typing import Final

from cds_service.clinical.antimediator_step import (
    STEP_RECORDS,
    foundation,
    no_further_step,
)
from cds_service.clinical.antimediators import AntimediatorClass
from cds_service.clinical.chart import Chart
from cds_service.clinical.mastocytosis import Population, population
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.outcome import Finding, Indicator, NotIndicated, Outcome
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.proposal import AddTask, RemoveDraft
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.subject import Subject
from cds_service.clinical.symptoms import current_problems
from cds_service.knowledge.antimediator_advice import (
    DIFFERS,
    MONTELUKAST_BOXED,
    OVERVIEW_MONTELUKAST,
    REVIEW_TREATMENT,
    TRIED,
)

_GRAVE: Final = frozenset(
    {Ailment.DEPRESSION, Ailment.SUICIDALITY, Ailment.BIPOLAR_OR_PSYCHOSIS}
)
_MOOD: Final = _GRAVE | {Ailment.ANXIETY}
_HELPED: Final = (Ailment.FLUSHING, Ailment.DYSPNEA)
_COUNSEL: Final = AddTask(
    "Counsel on changes of mood, sleep and behaviour under montelukast",
    "Counsel patient and family on changes of mood, sleep and behaviour, and on"
    " stopping montelukast and calling when they appear",
)


class MontelukastOption(Finding):
    """Flushing or breathlessness, and no leukotriene antagonist found."""

    complaints: tuple[Problem, ...]


class MoodAtRisk(Finding):
    """Montelukast is being ordered beside a psychiatric problem on record."""

    problems: tuple[Problem, ...]
    drafts: tuple[Medication, ...]


_ABOUT: Final = Subject.of(
    Drug.MONTELUKAST, otherwise="no montelukast is being ordered"
)


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    if chart.hook.about_orders:
        return _ordered(chart)
    complaints = current_problems(chart, _HELPED)
    if aside := no_further_step(chart, AntimediatorClass.LEUKOTRIENE, complaints):
        return aside
    if mood := chart.problems_of(*_MOOD):
        return NotIndicated("a psychiatric problem is on record: not offered", mood)
    return MontelukastOption(
        indicator=Indicator.INFO,
        used=(*complaints, *foundation(chart)),
        complaints=complaints,
    )


def _ordered(chart: Chart) -> Outcome:
    drafts = chart.drafted(Drug.MONTELUKAST)
    if not drafts:
        return _ABOUT.otherwise
    if population(chart) not in {Population.CONFIRMED, Population.POSSIBLE}:
        return NotIndicated(population(chart), drafts)
    problems = chart.problems_of(*_MOOD)
    if not problems:
        return NotIndicated("no psychiatric problem on record", drafts)
    grave = bool(current_problems(chart, _GRAVE))
    return MoodAtRisk(
        indicator=Indicator.WARNING if grave else Indicator.INFO,
        used=(*problems, *drafts),
        proposals=(
            _COUNSEL,
            *(RemoveDraft("Take montelukast off", item.reference) for item in drafts),
        ),
        problems=problems,
        drafts=drafts,
    )


RULE: Final = Rule(
    id="antimediator-montelukast",
    title="Montelukast and its boxed warning",
    tier=Tier.P2,
    provenance=Provenance.SEEDS_AND_LABEL,
    when=(
        "An adult with systemic mastocytosis on an H1 antihistamine has flushing or"
        " shortness of breath, and no leukotriene antagonist is found in this record;"
        " or montelukast is being ordered with a psychiatric problem on record."
    ),
    then=(
        "Note that montelukast is an option; warn of neuropsychiatric events where"
        " depression, suicidality, bipolar disorder or psychosis is on record."
    ),
    silent_when=(
        "A leukotriene antagonist is taken, was tried or is not borne, no H1"
        " antihistamine is taken, or the medicines were not fully read. While ordering:"
        " no psychiatric problem is on record."
    ),
    evaluate=evaluate,
    about=_ABOUT,
    texts={
        MontelukastOption: CardText(
            "Consider montelukast for flushing or shortness of breath, after asking"
            " about mood: boxed warning, neuropsychiatric events",
            (
                "Recorded: {complaints}",
                (
                    "Leukotriene antagonists help against flushing and airway symptoms;"
                    " a review adds frequent urination. No such medicine was found in"
                    " this record."
                ),
            ),
        ),
        MoodAtRisk: CardText(
            "Weigh montelukast: boxed warning of neuropsychiatric events, and a"
            " psychiatric problem is on record",
            (
                "On record: {problems}",
                "Being ordered: {drafts}",
                "Depression and anxiety are common in mastocytosis.",
            ),
        ),
    },
    cites=(OVERVIEW_MONTELUKAST, REVIEW_TREATMENT, MONTELUKAST_BOXED),
    needs=STEP_RECORDS,
    statements=("S0-10", "S2-20", "S2-28"),
    override_reasons=(
        OverrideReason("benefit-outweighs-risk", "The benefit outweighs the risk"),
        TRIED,
        DIFFERS,
    ),
    not_evaluated=("mood that is not on the problem list", "frequent urination"),
    caveat=(
        "The boxed warning of montelukast is recalled, not read: check the current"
        " label."
    ),
)
