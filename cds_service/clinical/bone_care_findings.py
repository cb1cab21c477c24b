"""The findings about the care of bone in systemic mastocytosis."""

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


class SupplementMissing(Finding):
    """Calcium, vitamin D or both are not found; `low` is a low 25-OH vitamin D."""

    lacking: tuple[Supplement, ...]
    bone: tuple[Problem | Lab | Medication, ...]
    low: Lab | None
    limit: Threshold


class VitaminDLow(Finding):
    """Vitamin D is taken and low all the same."""

    low: Lab
    limit: Threshold


class BoneState(StrEnum):
    """What is untreated, the gravest first."""

    FRACTURE = "fragility fracture"
    OSTEOPOROSIS = "osteoporosis"
    OSTEOPENIA = "osteopenia"


class Untreated(Finding):
    """Bone disease without a bone drug."""

    state: BoneState
    bone: tuple[Problem | Lab, ...]
    earlier: tuple[Medication, ...]


class KidneysForbid(Untreated):
    """The same, and the kidneys are too poor; `lowest` is the limit they miss."""

    measure: Measure
    clearance: Interval
    day: date
    lowest: Threshold


class KidneysForbidByCode(Untreated):
    """The same by dialysis, or by a stage that nobody measured of late."""

    shown_by: tuple[Problem | Event, ...]
    lowest: Threshold


class CalciumForbids(Untreated):
    """The same, and calcium is low, which every bone drug lowers further."""

    calcium: Lab


class CalciumForbidsByCode(Untreated):
    """The same by a problem on the list."""

    problems: tuple[Lab | Problem, ...]


class OsteopeniaUntreated(Untreated):
    """Osteopenia only."""


class NoAntihistamine(Finding):
    """A bisphosphonate infusion is ordered, and no H1 antihistamine is found."""

    infusion: Medication


class Worsening(Finding):
    """Bone grows worse on a bisphosphonate: a new fracture."""

    fractures: tuple[Problem, ...]
    drugs: tuple[Medication, ...]
    depression: tuple[Problem, ...]


class WorseningAndDepression(Worsening):
    """The same, and depression is on record, which speaks against interferon."""


class ScoreFallen(Worsening):
    """Bone grows worse on a bisphosphonate: a T-score fell."""

    before: Lab
    after: Lab
    fall: Threshold


class DenseBone(Finding):
    """A T-score far above normal."""

    score: Lab
    limit: Threshold
