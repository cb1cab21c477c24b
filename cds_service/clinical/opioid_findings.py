"""What is found when an opioid is being ordered."""

from cds_service.clinical.tolerance_findings import TriggerOrdered


class OpioidOrdered(TriggerOrdered):
    """An opioid that is not known to be tolerated."""


class OpioidReaction(OpioidOrdered):
    """A reaction to an opioid is on record."""


class HistamineReleasing(OpioidOrdered):
    """Morphine, codeine or meperidine."""


class NotRanked(OpioidOrdered):
    """One that no source ranks."""


class LowerRisk(OpioidOrdered):
    """One that a source calls acceptable."""
