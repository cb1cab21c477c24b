"""Is the dose of a midostaurin order the labelled one, or explained?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.chart import Chart
from cds_service.clinical.course import Taking, course
from cds_service.clinical.dose_findings import (
    DoseDiffers,
    DoseDiffersAfterLowCounts,
    DoseNotRead,
    FoodNotSaid,
    OrderedDose,
    OutsideIndication,
    WhichRegimen,
)
from cds_service.clinical.hold import last_interruption, low_counts
from cds_service.clinical.interruption import Limits
from cds_service.clinical.lab import Lab
from cds_service.clinical.mastocytosis import subtype
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.midostaurin import has_leukemia, out_of_scope
from cds_service.clinical.outcome import Fact, Indicator, NotIndicated, Outcome
from cds_service.clinical.proposal import ChangeDose, Proposal
from cds_service.clinical.resume import change_to_resume_dose
from cds_service.clinical.resuming import Steps

RESUME_MEMORY: Final = Recency(
    "how long low counts explain a lower dose", 60, HouseChoice("about two cycles")
)


def check_dose(chart: Chart, table: Sequence[Limits], steps: Steps) -> Outcome:
    """Judge the draft orders of midostaurin; the most urgent answer counts."""
    aside = out_of_scope(chart)
    if aside is not None:
        return aside
    drafts = chart.drafted(Drug.MIDOSTAURIN)
    if not drafts:
        return NotIndicated("no midostaurin is being ordered")
    answers = [_judge(_Case(chart, draft, table, steps)) for draft in drafts]
    return min(answers, key=_urgency)


def _urgency(answer: OrderedDose | NotIndicated) -> tuple[int, str]:
    if isinstance(answer, NotIndicated):
        return len(_LEVELS), ""
    return _LEVELS.index(answer.indicator), answer.used[0].reference


_LEVELS: Final = (Indicator.CRITICAL, Indicator.WARNING, Indicator.INFO)


@dataclass(frozen=True, slots=True)
class _Case:
    chart: Chart
    draft: Medication
    table: Sequence[Limits]
    steps: Steps

    @property
    def low(self) -> tuple[Lab, ...]:
        """The low counts of the last weeks."""
        return tuple(
            lab
            for lab in low_counts(self.chart, self.table)
            if lab.taken.age_in_days(self.chart.as_of) <= RESUME_MEMORY.days
        )

    @property
    def interrupted(self) -> Medication | None:
        """The order on hold, or one held or stopped in the last weeks."""
        record = last_interruption(self.chart)
        if record is None or course(self.chart).state is Taking.ON_HOLD:
            return record
        told = record.ends or record.starts
        recent = (
            told is not None
            and told.age_in_days(self.chart.as_of) <= RESUME_MEMORY.days
        )
        return record if recent else None

    @property
    def resuming(self) -> bool:
        """Whether low counts (or an interruption) may explain a lower dose."""
        return bool(self.low) or self.interrupted is not None

    @property
    def lacks_food(self) -> bool:
        return not self.draft.dose.with_food

    def told(self, indicator: Indicator, *proposals: Proposal) -> dict[str, Any]:
        """Return what every finding about a dose tells."""
        reading = subtype(self.chart)
        outside = reading.advanced is False
        facts: tuple[Fact, ...] = (self.draft, *reading.used)
        return {
            "indicator": indicator,
            "used": facts,
            "missing": () if reading.candidates else ("the subtype of mastocytosis",),
            "proposals": proposals,
            "exclusive": len(proposals) > 1,
            "ordered": self.draft.dose,
            "instruction": self.draft.dose.text,
            "full_dose": self.steps.full,
            "resume_dose": self.steps.resume,
            "without_food": self.draft if self.lacks_food else None,
            "not_advanced": reading.candidates if outside else frozenset(),
        }


def _judge(case: _Case) -> OrderedDose | NotIndicated:
    dose = case.draft.dose
    if dose.mg_per_take is None or dose.takes_per_day is None:
        return DoseNotRead(**case.told(Indicator.INFO))
    if not case.steps.is_full(dose):
        return _differs(case)
    if case.lacks_food:
        return FoodNotSaid(**case.told(Indicator.INFO, *_offered(case)))
    if subtype(case.chart).advanced is False:
        return OutsideIndication(**case.told(Indicator.INFO))
    return NotIndicated("the dose is the labelled one", (case.draft,))


def _differs(case: _Case) -> OrderedDose | NotIndicated:
    lower = case.steps.is_resume(case.draft.dose)
    if has_leukemia(case.chart):
        return WhichRegimen(**case.told(Indicator.INFO))
    if not case.resuming:
        return DoseDiffers(**case.told(Indicator.WARNING, *_offered(case)))
    if not lower:
        return _differs_after_low_counts(case)
    if case.lacks_food:
        step = change_to_resume_dose(case.draft, case.steps)
        return FoodNotSaid(**case.told(Indicator.INFO, step))
    return NotIndicated("the lower dose after low counts", (case.draft, *case.low))


def _differs_after_low_counts(case: _Case) -> DoseDiffersAfterLowCounts:
    told = case.told(Indicator.WARNING, change_to_resume_dose(case.draft, case.steps))
    held = (case.interrupted,) if case.interrupted else ()
    return DoseDiffersAfterLowCounts(
        **(told | {"used": (*told["used"], *case.low, *held)}),
        memory=RESUME_MEMORY,
        low=case.low,
        interrupted=case.interrupted,
    )


def _offered(case: _Case) -> tuple[ChangeDose, ...]:
    """Offer the labelled doses; never the full one soon after low counts.

    Nothing is offered for a subtype that the label does not cover.
    """
    if case.resuming or subtype(case.chart).advanced is False:
        return ()
    full = _full(case)
    if case.steps.is_full(case.draft.dose) or case.steps.is_resume(case.draft.dose):
        return (full,)
    return full, change_to_resume_dose(case.draft, case.steps)


def _full(case: _Case) -> ChangeDose:
    dose = f"{case.steps.full.value} mg twice daily with food"
    return ChangeDose(
        f"Change to {dose}",
        case.draft.reference,
        mg_per_take=case.steps.full.value,
        takes_per_day=int(case.steps.takes_per_day.value),
        with_food=True,
        text=dose,
    )
