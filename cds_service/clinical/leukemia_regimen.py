"""Does a midostaurin order read like the regimen for leukaemia?

It is given beside chemotherapy, at the dose at which mastocytosis resumes, on
days 8 to 21 of a cycle.
"""

import re
from collections.abc import Iterable
from typing import Final

from cds_service.clinical.basis import Threshold
from cds_service.clinical.chart import Chart
from cds_service.clinical.course import course
from cds_service.clinical.medication import Dose, Drug, Medication
from cds_service.clinical.midostaurin import has_leukemia
from cds_service.clinical.outcome import InsufficientData
from cds_service.patterns import uncompiled

_LONGEST: Final = 2000
_CYCLE_DAYS: Final = uncompiled(
    r"\bd(?:ays?)?\s*8\s*(?:-|\u2013|\u2014|to|through|thru|until)\s*(?:d(?:ays?)?\s*)?21\b",
    re.IGNORECASE,
)
_WHY: Final = (
    "the order reads like the leukaemia regimen (50 mg twice daily, days 8 to 21):"
    " the thresholds for mastocytosis do not apply"
)


def leukemia_regimen(
    chart: Chart, dose: Threshold, takes: Threshold
) -> InsufficientData | None:
    """Say that the orders read like it; None when they do not.

    The orders are those being written, else those that stand. Without
    confirmed leukaemia the lower dose is one for mastocytosis.
    """
    if not has_leukemia(chart):
        return None
    read = tuple(each for each in _orders(chart) if reads_so(each.dose, dose, takes))
    return InsufficientData(_WHY, read) if read else None


def reads_so(dose: Dose, per_take: Threshold, takes: Threshold) -> bool:
    """Tell whether one dose reads like it, by its numbers or by its words."""
    if _CYCLE_DAYS.search(dose.text[:_LONGEST]):
        return True
    return dose.mg_per_take == per_take.value and dose.takes_per_day == takes.value


def _orders(chart: Chart) -> Iterable[Medication]:
    drafts = chart.drafted(Drug.MIDOSTAURIN)
    if drafts:
        return drafts
    taking = course(chart)
    told = (taking.record,) if taking.record and not taking.orders else ()
    return (*taking.orders, *told)
