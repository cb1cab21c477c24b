"""What one text says of KIT, and what its test was for."""

from collections.abc import Collection
from enum import StrEnum
from typing import Final

from cds_service.clinical.variant import KitFinding
from cds_service.from_fhir.allele_fraction import Share
from cds_service.frozen import Frozen

LONGEST_QUOTE: Final = 300
"""As much of a text as a card shows."""


class Target(StrEnum):
    """What a test is for, when its code says so and its text need not."""

    D816V = "KIT D816V"
    GENE = "KIT gene mutation"


class Reading(Frozen, kw_only=False):
    """What one text says; `quote` is the sentence that says it."""

    finding: KitFinding
    variant: str = ""
    quote: str = ""
    share: Share | None = None
    history: bool = False


def unclear(
    readings: tuple[Reading, ...], doubted: Collection[KitFinding]
) -> tuple[Reading, ...]:
    """Return the readings; those with a doubted finding as UNCLEAR."""
    return tuple(
        Reading(KitFinding.UNCLEAR, "", item.quote) if item.finding in doubted else item
        for item in readings
    )
