"""A strong CYP3A inhibitor meets midostaurin.

When  midostaurin or a strong CYP3A inhibitor is being ordered for a patient with
      systemic mastocytosis
and   the other of the two is taken now, or is being ordered too
Then  advise an alternative, or close monitoring, above all in the first week.

A note for a moderate inhibitor: the label's examples include diltiazem and
grapefruit juice. Never a stop: antifungal prophylaxis protects in neutropenia.
Says nothing in leukaemia without advanced mastocytosis, and of drugs for the skin
or the eye.
Asks when the medication records could not be read in full.
"""

from typing import Any, Final

from cds_service.clinical.basis import Cited, Recency
from cds_service.clinical.chart import Chart
from cds_service.clinical.imatinib import NOT_CONFIRMED
from cds_service.clinical.interactions import Interaction
from cds_service.clinical.mastocytosis import Population, population
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.midostaurin import RECORDS
from cds_service.clinical.midostaurin_partners import (
    START_UNKNOWN,
    about_partners,
    in_first_week,
    not_told,
    partners,
)
from cds_service.clinical.outcome import Finding, Indicator, Outcome
from cds_service.clinical.proposal import AddTask, OrderTest, TestOrder
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.knowledge.sources import RYDAPT_LABEL

FIRST_WEEK: Final = Recency(
    "first week of midostaurin", 7, Cited(RYDAPT_LABEL, "7, strong CYP3A inhibitors")
)
_STRONG: Final = Drug.STRONG_CYP3A_INHIBITOR
_INHIBITORS: Final = frozenset({_STRONG, Drug.MODERATE_CYP3A_INHIBITOR})


class Inhibitor(Finding):
    """A strong inhibitor beside midostaurin that is taken for longer than a week."""

    inhibitors: tuple[Medication, ...]
    ours: Medication
    first_week: Recency


class InhibitorAtTheStart(Inhibitor):
    """The same while midostaurin is being started."""


class ModerateInhibitor(Inhibitor):
    """Only a moderate inhibitor is beside it."""


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    met = partners(chart, _INHIBITORS)
    if not isinstance(met, tuple):
        return met
    strong = tuple(pair for pair in met if pair.other.drug is _STRONG)
    if strong:
        return _strong(chart, strong)
    return ModerateInhibitor(**_told(chart, met, Indicator.INFO))


def _strong(chart: Chart, met: tuple[Interaction, ...]) -> Inhibitor:
    confirmed = population(chart) is Population.CONFIRMED
    level = Indicator.WARNING if confirmed else Indicator.INFO
    begins = in_first_week(chart, FIRST_WEEK)
    kind = InhibitorAtTheStart if begins else Inhibitor
    unknown = (START_UNKNOWN,) if begins is None else ()
    return kind(**_told(chart, met, level, unknown))


def _told(
    chart: Chart,
    met: tuple[Interaction, ...],
    indicator: Indicator,
    unknown: tuple[str, ...] = (),
) -> dict[str, Any]:
    others, ours = tuple(pair.other for pair in met), met[0].ours
    confirmed = population(chart) is Population.CONFIRMED
    return {
        "indicator": indicator,
        "used": (*others, ours),
        "missing": (
            *unknown,
            *not_told(chart, _INHIBITORS),
            *(() if confirmed else (NOT_CONFIRMED,)),
        ),
        "proposals": _PROPOSALS if indicator is Indicator.WARNING else (),
        "inhibitors": others,
        "ours": ours,
        "first_week": FIRST_WEEK,
    }


_PROPOSALS: Final = (
    AddTask(
        "Ask pharmacy for an alternative",
        "A strong CYP3A inhibitor meets midostaurin: please look for an alternative"
        " that does not inhibit CYP3A. Do not end an antifungal without a replacement.",
    ),
    OrderTest(
        "Order weekly counts while both are taken",
        TestOrder.CBC_WITH_DIFFERENTIAL,
        "Midostaurin with a strong CYP3A inhibitor",
        repeat_days=7,
    ),
)
_WHAT: Final = (
    "Together: {inhibitors}",
    "Beside: {ours}.",
)
_WHY: Final = (
    (
        "The inhibitor raises the concentration of midostaurin. The US label does not"
        " forbid it: it asks for an alternative, or for closer monitoring for adverse"
        " reactions, above all in the first {first_week}; it names no lower dose."
    ),
    (
        "Do not end an antifungal that protects in neutropenia without a replacement:"
        " that would be worse than the interaction."
    ),
)

RULE: Final = Rule(
    id="mido-cyp3a-strong-inhibitor",
    title="Midostaurin with a strong CYP3A inhibitor",
    tier=Tier.P0,
    provenance=Provenance.LABEL,
    when=(
        "Midostaurin or a strong CYP3A inhibitor is ordered for a patient with systemic"
        " mastocytosis who takes, or is being ordered, the other one too."
    ),
    then=(
        "Advise an alternative or close monitoring, above all in the first week; a note"
        " for a moderate inhibitor. Never a stop."
    ),
    silent_when=(
        "One of the two is on hold, was stopped or is for the skin or the eye; or"
        " midostaurin is given for leukaemia alone."
    ),
    evaluate=evaluate,
    about=about_partners(_INHIBITORS),
    texts={
        InhibitorAtTheStart: CardText(
            "Replace the strong CYP3A inhibitor or monitor closely: midostaurin is in"
            " its first {first_week}",
            (*_WHAT, *_WHY),
        ),
        Inhibitor: CardText(
            "Replace the strong CYP3A inhibitor or monitor closely: midostaurin is"
            " taken with it",
            (*_WHAT, *_WHY),
        ),
        ModerateInhibitor: CardText(
            "Watch for adverse reactions: moderate CYP3A inhibitor with midostaurin",
            (
                *_WHAT,
                (
                    "The label's warning is about strong inhibitors; its examples"
                    " include diltiazem and grapefruit juice, which are moderate ones."
                ),
            ),
        ),
    },
    cites=(Cited(RYDAPT_LABEL, "7, strong CYP3A inhibitors"),),
    needs=RECORDS,
    rests_on=(FIRST_WEEK,),
    override_reasons=(
        OverrideReason("no-alternative", "No alternative; monitored"),
        OverrideReason("antifungal-prophylaxis", "Antifungal prophylaxis, monitored"),
        OverrideReason("specialist-directed", "Directed by a specialist"),
    ),
    not_evaluated=(
        "grapefruit, and drugs bought without a prescription",
        "whether a cream, drops or a vaginal form reaches the blood",
    ),
    caveat=(
        "The label's examples were read in a copy. Which drug is a strong inhibitor"
        " comes from a list that was read once and is not kept up by anybody."
    ),
    version="1.1.0",
)
