"""The findings about orders of bone drugs, kidneys and calcium."""

from datetime import date

from cds_service.clinical.basis import Recency, Threshold
from cds_service.clinical.event import Event
from cds_service.clinical.interval import Interval
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.outcome import Finding
from cds_service.clinical.problem import Problem
from cds_service.clinical.renal import Measure


class KidneysConcern(Finding):
    """What is known of the kidneys; `low_calcium` is set where that is low too."""

    drug: Drug
    measure: Measure
    clearance: Interval
    day: date
    limit: Threshold
    low_calcium: tuple[Lab | Problem, ...]
    substitute: str


class Contraindicated(KidneysConcern):
    """Below the limit, and the label contraindicates."""


class NotRecommended(KidneysConcern):
    """Below the limit, and the label advises against."""


class MaybeTooLow(KidneysConcern):
    """Below the limit or above: not known exactly enough, or not settled.

    `stage` is a diagnosis of advanced kidney disease that contradicts the value.
    """

    stage: tuple[Problem, ...] = ()


class KidneysLongAgo(KidneysConcern):
    """The last value is too old."""

    window: Recency


class KidneysUnknown(Finding):
    """No value on record."""

    drug: Drug
    window: Recency
    limit: Threshold


class KidneysByCode(Finding):
    """Dialysis, or advanced kidney disease that nobody measured of late."""

    drug: Drug
    shown_by: tuple[Event | Problem, ...]
    limit: Threshold
    low_calcium: tuple[Lab | Problem, ...]


class ContraindicatedByCode(KidneysByCode):
    """The label contraindicates."""


class NotRecommendedByCode(KidneysByCode):
    """The label advises against."""


class CalciumLow(Finding):
    """Calcium is below the laboratory's own limit."""

    drug: Drug
    calcium: Lab


class CalciumLowByCode(Finding):
    """Hypocalcaemia is on the problem list."""

    drug: Drug
    problems: tuple[Lab | Problem, ...]


class AdvancedKidneyDisease(KidneysConcern):
    """Denosumab below an eGFR of 30; `checked` are minerals measured of late."""

    checked: tuple[Lab | Problem, ...]


class AdvancedByCode(KidneysByCode):
    """Denosumab, and advanced kidney disease that nobody measured of late."""


class OnDialysis(Finding):
    """Denosumab on dialysis."""

    drug: Drug
    shown_by: tuple[Event | Problem, ...]


class SecondLine(Finding):
    """Denosumab without an earlier bisphosphonate and with kidneys that allow one."""

    measure: Measure
    clearance: Interval
    day: date
    substitute: str
    limit: Threshold


class DenosumabGap(Finding):
    """The last dose is too long ago, and nothing followed."""

    last: Medication
    last_day: date
    days_ago: int
    window: Recency
