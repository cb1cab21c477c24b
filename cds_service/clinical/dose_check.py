"""Is the dose of a midostaurin order the labelled one, or explained?"""

from collections.abc import Sequence
from typing import Final

from cds_service.clinical.chart import Chart
from cds_service.clinical.dose_case import DoseCase
from cds_service.clinical.dose_findings import (
    DoseDiffers,
    DoseDiffersAfterLowCounts,
    DoseNotRead,
    DoseNotReadAfterLowCounts,
    FoodNotSaid,
    OrderedDose,
    OutsideIndication,
    SubtypeNotNamed,
    WhichRegimen,
)
from cds_service.clinical.interruption import Limits
from cds_service.clinical.leukemia_regimen import reads_so
from cds_service.clinical.mastocytosis import subtype
from cds_service.clinical.medication import Drug
from cds_service.clinical.midostaurin import (
    ABOUT_MIDOSTAURIN,
    has_leukemia,
    out_of_scope,
)
from cds_service.clinical.outcome import (
    Indicator,
    InsufficientData,
    NotIndicated,
    Outcome,
)
from cds_service.clinical.own_limit import not_silent
from cds_service.clinical.proposal import ChangeDose
from cds_service.clinical.resume import change_to_resume_dose
from cds_service.clinical.resuming import Steps


def check_dose(chart: Chart, table: Sequence[Limits], steps: Steps) -> Outcome:
    """Judge the draft orders of midostaurin; the most urgent answer counts."""
    aside = out_of_scope(chart)
    if aside is not None:
        return aside
    drafts = chart.drafted(Drug.MIDOSTAURIN)
    if not drafts:
        return ABOUT_MIDOSTAURIN.otherwise
    answers = [
        not_silent(draft, _judge(DoseCase(chart, draft, table, steps)))
        for draft in drafts
    ]
    return min(answers, key=_urgency)


def _urgency(answer: OrderedDose | InsufficientData | NotIndicated) -> tuple[int, str]:
    if not isinstance(answer, OrderedDose):
        return len(_LEVELS) + isinstance(answer, NotIndicated), ""
    return _LEVELS.index(answer.indicator), answer.used[0].reference


_LEVELS: Final = (Indicator.CRITICAL, Indicator.WARNING, Indicator.INFO)


def _judge(case: DoseCase) -> OrderedDose | NotIndicated:
    dose, reading = case.draft.dose, subtype(case.chart)
    full = case.steps.is_full(dose)
    if _may_be_for_leukemia(case, full=full):
        return WhichRegimen(**case.told(Indicator.INFO))
    if reading.outside_advanced:
        return OutsideIndication(**case.told(Indicator.INFO))
    if dose.mg_per_take is None or dose.takes_per_day is None:
        return _not_read(case)
    if not full:
        return _differs(case, known=reading.advanced is not None)
    if case.lacks_food:
        return FoodNotSaid(**case.told(Indicator.INFO, *_offered(case)))
    return NotIndicated("the dose is the labelled one", (case.draft,))


def _may_be_for_leukemia(case: DoseCase, *, full: bool) -> bool:
    if not has_leukemia(case.chart):
        return False
    dose, steps = case.draft.dose, case.steps
    if reads_so(dose, steps.resume, steps.takes_per_day):
        return True
    return not full and dose.mg_per_day is not None


def _not_read(case: DoseCase) -> OrderedDose:
    told = case.told(Indicator.INFO)
    if not case.resuming:
        return DoseNotRead(**told)
    return DoseNotReadAfterLowCounts(**(told | case.told_of_low()))


def _differs(case: DoseCase, *, known: bool) -> OrderedDose | NotIndicated:
    lower = case.steps.is_resume(case.draft.dose)
    if not known and not (lower and case.resuming):
        told = case.told(Indicator.INFO)
        return SubtypeNotNamed(**(told | case.told_of_low()))
    if not case.resuming:
        return DoseDiffers(**case.told(Indicator.WARNING, *_offered(case)))
    if not lower:
        told = case.told(
            Indicator.WARNING, change_to_resume_dose(case.draft, case.steps)
        )
        return DoseDiffersAfterLowCounts(**(told | case.told_of_low()))
    if case.lacks_food:
        step = change_to_resume_dose(case.draft, case.steps)
        return FoodNotSaid(**case.told(Indicator.INFO, step))
    return NotIndicated("the lower dose after low counts", (case.draft, *case.low))


def _offered(case: DoseCase) -> tuple[ChangeDose, ...]:
    """Offer the labelled doses; never the full one soon after low counts.

    Nothing is offered unless the subtype is one that the label covers.
    """
    if case.resuming or not subtype(case.chart).advanced:
        return ()
    full = _full(case)
    if case.steps.is_full(case.draft.dose) or case.steps.is_resume(case.draft.dose):
        return (full,)
    return full, change_to_resume_dose(case.draft, case.steps)


def _full(case: DoseCase) -> ChangeDose:
    dose = f"{case.steps.full.value} mg twice daily with food"
    return ChangeDose(
        f"Change to {dose}",
        case.draft.reference,
        mg_per_take=case.steps.full.value,
        takes_per_day=int(case.steps.takes_per_day.value),
        with_food=True,
        text=dose,
    )
