"""The findings about bone density scans."""

from datetime import date

from cds_service.clinical.basis import Recency
from cds_service.clinical.event import Event
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Medication
from cds_service.clinical.outcome import Finding
from cds_service.clinical.problem import Problem


class ScanNever(Finding):
    """Bone disease, and no scan; `doubtful` are those without a date or a sure code."""

    bone: tuple[Problem | Lab, ...]
    risks: tuple[Problem | Medication, ...]
    doubtful: tuple[Event, ...]
    earliest: Recency
    latest: Recency


class ScanOverdue(ScanNever):
    """The last scan is older than the longest interval."""

    last_day: date
    days_ago: int


class ScanDueSooner(ScanOverdue):
    """It is older than the shortest interval, and the bone may be losing."""


class NoBaselineScan(Finding):
    """No bone disease on record, and no scan either."""

    doubtful: tuple[Event, ...]
