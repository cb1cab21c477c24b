"""The findings about the regular review of mastocytosis."""

from datetime import date
from enum import StrEnum

from cds_service.clinical.basis import Recency
from cds_service.clinical.event import Event
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Medication
from cds_service.clinical.outcome import Finding
from cds_service.clinical.problem import Problem


class Part(StrEnum):
    """What makes a review; each is due for itself."""

    VISIT = "visit"
    COUNT = "blood count"
    CHEMISTRY = "chemistry panel"


class ReviewNotFound(Finding):
    """Some part was never found; `never` are those, `late` what is too old.

    `closer` is what makes half a year the target, `smouldering` says so of the
    subtype; `symptoms` are new and were not seen.
    """

    interval: Recency
    grace: Recency
    never: tuple[Part, ...]
    late: tuple[Part, ...]
    visit: Event | None
    counts: tuple[Lab, ...]
    chemistry: Event | None
    others: tuple[Lab | Event, ...]
    closer: tuple[Problem | Lab | Medication, ...]
    smouldering: str
    symptoms: tuple[Problem, ...]


class ReviewOverdue(ReviewNotFound):
    """Some part is too old; `last_day` is that of the oldest."""

    last_day: date
    days_ago: int


class SymptomNotSeen(Finding):
    """The review is in time, but a symptom came since and was not seen."""

    symptoms: tuple[Problem, ...]
    began: date
    days_ago: int
    visit: Event | None
