"""Which anaesthetic agents are listed as safer, without those that hurt this patient.

When  an operation is being ordered or booked for an adult with systemic
      mastocytosis and no assessment before anaesthesia is on record
Then  name the agents that the treatment overview lists as safer, in the card
      about the plan; the list is anecdotal.

A reaction on record takes its group off the list. Says nothing in an emergency.
"""

from typing import Final

from cds_service.clinical.chart import Chart
from cds_service.clinical.concerned import concern, doubts, not_concerned
from cds_service.clinical.emergency import STILL_GOING_ON, cannot_wait
from cds_service.clinical.event import EventKind
from cds_service.clinical.outcome import Indicator, NotIndicated, Outcome
from cds_service.clinical.perioperative import (
    AHEAD,
    ASSESSED,
    ASSESSMENT_RECORDS,
    SaferAgent,
    assessments,
    operations_wanted,
    reactions_to,
    safer_agents,
)
from cds_service.clinical.perioperative_findings import AgentsListed
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, Provenance, Rule, Tier
from cds_service.clinical.subject import Subject
from cds_service.clinical.tolerance import unseen_reactions
from cds_service.knowledge.perioperative_advice import (
    AGENT_TABLE,
    AGENTS,
    ANAESTHETIST,
    ANECDOTAL,
)

_ABOUT: Final = Subject.of(
    EventKind.SURGERY, otherwise="no operation is being ordered or booked"
)


def evaluate(chart: Chart) -> Outcome:
    """Decide for one call."""
    operations = operations_wanted(chart)
    if not operations:
        return _ABOUT.otherwise
    aside = not_concerned(chart, operations, must_say=False)
    if aside is not None:
        return aside
    if assessments(chart) or cannot_wait(chart, operations):
        return NotIndicated("assessed before anaesthesia, or an emergency")
    left_out = dict.fromkeys(
        item for agent in SaferAgent for item in reactions_to(chart, agent)
    )
    return AgentsListed(
        indicator=Indicator.INFO,
        used=(*operations, *left_out),
        missing=(*doubts(chart), *unseen_reactions(chart)),
        concern=concern(chart),
        agents=safer_agents(chart),
        left_out=tuple(left_out),
    )


RULE: Final = Rule(
    id="periop-safer-agents",
    title="Anaesthetic agents listed as safer",
    tier=Tier.P2,
    provenance=Provenance.SEEDS_AND_LITERATURE,
    when=(
        "An operation is being ordered or booked for an adult with systemic"
        " mastocytosis, and no assessment before anaesthesia is on record."
    ),
    then="Name, in the card about the plan, the agents listed as safer.",
    silent_when=(
        "An assessment before anaesthesia is on record or ordered, or this is an"
        " emergency. Agents of a group the patient has reacted to are not named."
    ),
    evaluate=evaluate,
    about=_ABOUT,
    texts={
        AgentsListed: CardText(
            "Choose among the anaesthetic agents listed as safer {concern}; the list"
            " is anecdotal",
            (
                "Listed as safer: {agents}",
                (
                    "Listed as releasing histamine or less safe: atracurium,"
                    " mivacurium, morphine, codeine, thiopental. On succinylcholine"
                    " the sources disagree."
                ),
                "Left out because of a reaction on record: {left_out}",
                ANECDOTAL,
            ),
        )
    },
    cites=(AGENTS, AGENT_TABLE),
    needs=frozenset(
        {
            Record.CONDITIONS,
            Record.ALLERGIES,
            *ASSESSMENT_RECORDS,
            EventKind.ANAESTHESIA_CONSULTATION,
            EventKind.EMERGENCY_VISIT,
        }
    ),
    statements=("S0-41",),
    rests_on=(AHEAD, ASSESSED, STILL_GOING_ON),
    override_reasons=(ANAESTHETIST,),
    not_evaluated=("other reasons for or against an agent",),
    act="periop-plan",
)
