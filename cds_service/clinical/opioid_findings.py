"""What is found when an opioid is being ordered."""

from dataclasses import dataclass

from cds_service.clinical.tolerance_findings import TriggerOrdered


@dataclass(frozen=True, slots=True, kw_only=True)
class OpioidOrdered(TriggerOrdered):
    """An opioid that is not known to be tolerated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpioidReaction(OpioidOrdered):
    """A reaction to an opioid is on record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistamineReleasing(OpioidOrdered):
    """Morphine, codeine or meperidine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotRanked(OpioidOrdered):
    """One that no source ranks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LowerRisk(OpioidOrdered):
    """One that a source calls acceptable."""
