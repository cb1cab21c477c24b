"""The findings about the care of bone in systemic mastocytosis."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cds_service.clinical.basis import Threshold
from cds_service.clinical.event import Event
from cds_service.clinical.interval import Interval
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Medication
from cds_service.clinical.outcome import Finding
from cds_service.clinical.problem import Problem
from cds_service.clinical.renal import Measure


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


class BoneState(StrEnum):
    """What is untreated, the gravest first."""

    FRACTURE = "fragility fracture"
    OSTEOPOROSIS = "osteoporosis"
    OSTEOPENIA = "osteopenia"


@dataclass(frozen=True, slots=True, kw_only=True)
class Untreated(Finding):
    """Bone disease without a bone drug."""

    state: BoneState
    bone: tuple[Problem | Lab, ...]
    earlier: tuple[Medication, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KidneysForbid(Untreated):
    """The same, and the kidneys are too poor; `lowest` is the limit they miss."""

    measure: Measure
    clearance: Interval
    day: date
    lowest: Threshold


@dataclass(frozen=True, slots=True, kw_only=True)
class KidneysForbidByCode(Untreated):
    """The same by dialysis, or by a stage that nobody measured of late."""

    shown_by: tuple[Problem | Event, ...]
    lowest: Threshold


@dataclass(frozen=True, slots=True, kw_only=True)
class CalciumForbids(Untreated):
    """The same, and calcium is low, which every bone drug lowers further."""

    calcium: Lab


@dataclass(frozen=True, slots=True, kw_only=True)
class CalciumForbidsByCode(Untreated):
    """The same by a problem on the list."""

    problems: tuple[Lab | Problem, ...]


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
class WorseningAndDepression(Worsening):
    """The same, and depression is on record, which speaks against interferon."""


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
