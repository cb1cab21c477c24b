"""A last count that was low and is too old for the interruption rules.

They look at recent counts only; without this a low count would fall silent
by growing old.
"""

from collections.abc import Sequence
from typing import Final

from cds_service.clinical.basis import Recency
from cds_service.clinical.chart import Chart
from cds_service.clinical.counted import newest_settled
from cds_service.clinical.current import is_within, withdrawn
from cds_service.clinical.interrupt import window
from cds_service.clinical.interrupting import REPEAT_COUNT
from cds_service.clinical.interruption import Limits, Verdict, judge, row
from cds_service.clinical.lab import Lab
from cds_service.clinical.leukemia_regimen import leukemia_regimen
from cds_service.clinical.low_count_finding import contradiction
from cds_service.clinical.outcome import Indicator
from cds_service.clinical.overdue_findings import (
    LowNotRepeated,
    LowWithoutLabelNumber,
)
from cds_service.frozen import Frozen

_SILENT: Final = {
    Verdict.FINE,
    Verdict.UNDECIDED,
    Verdict.ALLOWED_BY_LOW_BASELINE,
}


class LowAndOld(Frozen, kw_only=False):
    """A low count, and whether the label has a number that it is below."""

    lab: Lab
    unlabelled: bool


class Late(Frozen, kw_only=False):
    """Counts are overdue as well: how urgent, how often due, what may hide one."""

    indicator: Indicator
    interval: Recency
    unsure: tuple[str, ...]


def low_and_old(chart: Chart, table: Sequence[Limits]) -> tuple[LowAndOld, ...]:
    """Return the last counts that raised a concern and are older than the window.

    Those that the label has a number for come first.
    """
    limits = table[0]
    if leukemia_regimen(chart, limits.resume_dose, limits.takes_per_day):
        return ()
    found = filter(None, [_old_concern(chart, limits) for limits in table])
    return tuple(sorted(found, key=lambda low: low.unlabelled))


def _old_concern(chart: Chart, limits: Limits) -> LowAndOld | None:
    last = newest_settled(chart, limits.analyte)
    if last is None or is_within(last.lab, window(chart), chart.as_of):
        return None
    verdict = judge(last.lab.value, row(chart, limits).branch, limits)
    if verdict in _SILENT:
        return None
    return LowAndOld(last.lab, verdict is Verdict.NO_LABEL_NUMBER)


def low_not_repeated(
    chart: Chart, low: Sequence[LowAndOld], late: Late | None
) -> LowNotRepeated:
    """Ask to repeat the count; that counts are overdue as well comes second."""
    first, *others = low
    labs = tuple(each.lab for each in low)
    return (LowWithoutLabelNumber if first.unlabelled else LowNotRepeated)(
        indicator=late.indicator if late else Indicator.WARNING,
        used=labs,
        missing=(
            *(late.unsure if late else ()),
            *(phrase for lab in labs for phrase in withdrawn(chart, lab)),
            *contradiction(chart),
        ),
        proposals=(REPEAT_COUNT,),
        count=first.lab,
        days_ago=first.lab.taken.age_in_days(chart.as_of),
        others=tuple(each.lab for each in others),
        interval=late.interval if late else None,
    )
