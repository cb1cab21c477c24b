"""The lines of the plot: the numbers that rules compare this patient's results with."""

from collections.abc import Iterator
from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.basis import Threshold
from cds_service.clinical.chart import Chart
from cds_service.clinical.course import Taking, course
from cds_service.clinical.interruption import Branch, Limits, row
from cds_service.clinical.medication import Drug
from cds_service.frozen import Frozen
from cds_service.knowledge.ayvakit_label import LOWEST_PLATELETS
from cds_service.knowledge.cytoreduction_advice import HIGH_TRYPTASE
from cds_service.knowledge.midostaurin_label import (
    HEMOGLOBIN_LIMITS,
    NEUTROPHIL_LIMITS,
    PLATELET_LIMITS,
)

_INTERRUPT: Final = {
    "mido-anc-interrupt": NEUTROPHIL_LIMITS,
    "mido-platelet-interrupt": PLATELET_LIMITS,
    "mido-hemoglobin-interrupt": HEMOGLOBIN_LIMITS,
}
_NOT_IN_LABEL: Final = frozenset({Branch.BELOW_LABEL, Branch.MCL})
_ON_COURSE: Final = frozenset({Taking.NOW, Taking.ON_HOLD, Taking.UNCLEAR})


class Line(Frozen, kw_only=False):
    """A threshold that applies to this patient; `rule` is the one that uses it."""

    analyte: Analyte
    value: float
    text: str
    rule: str


def lines(chart: Chart) -> tuple[Line, ...]:
    """Return the lines that apply on the day of the chart."""
    return (*_midostaurin(chart), *_avapritinib(chart), _tryptase())


def _midostaurin(chart: Chart) -> Iterator[Line]:
    if course(chart).state not in _ON_COURSE and not chart.drafted(Drug.MIDOSTAURIN):
        return
    for rule, limits in _INTERRUPT.items():
        branch = row(chart, limits).branch
        if branch is Branch.BELOW_LABEL and limits.silent_below_floor:
            continue
        limit = _of_branch(branch, limits)
        yield _line(limits.analyte, limit, _midostaurin_says(branch, limit), rule)


def _of_branch(branch: Branch, limits: Limits) -> Threshold:
    return limits.reduced if branch is Branch.LOW_BASELINE else limits.usual


def _midostaurin_says(branch: Branch, limit: Threshold) -> str:
    """Name the number, and whether the label has it for this patient."""
    if branch in _NOT_IN_LABEL:
        return f"midostaurin: not a label threshold here ({branch}); ask a specialist"
    if branch is Branch.UNKNOWN:
        return f"midostaurin: {limit.name} (not known to be)"
    return f"midostaurin: {limit.name}"


def _avapritinib(chart: Chart) -> Iterator[Line]:
    drug = Drug.AVAPRITINIB
    if chart.taken(drug) or chart.drafted(drug):
        name = f"avapritinib: {LOWEST_PLATELETS.name}"
        rule = "avapritinib-platelet-start"
        yield _line(Analyte.PLATELETS, LOWEST_PLATELETS, name, rule)


def _tryptase() -> Line:
    name = "tryptase above this: a minor criterion, never alone"
    return _line(Analyte.TRYPTASE, HIGH_TRYPTASE, name, "tryptase-interpretation")


def _line(analyte: Analyte, limit: Threshold, text: str, rule: str) -> Line:
    return Line(analyte, float(limit.value), text, rule)
