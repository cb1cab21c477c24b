"""How long has a count been low without a break?"""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import dropwhile, groupby, pairwise

from cds_service.clinical.chart import Chart
from cds_service.clinical.counted import settled
from cds_service.clinical.counts import safer
from cds_service.clinical.exposure import first_dose
from cds_service.clinical.interruption import Branch, Limits, row
from cds_service.clinical.lab import Lab
from cds_service.clinical.transfusion import transfusion_before
from cds_service.frozen import Frozen


class LowRun(Frozen, kw_only=False):
    """Low counts in a row, oldest first, from one below the interruption threshold.

    Every settled count in it is below the level to resume at. `baseline_known`
    tells whether the threshold was chosen by a baseline.
    """

    limits: Limits
    labs: tuple[Lab, ...]
    baseline_known: bool

    @property
    def days(self) -> int:
        """Whole days from the first low count to the last."""
        return (self.labs[-1].taken.day - self.labs[0].taken.day).days

    @property
    def longest_gap(self) -> int:
        """The most days between two of its counts."""
        days = [lab.taken.day for lab in self.labs]
        return max(((later - day).days for day, later in pairwise(days)), default=0)


def low_run(chart: Chart, limits: Limits) -> LowRun | None:
    """Return the run of low counts that the last settled count ends, if any.

    Only settled counts are looked at: a preliminary one may not clear, and a
    step that is hard to take back should not rest on it. Counts soon after a
    transfusion are left out. Where the label has no threshold there is no run.
    """
    low = _low_since_recovery(chart, limits)
    if not low:
        return None
    chosen = row(chart, limits)
    threshold = {
        Branch.STANDARD: limits.usual,
        Branch.UNKNOWN: limits.usual,
        Branch.LOW_BASELINE: limits.reduced,
    }.get(chosen.branch)
    if threshold is None:
        return None
    run = tuple(
        dropwhile(lambda lab: not lab.value.below(threshold.value), reversed(low))
    )
    known = chosen.branch is not Branch.UNKNOWN
    return LowRun(limits, run, known) if run else None


def _low_since_recovery(chart: Chart, limits: Limits) -> list[Lab]:
    """Return the low counts that no recovered one has followed, newest first."""
    low: list[Lab] = []
    level = limits.resume.value
    if not any(lab.value.below(level) for lab in settled(chart, limits.analyte)):
        return low  # most patients, most of the time
    for lab in _own_counts(chart, limits):
        if lab.value.at_least(level):
            break
        if lab.value.below(level):
            low.append(lab)
    return low


def _own_counts(chart: Chart, limits: Limits) -> Iterator[Lab]:
    """Yield the settled counts, one per moment, since the first dose, newest first."""
    start = first_dose(chart)
    since = start.moment.day if start else date.min
    own = [
        lab
        for lab in settled(chart, limits.analyte)
        if lab.taken.day >= since and transfusion_before(chart, lab) is None
    ]
    own.sort(key=_time, reverse=True)
    for _, same_time in groupby(own, key=_time):
        yield safer(same_time)


def _time(lab: Lab) -> datetime:
    return lab.taken.order()
