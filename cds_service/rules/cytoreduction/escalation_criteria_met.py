"""Symptoms or bone do not answer to treatment: escalation may be due.

When  systemic mastocytosis is not known to be advanced
and   three classes of anti-mediator medicines have been taken for 8 weeks and
      there were two attacks of anaphylaxis within 12 months; or a T-score fell by
      0.5, or a bone broke, after a year of a bisphosphonate
Then  a line of the checklist: refer, options exist.

Says nothing when a cytoreductive drug is taken already. Tryptase plays no part.
"""

from datetime import date
from decimal import Decimal
from typing import Final

from cds_service.clinical.adult_sm import not_for_this_patient
from cds_service.clinical.analyte import Analyte
from cds_service.clinical.anaphylaxis_episodes import (
    LAST_YEAR,
    SAME_ATTACK,
    attack_days,
    recent_anaphylaxis,
)
from cds_service.clinical.antimediators import (
    LONG_ENOUGH as TREATED_LONG_ENOUGH,
)
from cds_service.clinical.antimediators import (
    AntimediatorClass,
    classes_taken,
    classes_taken_for,
)
from cds_service.clinical.basis import HouseChoice, Threshold
from cds_service.clinical.bone_progression import (
    LONG_ENOUGH,
    REAL_DECLINE,
    Progression,
    bone_progression,
)
from cds_service.clinical.chart import Chart
from cds_service.clinical.cytoreduction import exposure_now
from cds_service.clinical.event import EventKind
from cds_service.clinical.lab import Lab
from cds_service.clinical.outcome import Finding, Indicator, NotIndicated, Outcome
from cds_service.clinical.problem import Problem
from cds_service.clinical.proposal import OrderTest, Referral
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, Provenance, Rule, Tier
from cds_service.clinical.treatment_reason import REASON_NEEDS, advanced
from cds_service.knowledge.cytoreduction_advice import (
    BONE,
    ESCALATE,
    avapritinib_said,
)

CLASSES: Final = Threshold(
    "classes taken at once",
    Decimal(3),
    "classes",
    HouseChoice("maximal therapy; no source gives a number"),
)
ATTACKS: Final = Threshold(
    "attacks of anaphylaxis in 12 months",
    Decimal(2),
    "attacks",
    HouseChoice("recurrent; no source gives a number"),
)


class Escalate(Finding):
    """What every finding here tells."""

    status: str


class Refractory(Escalate):
    """Attacks in spite of several classes of medicines."""

    attacks: int
    classes: tuple[AntimediatorClass, ...]
    count: int


class BoneProgresses(Escalate):
    """Bone grows worse in spite of a bisphosphonate."""

    since: date
    fractures: tuple[Problem, ...]
    scores: tuple[Lab, ...]


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    aside = not_for_this_patient(chart)
    if aside:
        return NotIndicated(aside)
    if (known_advanced := advanced(chart)) is not None:
        return known_advanced
    if taken := exposure_now(chart):
        return NotIndicated("a cytoreductive drug is taken already", taken)
    worse = bone_progression(chart)
    return _refractory(chart) or (
        NotIndicated("nothing on record asks for escalation")
        if worse is None
        else _bone(chart, worse)
    )


def _refractory(chart: Chart) -> Refractory | None:
    classes, attacks = classes_taken_for(chart), attack_days(chart)
    if len(classes) < CLASSES.value or len(attacks) < ATTACKS.value:
        return None
    shown = tuple(item for each in classes for item in classes_taken(chart)[each])
    return Refractory(
        indicator=Indicator.INFO,
        used=(*recent_anaphylaxis(chart), *shown),
        proposals=(_REFER,),
        status=avapritinib_said(chart.as_of),
        attacks=len(attacks),
        classes=classes,
        count=len(classes),
    )


def _bone(chart: Chart, worse: Progression) -> BoneProgresses:
    scores = tuple(lab for lab in (worse.before, worse.after) if lab is not None)
    return BoneProgresses(
        indicator=Indicator.INFO,
        used=(*worse.fractures, *scores),
        proposals=(_REFER,),
        status=avapritinib_said(chart.as_of),
        since=worse.since,
        fractures=worse.fractures,
        scores=scores,
    )


_REFER: Final = OrderTest(
    "Refer to a mastocytosis centre",
    Referral.SPECIALIST_CENTRE,
    "Symptoms or bone disease in spite of treatment",
)
_OPTIONS: Final = (
    "Options to discuss: omalizumab, avapritinib 25 mg (platelets of 50 x10^9/L or"
    " more), cladribine, peginterferon (also for bone), a trial. Status: {status}."
)

RULE: Final = Rule(
    id="escalation-criteria-met",
    title="Escalation: treatment does not suffice",
    tier=Tier.P2,
    provenance=Provenance.SEEDS,
    when=(
        "Three classes of anti-mediator medicines were taken for 8 weeks and two"
        " attacks of anaphylaxis happened within 12 months, or bone grows worse after"
        " a year of a bisphosphonate."
    ),
    then="Say that options exist, and offer a referral.",
    silent_when="A cytoreductive drug is taken already, or the disease is advanced.",
    evaluate=evaluate,
    texts={
        Refractory: CardText(
            "Refer for escalation: {attacks} attacks of anaphylaxis in 12 months on"
            " {count} classes of anti-mediator medicines",
            ("Taken: {classes}.", _OPTIONS),
        ),
        BoneProgresses: CardText(
            "Refer for escalation: bone disease worse on a bisphosphonate, since"
            " {since}",
            ("Fractures: {fractures}.", "T-scores: {scores}.", _OPTIONS),
        ),
    },
    cites=(ESCALATE, BONE),
    needs=REASON_NEEDS
    | {Record.ALLERGIES, EventKind.ANAPHYLAXIS_REACTION, Analyte.PLATELETS},
    statements=("S0-16", "S0-17", "S0-20"),
    rests_on=(
        CLASSES,
        ATTACKS,
        TREATED_LONG_ENOUGH,
        LAST_YEAR,
        SAME_ATTACK,
        LONG_ENOUGH,
        REAL_DECLINE,
    ),
    not_evaluated=("symptom scores", "whether the medicines are really taken"),
)
