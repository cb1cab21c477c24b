"""Has this patient tolerated a drug, reacted to it, or does nobody know?

Silence of the record is no tolerance. Two uses without a reaction on record
since, or an allergy that was refuted, are; a reaction outweighs both unless it
is older, was no anaphylaxis and the drug was used again.
"""

from enum import StrEnum
from typing import Final

from cds_service.clinical.allergy import Allergen, Allergy, Certainty
from cds_service.clinical.chart import Chart
from cds_service.clinical.earlier_use import enough, told_apart
from cds_service.clinical.medication import (
    Drug,
    Medication,
)
from cds_service.clinical.moment import Moment
from cds_service.clinical.outcome import Fact
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.record import Record
from cds_service.frozen import Frozen

TOLERANCE_RECORDS: Final = frozenset(
    {
        Record.ALLERGIES,
        Record.CONDITIONS,
        Record.MEDICATION_DISPENSES,
        Record.MEDICATION_ADMINISTRATIONS,
    }
)
"""Where a reaction, or the use of a drug, would be."""

_UNSPECIFIC: Final = frozenset({Ailment.ANALGESIC_ALLERGY, Ailment.ANAESTHETIC_ALLERGY})
"""Codes that leave open to which drug of a wide class the reaction was."""
_ALLERGY: Final = "AllergyIntolerance/"
Reaction = Allergy | Problem


class Tolerance(StrEnum):
    """What the record says of one drug or class in one patient."""

    TOLERATED = "tolerated"
    INTOLERANT = "a reaction is on record"
    UNCONFIRMED = "a reaction is on record and in doubt"
    UNKNOWN = "not known"


class Tolerated(Frozen, kw_only=False):
    """The state, and what it rests on.

    `reactions` speak against tolerance, `refuted` and `uses` for it. `upsets`
    are stomach upsets alone, which are no hypersensitivity. `other_uses` are those
    of drugs so unlike this one that they show nothing of it. `missing` says what of
    the record was not read and could hold a reaction.
    """

    state: Tolerance
    reactions: tuple[Reaction, ...] = ()
    upsets: tuple[Allergy, ...] = ()
    refuted: tuple[Allergy, ...] = ()
    uses: tuple[Medication, ...] = ()
    missing: tuple[str, ...] = ()
    other_uses: tuple[Medication, ...] = ()

    @property
    def used(self) -> tuple[Fact, ...]:
        """Every fact that was looked at, reactions first."""
        speaking = (*self.reactions, *self.upsets, *self.refuted, *self.uses)
        return (*speaking, *self.other_uses)


def tolerance(
    chart: Chart,
    drugs: frozenset[Drug],
    allergens: frozenset[Allergen],
    ailments: frozenset[Ailment],
    unlike: frozenset[Drug] = frozenset(),
) -> Tolerated:
    """Tell whether these drugs were tolerated.

    A use is one of `drugs`; a reaction is one to `drugs` or `allergens`, or a
    problem that means one of `ailments`. A use of what is also `unlike`, or an
    allergy to it that was refuted, shows nothing of the others.
    """
    known = [item for item in chart.allergies if item.means & (drugs | allergens)]
    denied = [item for item in known if item.certainty is Certainty.REFUTED]
    refuted = [item for item in denied if not item.means & unlike]
    stands = [item for item in known if item.certainty is not Certainty.REFUTED]
    upsets = tuple([item for item in stands if item.only_gastrointestinal])
    reactions: tuple[Reaction, ...] = (
        *[item for item in stands if not item.only_gastrointestinal],
        *chart.problems_of(*ailments),
    )
    uses, others = told_apart(chart, drugs, unlike)
    missing = unseen_reactions(chart)
    read = not missing
    state = _state(reactions, refuted=bool(refuted), uses=uses, read=read)
    return Tolerated(state, reactions, upsets, tuple(refuted), uses, missing, others)


def unseen_reactions(chart: Chart) -> tuple[str, ...]:
    """Say what of the allergies was not read: a reaction may be in it."""
    gaps = [gap.of("allergies") for gap in chart.lacks(Record.ALLERGIES)]
    if any(
        item.reference.startswith(_ALLERGY) and not item.status_only
        for item in chart.unread
    ):
        gaps.append("an allergy that could not be read")
    return tuple(gaps)


def _state(
    reactions: tuple[Reaction, ...],
    *,
    refuted: bool,
    uses: tuple[Medication, ...],
    read: bool,
) -> Tolerance:
    again = enough(_since(reactions, uses)) and not any(map(_is_grave, reactions))
    if any(map(_is_sure, reactions)):
        return Tolerance.UNCONFIRMED if again else Tolerance.INTOLERANT
    if reactions and not again:
        return Tolerance.UNCONFIRMED
    if read and (again or refuted):
        return Tolerance.TOLERATED
    return Tolerance.UNKNOWN


def _since(
    reactions: tuple[Reaction, ...], uses: tuple[Medication, ...]
) -> tuple[Medication, ...]:
    """Return the uses after every reaction; none when one has no date."""
    days = [moment.day for moment in map(_dated, reactions) if moment]
    if len(days) < len(reactions):
        return ()
    return tuple(
        [
            item
            for item in uses
            if item.starts and all(item.starts.day > day for day in days)
        ]
    )


def _dated(reaction: Reaction) -> Moment | None:
    return reaction.recorded if isinstance(reaction, Allergy) else reaction.began


def _is_sure(reaction: Reaction) -> bool:
    if not reaction.current:
        return False
    if isinstance(reaction, Allergy):
        return reaction.certainty is Certainty.CONFIRMED
    clear = reaction.confirmed and not reaction.unverified_code
    return clear and not reaction.means <= _UNSPECIFIC


def _is_grave(reaction: Reaction) -> bool:
    return isinstance(reaction, Allergy) and (reaction.anaphylaxis or reaction.severe)
