"""A beta-blocker may blunt epinephrine; it is weighed, and never stopped for that.

When  an adult has systemic mastocytosis (on orders: or it is possible)
and   a beta-blocker is being ordered or, when the record is opened, is taken
Then  say what it does to epinephrine, and that it is not to be stopped for this
      reason alone.

More is said after an anaphylaxis. With heart failure on record no review is
offered: the drug is needed there. Of eye drops less is said, and only where they
are ordered and mastocytosis is certain. Never offers to stop or remove either.
"""

from typing import Final

from cds_service.clinical.anaphylaxis import (
    HISTORY_RECORDS,
    Evidence,
    anaphylaxis_evidence,
)
from cds_service.clinical.basis import Cited
from cds_service.clinical.chart import Chart
from cds_service.clinical.concerned import Concern, concern, doubts, not_concerned
from cds_service.clinical.event import EventKind
from cds_service.clinical.mastocytosis import Population, population
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.outcome import Finding, Indicator, NotIndicated, Outcome
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.proposal import AddTask
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.subject import Subject
from cds_service.clinical.therapy import MEDICATION_RECORDS, taken_now
from cds_service.knowledge.literature import ANAESTHESIA_REVIEW_2018
from cds_service.knowledge.sources import ANAPHYLAXIS_PARAMETER_2023
from cds_service.knowledge.trigger_advice import BETA_BLOCKER, BETA_BLOCKER_DROPS

_DRUGS: Final = frozenset({Drug.BETA_BLOCKER})
_DROPS: Final = Drug.BETA_BLOCKER_EYE_DROPS
_WEIGH: Final = AddTask(
    "Ask cardiology and allergy to weigh the beta-blocker",
    "Weigh the beta-blocker together (cardiology, allergy, patient); do not stop it"
    " meanwhile",
)


class BetaBlocker(Finding):
    """The drug, and what speaks for keeping it."""

    concern: Concern
    drugs: tuple[Medication, ...]
    heart: tuple[Problem, ...] = ()
    attacks: tuple[Evidence, ...] = ()


class BetaBlockerAfterAnaphylaxis(BetaBlocker):
    """The same in a patient who had anaphylaxis."""


class EyeDrops(Finding):
    """Eye drops with a beta-blocker: the same concern, and a weaker one."""

    concern: Concern
    drugs: tuple[Medication, ...]
    attacks: tuple[Evidence, ...] = ()


_ABOUT: Final = Subject.of(*_DRUGS, _DROPS, otherwise="no beta-blocker")


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    drugs = _asked_about(chart)
    if not drugs:
        return _drops(chart)
    if outside := not_concerned(chart, drugs, must_say=False):
        return outside
    sure = population(chart) is Population.CONFIRMED
    if not sure and not chart.hook.about_orders:
        return NotIndicated(Population.POSSIBLE, drugs)
    attacks = anaphylaxis_evidence(chart)
    heart = _heart_failure(chart)
    kind = BetaBlockerAfterAnaphylaxis if attacks else BetaBlocker
    return kind(
        indicator=Indicator.INFO,
        used=(*drugs, *attacks, *heart),
        missing=doubts(chart),
        proposals=() if heart else (_WEIGH,),
        concern=concern(chart),
        drugs=drugs,
        heart=heart,
        attacks=attacks,
    )


def _asked_about(chart: Chart) -> tuple[Medication, ...]:
    if chart.hook.about_orders:
        return chart.drafted(*_DRUGS)
    return taken_now(chart, _DRUGS)


def _drops(chart: Chart) -> Outcome:
    drops = chart.drafted(_DROPS) if chart.hook.about_orders else ()
    if not drops:
        return _ABOUT.otherwise
    if outside := not_concerned(chart, drops, must_say=False):
        return outside
    if population(chart) is not Population.CONFIRMED:
        return NotIndicated(Population.POSSIBLE, drops)
    attacks = anaphylaxis_evidence(chart)
    return EyeDrops(
        indicator=Indicator.INFO,
        used=(*drops, *attacks),
        missing=doubts(chart),
        concern=concern(chart),
        drugs=drops,
        attacks=attacks,
    )


def _heart_failure(chart: Chart) -> tuple[Problem, ...]:
    found = chart.problems_of(Ailment.HEART_FAILURE)
    return tuple([item for item in found if item.current])


RULE: Final = Rule(
    id="betablocker-with-sm",
    title="Beta-blocker with systemic mastocytosis",
    tier=Tier.P1,
    provenance=Provenance.LITERATURE,
    when=(
        "An adult with systemic mastocytosis takes a beta-blocker, or one is being"
        " ordered."
    ),
    then=(
        "Say that it may blunt epinephrine and is not to be stopped for this alone;"
        " offer a shared decision. Of eye drops say that the concern is weaker, and"
        " offer nothing. Nothing to stop is ever offered."
    ),
    silent_when=(
        "There is no beta-blocker; it is eye drops that are not being ordered, or"
        " mastocytosis is only possible."
    ),
    evaluate=evaluate,
    about=_ABOUT,
    texts={
        BetaBlocker: CardText(
            summary=(
                "Weigh the beta-blocker {concern}: it may blunt epinephrine; do not"
                " stop it for this alone"
            ),
            detail=BETA_BLOCKER,
        ),
        BetaBlockerAfterAnaphylaxis: CardText(
            summary=(
                "Weigh the beta-blocker after anaphylaxis, {concern}: may blunt"
                " epinephrine; do not stop for this alone"
            ),
            detail=BETA_BLOCKER,
        ),
        EyeDrops: CardText(
            summary=(
                "Beta-blocker eye drops {concern} may blunt epinephrine a little; do"
                " not stop them for this alone"
            ),
            detail=BETA_BLOCKER_DROPS,
        ),
    },
    cites=(
        Cited(ANAPHYLAXIS_PARAMETER_2023, "beta-blockers and ACE inhibitors"),
        Cited(ANAESTHESIA_REVIEW_2018, "table of drugs: beta-blockers"),
    ),
    needs=frozenset(
        {
            Record.PATIENT,
            EventKind.ANAPHYLAXIS_REACTION,
            *HISTORY_RECORDS,
            *MEDICATION_RECORDS,
        }
    ),
    override_reasons=(
        OverrideReason("benefit-outweighs-risk", "Benefit outweighs the risk"),
        OverrideReason("cardiology-aware", "Cardiology is aware"),
    ),
    not_evaluated=(
        "beta-blocker eye drops already in use",
        "past myocardial infarction and arrhythmia as indications",
    ),
    version="1.1.0",
)
