"""How often counts are due on midostaurin, and when they were last taken."""

from datetime import date
from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.basis import Recency
from cds_service.clinical.chart import Chart
from cds_service.clinical.counted import newest_settled
from cds_service.clinical.course import course
from cds_service.clinical.exposure import first_dose, restart
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Drug, MedicationKind, MedicationStatus
from cds_service.frozen import Frozen


class Band(Frozen, kw_only=False):
    """From `until` days on another band holds; None is for the last one."""

    until: Recency | None
    interval: Recency
    grace: Recency


class BloodCount(Frozen, kw_only=False):
    """Neutrophils and platelets; its day is that of the older of the two."""

    day: date
    neutrophils: Lab
    platelets: Lab


def band_on(day: int | None, bands: tuple[Band, ...]) -> Band:
    """Return the band of a day of treatment; the last one when it is unknown."""
    *limited, last = bands
    if day is None:
        return last
    holding = (band for band in limited if band.until and day <= band.until.days)
    return next(holding, last)


def clock_start(chart: Chart) -> date | None:
    """Return the day from which the weeks of treatment are counted.

    A long break or a step up to a higher dose starts the clock again.
    """
    first, again, raised = first_dose(chart), restart(chart), _escalation(chart)
    starts = (
        first.moment.day if first else None,
        again.day if again else None,
        raised,
    )
    return max((day for day in starts if day is not None), default=None)


def last_blood_count(chart: Chart) -> BloodCount | None:
    """Return the newest settled neutrophils and platelets; None without both."""
    neutrophils = newest_settled(chart, Analyte.NEUTROPHILS)
    platelets = newest_settled(chart, Analyte.PLATELETS)
    if neutrophils is None or platelets is None:
        return None
    pair = neutrophils.lab, platelets.lab
    return BloodCount(min([lab.taken.day for lab in pair]), *pair)


_NOT_BEGUN: Final = {MedicationStatus.DRAFT, MedicationStatus.CANCELLED}


def _escalation(chart: Chart) -> date | None:
    """Return the day of the present order when it is for more than the one before."""
    present = course(chart).record
    if present is None or present.kind is not MedicationKind.ORDER:
        return None
    now, starts = present.dose.mg_per_day, present.starts
    if now is None or starts is None:
        return None
    began = starts.order()
    earlier = [
        (item.starts.order(), item.reference, item.dose.mg_per_day)
        for item in chart.taken(Drug.MIDOSTAURIN)
        if item is not present
        and item.kind is MedicationKind.ORDER
        and item.status not in _NOT_BEGUN
        and item.starts is not None
        and item.starts.order() < began
        and item.dose.mg_per_day is not None
    ]
    before = max(earlier)[2] if earlier else None
    return starts.day if before is not None and now > before else None
