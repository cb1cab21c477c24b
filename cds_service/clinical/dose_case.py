"""What bears on the dose of one midostaurin order."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.chart import Chart
from cds_service.clinical.course import course
from cds_service.clinical.exposure import evidence_of_taking, first_dose
from cds_service.clinical.hold import last_interruption, low_counts
from cds_service.clinical.interruption import Limits
from cds_service.clinical.lab import Lab
from cds_service.clinical.mastocytosis import SubtypeReading, subtype
from cds_service.clinical.medication import Medication
from cds_service.clinical.outcome import Fact, Indicator
from cds_service.clinical.own_limit import doubt_of_limit
from cds_service.clinical.proposal import Proposal
from cds_service.clinical.resuming import Steps

RESUME_MEMORY: Final = Recency(
    "how long low counts explain a lower dose", 60, HouseChoice("about two cycles")
)
_UNSURE: Final = ("the subtype of mastocytosis",)
_UNVERIFIED: Final = ("a verified code of the subtype of mastocytosis",)


@dataclass(frozen=True)  # no slots: the counts are gone through once, if at all
class DoseCase:
    """One draft order, and what of the chart bears on its dose."""

    chart: Chart
    draft: Medication
    table: Sequence[Limits]
    steps: Steps

    @cached_property
    def low(self) -> tuple[Lab, ...]:
        """The low counts of the last weeks; none before the first dose."""
        if not evidence_of_taking(self.chart):
            return ()
        start = first_dose(self.chart)
        return tuple(
            lab
            for lab in low_counts(self.chart, self.table)
            if lab.taken.age_in_days(self.chart.as_of) <= RESUME_MEMORY.days
            and (start is None or lab.taken.day >= start.moment.day)
        )

    @property
    def interrupted(self) -> Medication | None:
        """The order on hold, or one held or stopped in the last weeks."""
        record = last_interruption(self.chart)
        if record is None or course(self.chart).held_anew:
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
        """Whether the order does not say that it is taken with food."""
        return not self.draft.dose.with_food

    def told(self, indicator: Indicator, *proposals: Proposal) -> dict[str, Any]:
        """Return what every finding about a dose tells."""
        reading = subtype(self.chart)
        facts: tuple[Fact, ...] = (self.draft, *reading.used)
        return {
            "indicator": indicator,
            "used": facts,
            "missing": (*_doubts(reading), *doubt_of_limit(self.draft)),
            "proposals": proposals,
            "exclusive": len(proposals) > 1,
            "ordered": self.draft.dose,
            "instruction": self.draft.dose.text,
            "full_dose": self.steps.full,
            "resume_dose": self.steps.resume,
            "without_food": self.draft if self.lacks_food else None,
            "not_advanced": (
                reading.candidates if reading.outside_advanced else frozenset()
            ),
        }

    def told_of_low(self) -> dict[str, Any]:
        """Return what those tell that speak of low counts or an interruption."""
        held = (self.interrupted,) if self.interrupted else ()
        facts: tuple[Fact, ...] = (self.draft, *subtype(self.chart).used)
        return {
            "used": (*facts, *self.low, *held),
            "memory": RESUME_MEMORY,
            "low": self.low,
            "interrupted": self.interrupted,
        }


def _doubts(reading: SubtypeReading) -> tuple[str, ...]:
    if reading.unverified:
        return _UNVERIFIED
    return _UNSURE if reading.advanced is None else ()
