"""How long has a count been low without a break?"""

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from cds_service.clinical.chart import Chart
from cds_service.clinical.counts import safer, settled
from cds_service.clinical.exposure import first_dose
from cds_service.clinical.interruption import Branch, Limits, row
from cds_service.clinical.lab import Lab
from cds_service.clinical.transfusion import transfusion_before


@dataclass(frozen=True, slots=True)
class LowRun:
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
    chosen = row(chart, limits)
    threshold = {
        Branch.STANDARD: limits.usual,
        Branch.UNKNOWN: limits.usual,
        Branch.LOW_BASELINE: limits.reduced,
    }.get(chosen.branch)
    if threshold is None:
        return None
    run: list[Lab] = []
    for lab in _own_counts(chart, limits):
        begins = lab.value.below(threshold.value)
        if lab.value.at_least(limits.resume.value):
            run = []
        elif lab.value.below(limits.resume.value) and (run or begins):
            run.append(lab)
    known = chosen.branch is not Branch.UNKNOWN
    return LowRun(limits, tuple(run), known) if run else None


def _own_counts(chart: Chart, limits: Limits) -> tuple[Lab, ...]:
    """Return the settled counts, one per moment, since the first dose, oldest first."""
    start = first_dose(chart)
    by_time: dict[datetime, list[Lab]] = {}
    for lab in settled(chart.labs_of(limits.analyte)):
        if (start is None or lab.taken.day >= start.moment.day) and transfusion_before(
            chart, lab
        ) is None:
            by_time.setdefault(lab.taken.order(), []).append(lab)
    return tuple(safer(by_time[time]) for time in sorted(by_time))
