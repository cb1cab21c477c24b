"""What is found when a drug is ordered that mast cells may answer to."""

from typing import Final, TypedDict

from cds_service.clinical.allergy import Allergy
from cds_service.clinical.chart import Chart
from cds_service.clinical.concerned import Concern, concern, doubts
from cds_service.clinical.event import Event
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Medication
from cds_service.clinical.outcome import Fact, Finding
from cds_service.clinical.problem import Problem
from cds_service.clinical.tolerance import Reaction, Tolerated


class TriggerOrdered(Finding):
    """The orders, and what the record says of earlier reactions and uses.

    `uses` are the newest uses, each with its day; `other_uses` those that show
    nothing of what is ordered. `bleeding` is what else could
    make the patient bleed, `visits` what shows that this is an emergency, `liver`
    what speaks against acetaminophen.
    """

    concern: Concern
    orders: tuple[Medication | Event, ...]
    reactions: tuple[Reaction, ...] = ()
    upsets: tuple[Allergy, ...] = ()
    uses: tuple[str, ...] = ()
    other_uses: tuple[str, ...] = ()
    bleeding: tuple[Fact, ...] = ()
    visits: tuple[Event, ...] = ()
    liver: tuple[Problem | Lab, ...] = ()


class ReactionKnown(TriggerOrdered):
    """A reaction to it is on record."""


class ReactionDoubted(TriggerOrdered):
    """A reaction to it is on record, and unconfirmed, over or contradicted."""


class ToleranceNotKnown(TriggerOrdered):
    """Neither a reaction nor enough earlier use is on record."""


class FewPlatelets(TriggerOrdered):
    """Platelets are low, whether or not the drug was tolerated before."""

    platelets: Lab


class BleedingAdded(TriggerOrdered):
    """It was tolerated before, and something else adds to bleeding or ulcer."""


class AlreadyOrdered(TriggerOrdered):
    """It has long been ordered; whether it is taken is not on record."""


class ReactionInEmergency(TriggerOrdered):
    """A reaction to it is on record, and it may be needed at once."""


class InEmergency(TriggerOrdered):
    """The same in an emergency: one line, which costs no time."""


class Known(TypedDict):
    """The fields that every one of these findings shares."""

    concern: Concern
    orders: tuple[Medication | Event, ...]
    reactions: tuple[Reaction, ...]
    upsets: tuple[Allergy, ...]
    uses: tuple[str, ...]
    other_uses: tuple[str, ...]
    used: tuple[Fact, ...]
    missing: tuple[str, ...]


def known(
    chart: Chart, tolerated: Tolerated, orders: tuple[Medication | Event, ...]
) -> Known:
    """Gather what the reader of any of them wants to know."""
    return Known(
        concern=concern(chart),
        orders=orders,
        reactions=tolerated.reactions,
        upsets=tolerated.upsets,
        uses=dated(tolerated.uses),
        other_uses=dated(tolerated.other_uses),
        used=(*orders, *tolerated.used),
        missing=(*doubts(chart), *tolerated.missing),
    )


def dated(uses: tuple[Medication, ...]) -> tuple[str, ...]:
    """Say when these were used, the newest ones only."""
    newest = sorted(uses, key=_newest_first)[:_NEWEST]
    return tuple([f"{item.starts.day}: {item.name}" for item in newest if item.starts])


_NEWEST: Final = 3


def _newest_first(item: Medication) -> tuple[int, str]:
    return (-item.starts.day.toordinal() if item.starts else 0, item.reference)
