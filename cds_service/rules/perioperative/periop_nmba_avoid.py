"""Atracurium or mivacurium is being ordered: others are listed as safer.

When  atracurium or mivacurium is being ordered for an adult with systemic
      mastocytosis
Then  warn that they release histamine, and name rocuronium and vecuronium,
      which are offered unless a reaction to one of them is on record.

No card offers to take the relaxant away; whoever orders another does.
Cisatracurium, which the sources do not name, gets a note. Safer is not safe: the
card says that rocuronium can cause anaphylaxis. Asks when the problem list was
not read, and for children.
"""

from typing import Final

from cds_service.clinical.chart import Chart
from cds_service.clinical.concerned import concern, doubts, not_concerned, softened
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.outcome import Indicator, Outcome
from cds_service.clinical.perioperative import SaferAgent, reactions, reactions_to
from cds_service.clinical.perioperative_findings import (
    CisatracuriumOrdered,
    NoSaferRelaxant,
    RelaxantOrdered,
)
from cds_service.clinical.proposal import DrugProduct, OrderDrug
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

_RELEASING: Final = Drug.MUSCLE_RELAXANT_HISTAMINE_RELEASING


_ABOUT: Final = Subject.of(
    _RELEASING,
    Drug.CISATRACURIUM,
    otherwise="neither atracurium nor mivacurium is being ordered",
)


def evaluate(chart: Chart) -> Outcome:
    """Decide for one call."""
    orders = (
        chart.drafted(_RELEASING, Drug.CISATRACURIUM) if chart.hook.about_orders else ()
    )
    if not orders:
        return _ABOUT.otherwise
    aside = not_concerned(chart, orders)
    if aside is not None:
        return aside
    releasing = tuple([item for item in orders if item.drug is _RELEASING])
    return _finding(chart, releasing or orders, sure=bool(releasing))


def _finding(
    chart: Chart, orders: tuple[Medication, ...], *, sure: bool
) -> RelaxantOrdered:
    drugs = {item.drug for item in orders}
    own = tuple([item for item in reactions(chart) if item.means & drugs])
    others = reactions_to(chart, SaferAgent.RELAXANTS)
    unseen = unseen_reactions(chart)
    kind = NoSaferRelaxant if others else RelaxantOrdered
    return (kind if sure else CisatracuriumOrdered)(
        indicator=softened(chart, Indicator.WARNING if sure else Indicator.INFO),
        used=(*orders, *own, *others),
        missing=(*doubts(chart), *unseen),
        proposals=_INSTEAD if sure and not (others or unseen) else (),
        concern=concern(chart),
        orders=orders,
        reactions=own,
        to_others=others,
    )


# No removal of the draft is offered: without a relaxant there is no airway.
_INSTEAD: Final = (
    OrderDrug("Order rocuronium instead", DrugProduct.ROCURONIUM),
    OrderDrug("Order vecuronium instead", DrugProduct.VECURONIUM),
)
_DETAIL: Final = (
    "Ordered: {orders}",
    "Reactions to it on record: {reactions}",
    "A reaction to a relaxant listed as safer is on record: {to_others}",
    (
        "Rocuronium and vecuronium are listed as safer (sugammadex reverses both)."
        " Safer is not safe: rocuronium acts on mast cells in some and can cause"
        " anaphylaxis."
    ),
    (
        "Where there is no alternative (a reaction to rocuronium, kidney or liver"
        " failure), the anaesthetist decides; this is no reason to stop in theatre."
    ),
    ANECDOTAL,
)

RULE: Final = Rule(
    id="periop-nmba-avoid",
    title="Muscle relaxants that release histamine",
    tier=Tier.P0,
    provenance=Provenance.SEEDS_AND_LITERATURE,
    when=(
        "Atracurium, mivacurium or cisatracurium is being ordered for an adult with"
        " systemic mastocytosis."
    ),
    then=(
        "Warn that atracurium and mivacurium release histamine and offer rocuronium or"
        " vecuronium, unless a reaction to one of them is on record. A note for"
        " cisatracurium."
    ),
    silent_when="Another muscle relaxant, or none, is being ordered.",
    evaluate=evaluate,
    about=_ABOUT,
    texts={
        RelaxantOrdered: CardText(
            "Prefer rocuronium or vecuronium {concern}: atracurium and mivacurium"
            " release histamine",
            _DETAIL,
        ),
        NoSaferRelaxant: CardText(
            "Let anaesthesia choose the relaxant {concern}: this one releases"
            " histamine, reaction to a safer one on record",
            _DETAIL,
        ),
        CisatracuriumOrdered: CardText(
            "Weigh cisatracurium {concern}: not named by the sources, close to"
            " atracurium; others are listed as safer",
            _DETAIL,
        ),
    },
    cites=(AGENTS, AGENT_TABLE),
    needs=frozenset({Record.PATIENT, Record.CONDITIONS, Record.ALLERGIES}),
    statements=("S0-41",),
    override_reasons=(
        UNEVENTFUL,
        OverrideReason("reaction-to-rocuronium", "Reaction to rocuronium"),
        OverrideReason("organ-failure", "Kidney or liver failure"),
    ),
    not_evaluated=("earlier anaesthetic records",),
)
