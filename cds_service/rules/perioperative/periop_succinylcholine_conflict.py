"""Succinylcholine is being ordered: the sources disagree about it.

When  succinylcholine is being ordered for an adult with systemic mastocytosis
Then  say that the sources disagree, and that the need of the airway decides.

Always a note: an alarm could delay the control of an airway, and nothing is
offered in its place.
"""

from typing import Final

from cds_service.clinical.chart import Chart
from cds_service.clinical.concerned import concern, doubts, not_concerned
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import Indicator, Outcome
from cds_service.clinical.perioperative import reactions
from cds_service.clinical.perioperative_findings import RelaxantOrdered
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.subject import Subject
from cds_service.clinical.tolerance import unseen_reactions
from cds_service.knowledge.perioperative_advice import (
    AGENT_TABLE,
    AGENTS,
    ANECDOTAL,
    UNEVENTFUL,
)

_DRUG: Final = Drug.SUCCINYLCHOLINE


_ABOUT: Final = Subject.of(_DRUG, otherwise="no succinylcholine is being ordered")


def evaluate(chart: Chart) -> Outcome:
    """Decide for one call."""
    orders = chart.drafted(_DRUG) if chart.hook.about_orders else ()
    if not orders:
        return _ABOUT.otherwise
    aside = not_concerned(chart, orders, must_say=False)
    if aside is not None:
        return aside
    own = tuple([item for item in reactions(chart) if _DRUG in item.means])
    return RelaxantOrdered(
        indicator=Indicator.INFO,
        used=(*orders, *own),
        missing=(*doubts(chart), *unseen_reactions(chart)),
        concern=concern(chart),
        orders=orders,
        reactions=own,
    )


RULE: Final = Rule(
    id="periop-succinylcholine-conflict",
    title="Succinylcholine: sources disagree",
    tier=Tier.P1,
    provenance=Provenance.SEEDS_AND_LITERATURE,
    when="Succinylcholine is being ordered for an adult with systemic mastocytosis.",
    then="Say that the sources disagree and that the need of the airway decides.",
    silent_when="No succinylcholine is being ordered.",
    evaluate=evaluate,
    about=_ABOUT,
    texts={
        RelaxantOrdered: CardText(
            "Let the airway decide on succinylcholine {concern}: sources disagree on"
            " its safety",
            (
                (
                    "Sources disagree: the treatment overview lists succinylcholine"
                    " among the less safe relaxants, anaesthesia reviews call it"
                    " acceptable."
                ),
                "An emergency of the airway overrides this.",
                "Ordered: {orders}",
                "Reactions to it on record: {reactions}",
                ANECDOTAL,
            ),
        )
    },
    cites=(AGENTS, AGENT_TABLE),
    needs=frozenset({Record.PATIENT, Record.CONDITIONS, Record.ALLERGIES}),
    statements=("S0-41",),
    override_reasons=(
        OverrideReason("rapid-sequence", "Rapid-sequence intubation"),
        UNEVENTFUL,
    ),
    not_evaluated=("earlier anaesthetic records",),
)
