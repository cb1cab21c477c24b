"""Decides, for one count, whether midostaurin should be interrupted.

The three rules call this with the label's numbers of their count.
"""

from collections.abc import Sequence
from typing import Final

from cds_service.clinical.analyte import SPOKEN_NAME
from cds_service.clinical.baseline import BASELINE_WINDOW, OLD_BASELINE
from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.chart import Chart
from cds_service.clinical.current import Current, current
from cds_service.clinical.exposure import LONG_BREAK, ORDER_LAG
from cds_service.clinical.hold import not_going_on
from cds_service.clinical.interruption import Limits, Verdict, judge, row
from cds_service.clinical.lab import Lab
from cds_service.clinical.leukemia_regimen import leukemia_regimen
from cds_service.clinical.low_count import LowCount
from cds_service.clinical.low_count_finding import finding
from cds_service.clinical.outcome import Indicator, InsufficientData, NotIndicated
from cds_service.frozen import Frozen

AGE_FOR_ORDERS: Final = Recency(
    "oldest count before an order", 7, HouseChoice("counts are due weekly at first")
)
AGE_FOR_VIEW: Final = Recency(
    "oldest count shown in a record", 28, HouseChoice("counts are due monthly at last")
)
RESTS_ON: Final = (
    AGE_FOR_ORDERS,
    AGE_FOR_VIEW,
    BASELINE_WINDOW,
    OLD_BASELINE,
    ORDER_LAG,
    LONG_BREAK,
)
"""What the three rules rest on beside the label's numbers of their count."""
ACT: Final = "interrupt-midostaurin"
"""However many counts are low, midostaurin is interrupted once: one card."""


def window(chart: Chart) -> Recency:
    """Return how old a count may be on this hook."""
    return AGE_FOR_ORDERS if chart.hook.about_orders else AGE_FOR_VIEW


def interrupt(
    chart: Chart, limits: Limits
) -> LowCount | NotIndicated | InsufficientData:
    """Decide for one patient and one count."""
    aside = not_going_on(chart, (limits,)) or leukemia_regimen(
        chart, limits.resume_dose, limits.takes_per_day
    )
    if aside is not None:
        return aside
    age = window(chart)
    known = current(chart, limits.analyte, age)
    # What is not below the usual threshold is fine in every row of the table.
    suspect = [
        lab
        for lab in known.speaking
        if lab.value.below(limits.usual.value) is not False
    ]
    if not suspect:
        return _clear(limits, known, age)
    chosen = row(chart, limits)
    judged = [_Judged(lab, judge(lab.value, chosen.branch, limits)) for lab in suspect]
    raised = [each for each in judged if each.verdict in _RAISING]
    if raised:
        worst = _worst(chart, limits, raised)
        level = _indicator(chart, limits, worst)
        return finding(chart, limits, chosen, known, worst.lab, worst.verdict, level)
    return _silent(limits, known, judged, age)


class _Judged(Frozen, kw_only=False):
    lab: Lab
    verdict: Verdict


_RAISING: Final = (
    Verdict.INTERRUPT,
    Verdict.INTERRUPT_WHATEVER_BASELINE,
    Verdict.INTERRUPT_UNLESS_LOW_BASELINE,
    Verdict.NO_LABEL_NUMBER,
    Verdict.ALLOWED_BY_LOW_BASELINE,
)
_LEVELS: Final = (Indicator.CRITICAL, Indicator.WARNING, Indicator.INFO)


def _worst(chart: Chart, limits: Limits, raised: Sequence[_Judged]) -> _Judged:
    if len(raised) == 1:
        return raised[0]
    return min(raised, key=lambda each: _urgency(chart, limits, each))


def _urgency(chart: Chart, limits: Limits, judged: _Judged) -> tuple[object, ...]:
    """Sort the most urgent first; of equals the settled one.

    A count that speaks lies below a limit, so that it has an upper bound.
    """
    level = _LEVELS.index(_indicator(chart, limits, judged))
    return (
        level,
        not judged.lab.settles,
        judged.lab.value.high,
        judged.lab.taken.order(),
        judged.lab.reference,
    )


def _indicator(chart: Chart, limits: Limits, judged: _Judged) -> Indicator:
    level = _settled_indicator(chart, limits, judged)
    return level if judged.lab.settles else level.one_lower


def _settled_indicator(chart: Chart, limits: Limits, judged: _Judged) -> Indicator:
    value = judged.lab.value
    match judged.verdict:
        case Verdict.ALLOWED_BY_LOW_BASELINE:
            return Indicator.INFO
        case Verdict.NO_LABEL_NUMBER:
            grave = limits.grave_unlabelled
            severe = grave is not None and value.below(grave.value)
            return Indicator.WARNING if severe else Indicator.INFO
        case _ if chart.hook.about_orders or value.below(limits.grave.value):
            return Indicator.CRITICAL
        case _:
            return Indicator.WARNING


def _silent(
    limits: Limits, known: Current, judged: Sequence[_Judged], age: Recency
) -> NotIndicated | InsufficientData:
    """Say why nothing is raised; what may hide a low count is no clearance."""
    unsure = tuple(each.lab for each in judged if each.verdict is Verdict.UNDECIDED)
    if unsure:
        why = "is known as a bound only, which does not settle the threshold"
        return InsufficientData(f"{SPOKEN_NAME[limits.analyte]} {why}", unsure)
    return _clear(limits, known, age)


def _clear(
    limits: Limits, known: Current, age: Recency
) -> NotIndicated | InsufficientData:
    name = SPOKEN_NAME[limits.analyte]
    hidden = _hidden(name, known)
    if hidden is not None:
        return hidden
    if known.settled is not None:
        return NotIndicated(f"{name}: not below the threshold", (known.settled,))
    return _nothing_current(name, known, age)


def _hidden(name: str, known: Current) -> InsufficientData | None:
    if known.unread:
        why = known.unread[0].why
        return InsufficientData(f"{name} could not be used: {why}", known.unread)
    if known.gaps:
        return InsufficientData(known.gaps[0].of("laboratory results"))
    return None


def _nothing_current(
    name: str, known: Current, age: Recency
) -> NotIndicated | InsufficientData:
    if known.unsettled:
        why = "preliminary or with an inferred unit, and cannot clear"
        return InsufficientData(f"the only current {name} is {why}", known.unsettled)
    if known.last_settled is None:
        return InsufficientData(f"no {name} on record")
    why = f"older than {age.days} days, see mido-monitoring-overdue"
    return NotIndicated(f"{name} is {why}", (known.last_settled,))
