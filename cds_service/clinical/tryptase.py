"""Has tryptase newly risen? A rise alone says nothing of progression."""

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.basis import Recency, Threshold
from cds_service.clinical.chart import Chart
from cds_service.clinical.counted import settled
from cds_service.clinical.counts import newest_standing, safer_high
from cds_service.clinical.lab import Lab


def newest_tryptase(chart: Chart) -> Lab | None:
    """Return the newest settled tryptase; of several of one time the highest."""
    found = newest_standing(settled(chart, Analyte.TRYPTASE), safer_high)
    return found.lab if found else None


def newly_high(
    chart: Chart, limit: Threshold, recent: Recency, times: Threshold
) -> tuple[Lab, Lab] | None:
    """Return a new tryptase above the limit with the one before it, if it rose.

    It rose when the one before was not above the limit, or is a fraction of it.
    """
    last = newest_tryptase(chart)
    if last is None or last.taken.age_in_days(chart.as_of) > recent.days:
        return None
    earlier = [
        lab
        for lab in settled(chart, Analyte.TRYPTASE)
        if lab.taken.day < last.taken.day
    ]
    found = newest_standing(earlier, safer_high)
    if found is None or not last.value.above(limit.value):
        return None
    before = found.lab
    fresh = before.value.above(limit.value) is False
    return (last, before) if fresh or _grew(before, last, times) else None


def _grew(before: Lab, last: Lab, times: Threshold) -> bool:
    known = before.value.high
    return known is not None and last.value.at_least(known * times.value) is True
