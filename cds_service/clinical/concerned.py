"""Do rules for adults with systemic mastocytosis concern the patient of this call?"""

from enum import StrEnum
from typing import Final

from cds_service.clinical.chart import Chart
from cds_service.clinical.imatinib import ADULTS_ONLY, AGE_UNKNOWN, NOT_CONFIRMED
from cds_service.clinical.mastocytosis import Population, is_child, population
from cds_service.clinical.outcome import (
    Fact,
    Indicator,
    InsufficientData,
    NotIndicated,
)

NOT_ADULT: Final = "everything but the reaction: the advice is for adults"
"""Beside what is told of a child all the same, a reaction on record."""
NotDecided = NotIndicated | InsufficientData


class Concern(StrEnum):
    """How a summary says whom it is about."""

    CONFIRMED = "in systemic mastocytosis"
    POSSIBLE = "if mastocytosis is confirmed"


def concern(chart: Chart) -> Concern:
    """Tell how sure the mastocytosis is of a patient whom the rules concern."""
    sure = population(chart) is Population.CONFIRMED
    return Concern.CONFIRMED if sure else Concern.POSSIBLE


def not_concerned(
    chart: Chart, about: tuple[Fact, ...], *, must_say: bool = True
) -> NotDecided | None:
    """Say why a rule does not speak of this call; None when it may.

    `must_say` is for rules whose silence could be mistaken for safety: they say
    that they could not decide.
    """
    group = population(chart)
    if group is Population.NONE:
        return NotIndicated(group, about)
    reason = ""
    if group is Population.UNKNOWN:
        reason = (
            f"whether the patient has systemic mastocytosis is not known: {group.value}"
        )
    elif is_child(chart):
        reason = ADULTS_ONLY
    if not reason:
        return None
    return InsufficientData(reason, about) if must_say else NotIndicated(reason, about)


def softened(chart: Chart, indicator: Indicator) -> Indicator:
    """Return the level of a card; where mastocytosis is only possible it is a note."""
    sure = population(chart) is Population.CONFIRMED
    return indicator if sure else Indicator.INFO


def doubts(chart: Chart) -> tuple[str, ...]:
    """Say what is not sure of the patient."""
    unsure = population(chart) is Population.POSSIBLE
    return (
        *((NOT_CONFIRMED,) if unsure else ()),
        *((AGE_UNKNOWN,) if is_child(chart) is None else ()),
        *((NOT_ADULT,) if is_child(chart) else ()),
    )
