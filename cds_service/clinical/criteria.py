"""The classifications whose criteria differ; they are shown side by side."""

from enum import StrEnum
from typing import Final

from cds_service.clinical.presence import Presence


class Definition(StrEnum):
    """Which classification of mastocytosis; never averaged."""

    WHO_2016 = "WHO 2016"
    WHO_2022 = "WHO 2022"
    ICC_2022 = "ICC 2022"


ALL: Final = tuple(Definition)


def any_of(*parts: Presence) -> Presence:
    """Combine alternatives: one that is present is enough."""
    if Presence.PRESENT in parts:
        return Presence.PRESENT
    return Presence.UNKNOWN if Presence.UNKNOWN in parts else Presence.ABSENT


def all_of(*parts: Presence) -> Presence:
    """Combine requirements: one that is absent is enough to say no."""
    if Presence.ABSENT in parts:
        return Presence.ABSENT
    return Presence.UNKNOWN if Presence.UNKNOWN in parts else Presence.PRESENT


def presence_of(holds: bool | None) -> Presence:
    """Say a three-valued comparison as a presence."""
    if holds is None:
        return Presence.UNKNOWN
    return Presence.PRESENT if holds else Presence.ABSENT
