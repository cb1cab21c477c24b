"""Was a sample taken while a drug that acts on KIT D816V was being taken?"""

from datetime import date, timedelta
from typing import Final

from cds_service.clinical.chart import Chart
from cds_service.clinical.medication import (
    Drug,
    Medication,
    MedicationKind,
    MedicationStatus,
)
from cds_service.clinical.variant import KitResult

EFFECTIVE: Final = (Drug.MIDOSTAURIN, Drug.AVAPRITINIB)
_NEVER_TAKEN: Final = frozenset({MedicationStatus.DRAFT, MedicationStatus.CANCELLED})
_LASTING: Final = frozenset({MedicationKind.ORDER, MedicationKind.STATEMENT})


def taken_on_treatment(chart: Chart, result: KitResult) -> bool | None:
    """Tell whether the sample was taken on treatment.

    True during a course, False without or before one, None when it cannot be
    told: no date, no start, or after the start with no known end.
    """
    courses = [
        item
        for item in chart.taken(*EFFECTIVE)
        if item.status not in _NEVER_TAKEN and not item.planned
    ]
    answers = {_during(item, result) for item in courses}
    if True in answers:
        return True
    return None if None in answers else False


def _during(course: Medication, result: KitResult) -> bool | None:
    if course.starts is None or result.taken is None:
        return None
    if result.taken.day < course.starts.day:
        return False
    if course.status is MedicationStatus.ACTIVE and course.kind in _LASTING:
        end = course.ends.day if course.ends else None
        return True if end is None or result.taken.day <= end else None
    # Past its known end a remission may last, so that is not a plain "no".
    return True if result.taken.day <= _last_day(course, course.starts.day) else None


def _last_day(course: Medication, first: date) -> date:
    if course.ends is not None:
        return course.ends.day
    return first + timedelta(days=course.supply_days or 0)
