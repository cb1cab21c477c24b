"""Which mediator symptoms are on the problem list today.

Symptoms are seldom coded, so their absence from a problem list says little; it
is known only where the whole list was read, and then is worded "on this record".
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.presence import Presence
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.record import Record


class SymptomGroup(StrEnum):
    """Where mast cell mediators make themselves felt.

    An attack is no problem on the list: `anaphylaxis` looks for it.
    """

    SKIN = "skin"
    GUT = "stomach and bowel"
    CIRCULATION = "circulation"
    AIRWAY = "breathing"
    NERVES = "head and mind"
    ATTACK = "anaphylaxis"


_GROUPS: Final = {
    SymptomGroup.SKIN: frozenset(
        {
            Ailment.FLUSHING,
            Ailment.PRURITUS,
            Ailment.URTICARIA,
            Ailment.ANGIOEDEMA,
        }
    ),
    SymptomGroup.GUT: frozenset(
        {Ailment.ABDOMINAL_PAIN, Ailment.DIARRHEA, Ailment.NAUSEA_OR_VOMITING}
    ),
    SymptomGroup.CIRCULATION: frozenset({Ailment.HYPOTENSION, Ailment.SYNCOPE}),
    SymptomGroup.AIRWAY: frozenset({Ailment.DYSPNEA}),
    SymptomGroup.NERVES: frozenset({Ailment.HEADACHE, Ailment.COGNITIVE_SYMPTOM}),
}
MEDIATOR_SYMPTOMS: Final = frozenset[Ailment]().union(*_GROUPS.values())
"""Depression and anxiety are none of these: they are treated for themselves."""


@fact
def symptoms(chart: Chart) -> tuple[Problem, ...]:
    """Return the mediator symptoms on record that are current and not in doubt."""
    return current_problems(chart, MEDIATOR_SYMPTOMS)


def symptoms_of(chart: Chart, *groups: SymptomGroup) -> tuple[Problem, ...]:
    """Return those of some groups."""
    meant = frozenset[Ailment]().union(*(_GROUPS.get(group, ()) for group in groups))
    return tuple([item for item in symptoms(chart) if item.means & meant])


def current_problems(chart: Chart, ailments: Iterable[Ailment]) -> tuple[Problem, ...]:
    """Return the problems that mean one of these, are current and not in doubt."""
    return tuple(
        [
            item
            for item in chart.problems_of(*ailments)
            if item.current and item.confirmed
        ]
    )


def symptom_names(found: Iterable[Problem]) -> frozenset[Ailment]:
    """Return what these mean among the mediator symptoms, each once."""
    meant = (item.means & MEDIATOR_SYMPTOMS for item in found)
    return frozenset[Ailment]().union(*meant)


@fact
def symptomatic(chart: Chart) -> Presence:
    """Tell whether mediator symptoms are on record; a list not read is unknown."""
    if symptoms(chart):
        return Presence.PRESENT
    unread = chart.lacks(Record.CONDITIONS)
    return Presence.UNKNOWN if unread else Presence.ABSENT


def groups_of(found: Iterable[Problem]) -> tuple[SymptomGroup, ...]:
    """Return where these symptoms are felt, in a fixed order."""
    meant = symptom_names(found)
    return tuple([group for group, names in _GROUPS.items() if names & meant])
