"""Attacks that come and go, and no mediators measured during one.

When  an adult has (or may have) systemic mastocytosis, with flushing on record
      or an anaphylaxis in the last 12 months
and   neither urine mediators nor a tryptase from the day of an attack are found
Then  suggest a kit for samples during an attack.

Epinephrine comes before any sample. Says nothing when results were not read.
"""

from datetime import date
from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.anaphylaxis_episodes import (
    LAST_YEAR,
    attack_days,
    recent_anaphylaxis,
)
from cds_service.clinical.chart import Chart
from cds_service.clinical.event import EventKind
from cds_service.clinical.mastocytosis import Population, is_child, population
from cds_service.clinical.outcome import Finding, Indicator, NotIndicated, Outcome
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.proposal import OrderTest, TestOrder
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.symptoms import current_problems
from cds_service.knowledge.follow_up_advice import OVERVIEW_SAMPLES

_CONCERNED: Final = frozenset({Population.CONFIRMED, Population.POSSIBLE})
_KIT: Final = OrderTest(
    "Standing order: urine mediators during an attack",
    TestOrder.URINE_MEDIATORS,
    "episodic symptoms in mastocytosis: sample while symptoms last",
)
_TRYPTASE: Final = OrderTest(
    "Standing order: tryptase during an attack",
    TestOrder.TRYPTASE_ACUTE,
    "episodic symptoms in mastocytosis: sample while symptoms last",
)


class NoAttackSample(Finding):
    """Attacks on record, and no sample from one."""

    flushing: tuple[Problem, ...]
    attacks: tuple[date, ...]


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    if population(chart) not in _CONCERNED or is_child(chart):
        return NotIndicated("no adult with mastocytosis, known or possible")
    flushing = current_problems(chart, (Ailment.FLUSHING,))
    if not flushing and not attack_days(chart):
        return NotIndicated("no flushing and no recent anaphylaxis on record")
    if chart.lacks(Record.LABS):
        return NotIndicated("the results were not fully read")
    if measured := chart.events_of(EventKind.URINE_MEDIATORS):
        return NotIndicated("urine mediators were measured or ordered", measured)
    if _tryptase_of_an_attack(chart):
        return NotIndicated("a tryptase from the day of an attack is on record")
    return NoAttackSample(
        indicator=Indicator.INFO,
        used=(*flushing, *recent_anaphylaxis(chart)),
        proposals=(_KIT, _TRYPTASE),
        flushing=flushing,
        attacks=attack_days(chart),
    )


def _tryptase_of_an_attack(chart: Chart) -> bool:
    """Tell whether one was drawn on the day of an attack or on the next."""
    drawn = {lab.taken.day for lab in chart.labs_of(Analyte.TRYPTASE)}
    return any(
        0 <= (day - attack).days <= 1 for day in drawn for attack in attack_days(chart)
    )


RULE: Final = Rule(
    id="symptomatic-sample-kit",
    title="Samples during an attack",
    tier=Tier.P2,
    provenance=Provenance.SEEDS,
    when=(
        "An adult with known or possible systemic mastocytosis has flushing on record"
        " or had an anaphylaxis in the last 12 months, and neither urine mediators nor"
        " a tryptase from an attack are found in this record."
    ),
    then="Suggest a kit for blood and urine samples during an attack.",
    silent_when="Such a sample is on record, or the results were not read.",
    evaluate=evaluate,
    texts={
        NoAttackSample: CardText(
            "Offer a kit for blood and urine samples during an attack: no mediators"
            " from one found in this record",
            (
                (
                    "Samples taken while symptoms last, at home or in the emergency"
                    " room, may help. Never delay epinephrine for a sample. Aspirin"
                    " lowers the prostaglandin metabolite in urine."
                ),
                "On record: {flushing}",
                "Attacks of the last year, as recorded: {attacks}",
            ),
        )
    },
    cites=(OVERVIEW_SAMPLES,),
    needs=frozenset(
        {
            Record.PATIENT,
            Record.CONDITIONS,
            Record.ALLERGIES,
            Analyte.TRYPTASE,
            EventKind.URINE_MEDIATORS,
            EventKind.ANAPHYLAXIS_REACTION,
        }
    ),
    statements=("S4-06",),
    rests_on=(LAST_YEAR,),
    override_reasons=(
        OverrideReason("done-elsewhere", "Measured elsewhere"),
        OverrideReason("not-feasible", "Not feasible for this patient"),
    ),
    not_evaluated=("samples that were sent to another laboratory",),
)
