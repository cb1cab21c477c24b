"""The findings about taking midostaurin again after low counts."""

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.basis import Recency, Threshold
from cds_service.clinical.event import Event
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Dose
from cds_service.clinical.moment import Moment
from cds_service.clinical.outcome import Finding
from cds_service.frozen import Frozen


class Steps(Frozen, kw_only=False):
    """The label's doses: what to resume at and what to return to, times a day."""

    resume: Threshold
    full: Threshold
    takes_per_day: Threshold

    def is_resume(self, dose: Dose) -> bool:
        """Tell whether a dose is exactly the one to resume at."""
        return self._is(dose, self.resume)

    def is_full(self, dose: Dose) -> bool:
        """Tell whether a dose is exactly the full one."""
        return self._is(dose, self.full)

    def above_resume(self, dose: Dose) -> bool | None:
        """Tell whether a day's dose is above the one to resume at."""
        if dose.mg_per_day is None:
            return None
        return dose.mg_per_day > self.resume.value * self.takes_per_day.value

    def _is(self, dose: Dose, mg: Threshold) -> bool:
        return (
            dose.mg_per_take == mg.value
            and dose.takes_per_day == self.takes_per_day.value
            and not dose.as_needed
        )


class Resuming(Finding):
    """What every one of them tells; `reason` is the text of the held order."""

    resume_dose: Threshold
    full_dose: Threshold
    since: Moment | None
    reason: str
    recovered: tuple[Lab, ...]


class NotRecovered(Resuming):
    """A count is still below the level to resume at."""

    count: Lab
    resume: Threshold
    low: tuple[Lab, ...]


class RecoveryUnproven(Resuming):
    """Counts that must have recovered cannot be shown to; `count` is the first.

    `newest` is the last settled one of it, of any age.
    """

    count: Analyte
    newest: Lab | None
    counts: tuple[Analyte, ...]
    current: Recency
    last_low: Lab | None
    transfusions: tuple[Event, ...]


class RecoveryUnprovenByNewest(RecoveryUnproven):
    """The same, where there is such a count."""


class AboveResumeDose(Resuming):
    """The counts have recovered and the order is above the dose to resume at.

    `last_low` is None when only the words of the held order tell of low counts.
    """

    ordered: Dose
    last_low: Lab | None


class AboveResumeDoseAfterLow(AboveResumeDose):
    """The same, where the low count itself is on record."""


class StepUpPossible(Resuming):
    """The lower dose has been taken for a while and the counts hold."""

    from_day: Moment
    step: Recency
