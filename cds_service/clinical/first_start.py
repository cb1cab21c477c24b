"""Decides whether midostaurin may be started on what is known, or what to ask for."""

from collections.abc import Sequence
from typing import Any, Final

from cds_service.clinical.baseline import BASELINE_WINDOW
from cds_service.clinical.basis import Recency
from cds_service.clinical.before_start import AGEING, BeforeStart, before_start
from cds_service.clinical.before_start_findings import (
    BaselineAgeing,
    BaselineMissing,
    BelowLabelTable,
    PregnancyNotExcluded,
)
from cds_service.clinical.chart import Chart
from cds_service.clinical.current import current
from cds_service.clinical.interruption import Limits
from cds_service.clinical.lab import Lab
from cds_service.clinical.midostaurin import not_first_start
from cds_service.clinical.outcome import (
    Indicator,
    InsufficientData,
    NotIndicated,
    Outcome,
)
from cds_service.clinical.proposal import OrderTest, TestOrder
from cds_service.clinical.record import Record
from cds_service.frozen import Frozen


def first_start(chart: Chart, table: Sequence[Limits], test_age: Recency) -> Outcome:
    """Decide for one patient; the most urgent answer counts and tells the rest."""
    aside = not_first_start(chart)
    if aside is not None:
        return aside
    case = _Case(before_start(chart, test_age), _below(chart, table), test_age)
    return _urgent(case) or _missing(chart, case) or _complete(case.known)


class _Case(Frozen, kw_only=False):
    known: BeforeStart
    below: tuple[tuple[Lab, Limits], ...]
    test_age: Recency

    def told(self) -> dict[str, Any]:
        """Return what every finding about a missing baseline tells."""
        known, unclear = self.known, self.known.pregnancy.unclear
        below = tuple(lab for lab, _ in self.below)
        counts = (*known.old, *known.ageing, *known.fresh)
        early = (lab for lab in below if lab not in counts)
        return {
            "indicator": Indicator.WARNING,
            "used": (*counts, *early, *((unclear,) if unclear else ()), *known.unread),
            "missing": _unsure(known),
            "proposals": _tests(known),
            "lacking": known.missing,
            "old": known.old,
            "found": (*known.ageing, *known.fresh),
            "unread": known.unread,
            "below": below,
            "unclear": unclear,
            "oldest": BASELINE_WINDOW,
            "test_age": self.test_age,
        }


def _below(chart: Chart, table: Sequence[Limits]) -> tuple[tuple[Lab, Limits], ...]:
    """Return the recent counts for which the label's table has no row."""
    return tuple(
        (lab, limits)
        for limits in table
        for lab in current(chart, limits.analyte, BASELINE_WINDOW).speaking
        if lab.value.below(limits.floor.value)
    )


def _urgent(case: _Case) -> BaselineMissing | None:
    told, positive = case.told(), case.known.pregnancy.positive
    if positive is not None and case.known.pregnancy_test is not False:
        told["used"] = (positive, *told["used"])
        return PregnancyNotExcluded(**told, positive=positive)
    if not case.below:
        return None
    (lab, limits), *_ = case.below
    told["below"] = told["below"][1:]
    return BelowLabelTable(**told, count=lab, floor=limits.floor)


def _missing(chart: Chart, case: _Case) -> BaselineMissing | InsufficientData | None:
    if not case.known.missing:
        return None
    gaps = chart.lacks(Record.LABS)
    if gaps:
        return InsufficientData(gaps[0].of("laboratory results"))
    return BaselineMissing(**case.told())


def _complete(known: BeforeStart) -> BaselineAgeing | InsufficientData | NotIndicated:
    if known.ageing:
        return BaselineAgeing(
            indicator=Indicator.INFO,
            used=known.ageing,
            missing=_unsure(known),
            proposals=(_CBC,),
            count=known.ageing[0],
            ageing=known.ageing[1:],
            limit=AGEING,
        )
    if known.pregnancy_test is None:
        return InsufficientData("sex or age unknown: is a pregnancy test needed?")
    return NotIndicated("counts, chemistry and pregnancy test are there", known.fresh)


def _unsure(known: BeforeStart) -> tuple[str, ...]:
    if known.pregnancy_test is None:
        return ("sex or age, hence whether a pregnancy test is needed",)
    return ()


_WHY: Final = "Baseline before midostaurin"
_CBC: Final = OrderTest(
    "Order a CBC with differential", TestOrder.CBC_WITH_DIFFERENTIAL, _WHY
)


def _tests(known: BeforeStart) -> tuple[OrderTest, ...]:
    chemistry = OrderTest("Order a metabolic panel", TestOrder.METABOLIC_PANEL, _WHY)
    pregnancy = OrderTest("Order a pregnancy test", TestOrder.PREGNANCY_TEST, _WHY)
    return (
        *((_CBC,) if known.counts else ()),
        *((chemistry,) if known.chemistry else ()),
        *((pregnancy,) if known.pregnancy_test else ()),
    )
