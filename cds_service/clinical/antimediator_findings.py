"""What the rules about anti-mediator medicines find."""

from dataclasses import dataclass

from cds_service.clinical.outcome import Finding
from cds_service.clinical.symptoms import SymptomGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class NoH1(Finding):
    """Mediator symptoms are on record, and no H1 antihistamine was found."""

    groups: tuple[SymptomGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoAntimediator(Finding):
    """Indolent disease without a symptom and without any such medicine on record."""
