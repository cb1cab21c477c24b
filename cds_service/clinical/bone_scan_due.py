"""Is a bone density scan due in bone disease of systemic mastocytosis?"""

from typing import Any, Final

from cds_service.clinical.adult_sm import not_for_this_patient
from cds_service.clinical.basis import Recency
from cds_service.clinical.bone_disease import BoneDisease, bone_disease
from cds_service.clinical.bone_drugs import BONE_DRUGS, antiresorptives
from cds_service.clinical.bone_scan import (
    BoneScan,
    arranged_scan,
    doubtful_scans,
    last_bone_scan,
    scan_gaps,
    scan_waits,
)
from cds_service.clinical.bone_scan_findings import (
    ScanDueSooner,
    ScanNever,
    ScanOverdue,
)
from cds_service.clinical.chart import Chart
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.outcome import (
    Indicator,
    InsufficientData,
    NotIndicated,
    Outcome,
)
from cds_service.clinical.problem import Problem
from cds_service.clinical.proposal import OrderTest, TestOrder
from cds_service.clinical.therapy import taken_now

_LOSING: Final = frozenset({Drug.INTERFERON, Drug.GLUCOCORTICOID, Drug.DENOSUMAB})


def scan_due(chart: Chart, earliest: Recency, latest: Recency) -> Outcome:
    """Decide for one patient."""
    if why := not_for_this_patient(chart) or scan_waits(chart):
        return NotIndicated(why)
    bone = bone_disease(chart)
    if not bone.shown_by and not bone.unclear:
        return NotIndicated("no bone disease on record", bone.normal)
    last = last_bone_scan(chart)
    risks = _risks(chart, bone, last)
    in_time = _in_time(chart, last, earliest if risks else latest)
    return in_time or _not_sure(chart) or _finding(chart, risks, earliest, latest)


def _in_time(
    chart: Chart, last: BoneScan | None, within: Recency
) -> NotIndicated | None:
    if last is not None and last.when.age_in_days(chart.as_of) <= within.days:
        return NotIndicated("the last scan is recent enough", (last.fact,))
    planned = arranged_scan(chart)
    return NotIndicated("a scan is arranged", (planned,)) if planned else None


def _not_sure(chart: Chart) -> InsufficientData | None:
    bone = bone_disease(chart)
    if gaps := scan_gaps(chart):
        return InsufficientData(gaps[0].of("records of bone density scans"))
    return None if bone.shown_by else InsufficientData(UNCLEAR, bone.unclear)


UNCLEAR: Final = (
    "whether there is bone disease is not clear: a T-score under the age of 50, or a"
    " diagnosis that is not confirmed"
)


def _finding(
    chart: Chart,
    risks: tuple[Problem | Medication, ...],
    earliest: Recency,
    latest: Recency,
) -> ScanNever:
    bone, doubtful = bone_disease(chart), doubtful_scans(chart)
    last = last_bone_scan(chart)
    told: dict[str, Any] = {
        "used": (
            *bone.shown_by,
            *((last.fact,) if last else ()),
            *doubtful,
            *_drugs(risks),
        ),
        "missing": ("scans done elsewhere",),
        "proposals": (_SCAN,),
        "bone": bone.shown_by,
        "risks": risks,
        "doubtful": doubtful,
        "earliest": earliest,
        "latest": latest,
    }
    if last is None:
        return ScanNever(indicator=Indicator.WARNING, **told)
    days = last.when.age_in_days(chart.as_of)
    late = days > latest.days
    grave = late or bool(bone.fractures)
    return (ScanOverdue if late else ScanDueSooner)(
        indicator=Indicator.WARNING if grave else Indicator.INFO,
        last_day=last.when.day,
        days_ago=days,
        **told,
    )


_SCAN: Final = OrderTest(
    "Order a bone density scan (DXA)",
    TestOrder.BONE_DENSITY,
    "Bone disease in systemic mastocytosis",
)


def _risks(
    chart: Chart, bone: BoneDisease, last: BoneScan | None
) -> tuple[Problem | Medication, ...]:
    """Return what makes a loss of bone likelier: fractures, drugs, a change of them."""
    drugs = taken_now(chart, _LOSING)
    changed = tuple(
        item
        for item in antiresorptives(chart).now
        if item.drug in BONE_DRUGS
        and item not in drugs
        and last is not None
        and item.starts is not None
        and item.starts.day > last.when.day
    )
    return (*bone.fractures, *drugs, *changed)


def _drugs(risks: tuple[Problem | Medication, ...]) -> tuple[Medication, ...]:
    return tuple(item for item in risks if isinstance(item, Medication))
