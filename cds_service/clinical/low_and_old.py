"""A last count that was low and is too old for the interruption rules.

They look at recent counts only; without this a low count would fall silent
by growing old.
"""

from collections.abc import Sequence

from cds_service.clinical.chart import Chart
from cds_service.clinical.counts import newest, settled
from cds_service.clinical.current import is_within
from cds_service.clinical.interrupt import window
from cds_service.clinical.interruption import Limits, Verdict, judge, row
from cds_service.clinical.lab import Lab
from cds_service.clinical.low_count_finding import REPEAT_COUNT
from cds_service.clinical.outcome import Indicator
from cds_service.clinical.overdue_findings import LowNotRepeated


def low_and_old(chart: Chart, table: Sequence[Limits]) -> tuple[Lab, ...]:
    """Return the last counts that raised a concern and are older than the window."""
    return tuple(
        last.lab
        for limits in table
        if (last := newest(settled(chart.labs_of(limits.analyte)))) is not None
        and not is_within(last.lab, window(chart), chart.as_of)
        and _concerns(chart, last.lab, limits)
    )


def _concerns(chart: Chart, lab: Lab, limits: Limits) -> bool:
    verdict = judge(lab.value, row(chart, limits).branch, limits)
    return verdict not in {
        Verdict.FINE,
        Verdict.UNDECIDED,
        Verdict.ALLOWED_BY_LOW_BASELINE,
    }


def low_not_repeated(chart: Chart, low: tuple[Lab, ...]) -> LowNotRepeated:
    """Ask to repeat the count."""
    count, *others = low
    return LowNotRepeated(
        indicator=Indicator.WARNING,
        used=low,
        proposals=(REPEAT_COUNT,),
        count=count,
        days_ago=count.taken.age_in_days(chart.as_of),
        others=tuple(others),
    )
