"""The findings about the care of bone in systemic mastocytosis."""

from dataclasses import dataclass
from enum import StrEnum

from cds_service.clinical.basis import Threshold
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Medication
from cds_service.clinical.outcome import Finding
from cds_service.clinical.problem import Problem


class Supplement(StrEnum):
    """What is to be supplemented."""

    CALCIUM = "calcium"
    VITAMIN_D = "vitamin D"


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementMissing(Finding):
    """Calcium, vitamin D or both are not found; `low` is a low 25-OH vitamin D."""

    lacking: tuple[Supplement, ...]
    bone: tuple[Problem | Lab | Medication, ...]
    low: Lab | None
    limit: Threshold


@dataclass(frozen=True, slots=True, kw_only=True)
class VitaminDLow(Finding):
    """Vitamin D is taken and low all the same."""

    low: Lab
    limit: Threshold


@dataclass(frozen=True, slots=True, kw_only=True)
class Untreated(Finding):
    """Bone disease without a bone drug; `kidneys` speaks of poor kidneys."""

    bone: tuple[Problem | Lab, ...]
    earlier: tuple[Medication, ...]
    kidneys: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FractureUntreated(Untreated):
    """The same with a fragility fracture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OsteopeniaUntreated(Untreated):
    """Osteopenia only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoAntihistamine(Finding):
    """A bisphosphonate infusion is ordered, and no H1 antihistamine is found."""

    infusion: Medication


@dataclass(frozen=True, slots=True, kw_only=True)
class Worsening(Finding):
    """Bone grows worse on a bisphosphonate: a new fracture."""

    fractures: tuple[Problem, ...]
    drugs: tuple[Medication, ...]
    depression: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreFallen(Worsening):
    """Bone grows worse on a bisphosphonate: a T-score fell."""

    before: Lab
    after: Lab
    fall: Threshold


@dataclass(frozen=True, slots=True, kw_only=True)
class DenseBone(Finding):
    """A T-score far above normal."""

    score: Lab
    limit: Threshold
