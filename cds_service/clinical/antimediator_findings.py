"""What the rules about anti-mediator medicines find."""

from cds_service.clinical.outcome import Finding
from cds_service.clinical.symptoms import SymptomGroup


class NoH1(Finding):
    """Mediator symptoms are on record, and no H1 antihistamine was found."""

    groups: tuple[SymptomGroup, ...]


class NoAntimediator(Finding):
    """Indolent disease without a symptom and without any such medicine on record."""
