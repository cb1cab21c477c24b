"""The count before midostaurin, on which the label's thresholds depend."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.calendar import shifted
from cds_service.clinical.chart import Chart, fact_of_each
from cds_service.clinical.counted import settled
from cds_service.clinical.counts import newest_standing, safer_high, within
from cds_service.clinical.event import Event
from cds_service.clinical.exposure import Start, first_dose, last_day_covered
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Drug, Medication, MedicationStatus
from cds_service.clinical.moment import Moment
from cds_service.clinical.transfusion import transfusion_before
from cds_service.frozen import Frozen

BASELINE_WINDOW: Final = Recency(
    "baseline before the first dose", 28, HouseChoice("one cycle; the label sets none")
)
OLD_BASELINE: Final = Recency(
    "oldest baseline accepted", 90, HouseChoice("better an old baseline than none")
)
_CYTOREDUCTIVE: Final = (
    Drug.OTHER_CYTOREDUCTIVE,
    Drug.AVAPRITINIB,
    Drug.IMATINIB,
    Drug.DASATINIB,
    Drug.NILOTINIB,
)
_TAKEN: Final = {
    MedicationStatus.ACTIVE,
    MedicationStatus.COMPLETED,
    MedicationStatus.STOPPED,
    MedicationStatus.ON_HOLD,
}


class Baseline(Frozen, kw_only=False):
    """The last settled count before the first dose.

    `old_days` is its age at the first dose where that is beyond the usual
    window. `other_drugs` and `transfusion` mark one taken on treatment.
    """

    lab: Lab
    start: Start
    old_days: int | None = None
    other_drugs: tuple[Medication, ...] = ()
    transfusion: Event | None = None


@fact_of_each
def baseline(chart: Chart, analyte: Analyte) -> Baseline | None:
    """Return the baseline of an analyte, or None when it is unknown.

    The first dose ever counts, also after a long break: the original baseline
    is kept. Of two that contradict each other the higher is taken, because it
    asks to interrupt sooner.
    """
    start = first_dose(chart)
    if start is None:
        return None
    day = start.moment.day
    before = [
        lab
        for lab in within(
            settled(chart, analyte), shifted(day, -OLD_BASELINE.days), day
        )
        if _before_first_dose(lab.taken, start.moment)
    ]
    if not before:
        return None
    usual = _newest(within(before, shifted(day, -BASELINE_WINDOW.days), day))
    found = usual or _newest(before)
    return None if found is None else _labelled(chart, found, start, old=not usual)


def _labelled(chart: Chart, lab: Lab, start: Start, *, old: bool) -> Baseline:
    day = lab.taken.day
    others = (
        item
        for item in chart.taken(*_CYTOREDUCTIVE)
        if _may_cover(item, day, chart.as_of)
    )
    return Baseline(
        lab,
        start,
        lab.taken.age_in_days(start.moment.day) if old else None,
        tuple(others),
        transfusion_before(chart, lab),
    )


def _newest(labs: Sequence[Lab]) -> Lab | None:
    found = newest_standing(labs, safer_high)
    return None if found is None else found.lab


def _before_first_dose(taken: Moment, first: Moment) -> bool:
    """Tell whether a sample came before the dose; on one day it did unless timed."""
    if taken.day != first.day:
        return taken.day < first.day
    if taken.instant is None or first.instant is None:
        return True
    return taken.instant <= first.instant


def _may_cover(item: Medication, day: date, as_of: date) -> bool:
    if item.starts is None or item.status not in _TAKEN or item.starts.day > day:
        return False
    last = item.ends.day if item.ends else last_day_covered(item, as_of)
    return last is None or last >= day
