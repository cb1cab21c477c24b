"""The findings about orders of bone drugs, kidneys and calcium."""

from dataclasses import dataclass
from datetime import date

from cds_service.clinical.basis import Recency, Threshold
from cds_service.clinical.event import Event
from cds_service.clinical.interval import Interval
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.outcome import Finding
from cds_service.clinical.problem import Problem
from cds_service.clinical.renal import Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class KidneysConcern(Finding):
    """What is known of the kidneys; `low_calcium` is set where that is low too."""

    drug: Drug
    measure: Measure
    clearance: Interval
    day: date
    limit: Threshold
    low_calcium: tuple[Lab | Problem, ...]
    substitute: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contraindicated(KidneysConcern):
    """Below the limit, and the label contraindicates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotRecommended(KidneysConcern):
    """Below the limit, and the label advises against."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MaybeTooLow(KidneysConcern):
    """Below the limit or above: not known exactly enough, or not settled.

    `stage` is a diagnosis of advanced kidney disease that contradicts the value.
    """

    stage: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KidneysLongAgo(KidneysConcern):
    """The last value is too old."""

    window: Recency


@dataclass(frozen=True, slots=True, kw_only=True)
class KidneysUnknown(Finding):
    """No value on record."""

    drug: Drug
    window: Recency
    limit: Threshold


@dataclass(frozen=True, slots=True, kw_only=True)
class KidneysByCode(Finding):
    """Dialysis, or advanced kidney disease that nobody measured of late."""

    drug: Drug
    shown_by: tuple[Event | Problem, ...]
    limit: Threshold
    low_calcium: tuple[Lab | Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContraindicatedByCode(KidneysByCode):
    """The label contraindicates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotRecommendedByCode(KidneysByCode):
    """The label advises against."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalciumLow(Finding):
    """Calcium is below the laboratory's own limit."""

    drug: Drug
    calcium: Lab


@dataclass(frozen=True, slots=True, kw_only=True)
class CalciumLowByCode(Finding):
    """Hypocalcaemia is on the problem list."""

    drug: Drug
    problems: tuple[Lab | Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AdvancedKidneyDisease(KidneysConcern):
    """Denosumab below an eGFR of 30; `checked` are minerals measured of late."""

    checked: tuple[Lab | Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AdvancedByCode(KidneysByCode):
    """Denosumab, and advanced kidney disease that nobody measured of late."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnDialysis(Finding):
    """Denosumab on dialysis."""

    drug: Drug
    shown_by: tuple[Event | Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondLine(Finding):
    """Denosumab without an earlier bisphosphonate and with kidneys that allow one."""

    measure: Measure
    clearance: Interval
    day: date
    substitute: str
    limit: Threshold


@dataclass(frozen=True, slots=True, kw_only=True)
class DenosumabGap(Finding):
    """The last dose is too long ago, and nothing followed."""

    last: Medication
    last_day: date
    days_ago: int
    window: Recency
