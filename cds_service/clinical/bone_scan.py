"""When was bone density last measured, and is the next measurement arranged?"""

from typing import Final

from cds_service.clinical.analyte import T_SCORES, Analyte
from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.event import Event, EventKind, Phase
from cds_service.clinical.lab import Lab
from cds_service.clinical.moment import Moment
from cds_service.clinical.pregnant import pregnancy_on_record
from cds_service.clinical.record import Gap, Record
from cds_service.frozen import Frozen

OPEN_ORDER: Final = Recency(
    "open order that still counts as arranged",
    180,
    HouseChoice("after half a year it was forgotten"),
)
SCAN_RECORDS: Final = frozenset(
    {Record.LABS, Record.PROCEDURES, Record.IMAGING_REPORTS}
)
"""Where a scan that was done would be."""
SCAN_NEEDS: Final[frozenset[Record | Analyte | EventKind]] = frozenset(
    {*SCAN_RECORDS, EventKind.BONE_DENSITY_SCAN, *T_SCORES, Analyte.Z_SCORE}
)
_SCORES: Final = (*sorted(T_SCORES), Analyte.Z_SCORE)


class BoneScan(Frozen, kw_only=False):
    """A scan, or a score that shows that there was one."""

    fact: Event | Lab
    when: Moment


@fact
def last_bone_scan(chart: Chart) -> BoneScan | None:
    """Return the newest scan with a date; a code that is unverified shows none."""
    found = [
        *(BoneScan(lab, lab.taken) for lab in _scores(chart)),
        *(
            BoneScan(event, event.when)
            for event in chart.done(EventKind.BONE_DENSITY_SCAN)
            if event.when is not None and not event.unverified_code
        ),
    ]
    return max(found, key=_newest, default=None)


@fact
def doubtful_scans(chart: Chart) -> tuple[Event, ...]:
    """Return scans without a date, or known by an unverified code alone."""
    return tuple(
        event
        for event in chart.done(EventKind.BONE_DENSITY_SCAN)
        if event.when is None or event.unverified_code
    )


@fact
def arranged_scan(chart: Chart) -> Event | None:
    """Return the scan that is being ordered or booked, or was ordered of late."""
    kind = EventKind.BONE_DENSITY_SCAN
    asked = [event for event in chart.wanted if event.kind is kind]
    ordered = [event for event in chart.events_of(kind) if _is_open(event, chart)]
    return next(iter((*asked, *ordered)), None)


def scan_waits(chart: Chart) -> str:
    """Return why nobody is scanned now; nothing without a pregnancy on record."""
    return (
        "a pregnancy is on record: a scan waits" if pregnancy_on_record(chart) else ""
    )


def scan_gaps(chart: Chart) -> tuple[Gap, ...]:
    """Return what is missing of the records in which a scan would be."""
    return chart.lacks(*SCAN_RECORDS)


def _scores(chart: Chart) -> tuple[Lab, ...]:
    return tuple(lab for analyte in _SCORES for lab in chart.labs_of(analyte))


def _is_open(event: Event, chart: Chart) -> bool:
    if event.phase is not Phase.ORDERED:
        return False
    if event.planned is not None and event.planned.day >= chart.as_of:
        return True
    when = event.when
    return when is not None and when.age_in_days(chart.as_of) <= OPEN_ORDER.days


def _newest(scan: BoneScan) -> tuple[object, ...]:
    return (scan.when.order(), isinstance(scan.fact, Event), scan.fact.reference)
