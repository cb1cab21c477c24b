"""The findings about avapritinib: the dose of an order, platelets before and on it."""

from dataclasses import dataclass

from cds_service.clinical.basis import Recency, Threshold
from cds_service.clinical.diagnosis import Diagnosis, Disease
from cds_service.clinical.event import Event
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Dose, Medication
from cds_service.clinical.outcome import Finding
from cds_service.clinical.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderedDose(Finding):
    """What every one of them tells; `tumors` make another dose possible.

    `liver` are signs that it may be severely impaired.
    """

    ordered: Dose
    instruction: str
    advanced_dose: Threshold
    indolent_dose: Threshold
    tumors: tuple[Diagnosis, ...]
    changing_level: tuple[Medication, ...]
    liver: tuple[Problem | Lab, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TooMuchForIndolent(OrderedDose):
    """Above the dose for indolent disease, which is what the record names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoDoseForSmouldering(OrderedDose):
    """Above the dose for indolent disease in smouldering disease."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseDiffers(OrderedDose):
    """Advanced disease, and none of its doses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubtypeNeeded(OrderedDose):
    """The dose depends on a subtype that is not named or contradicts itself."""

    contradicting: frozenset[Disease]


@dataclass(frozen=True, slots=True, kw_only=True)
class SubtypeNeededForLowDose(SubtypeNeeded):
    """The same at a dose that is too high for nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TooMuchTogether(OrderedDose):
    """Several orders, of which none alone is too much; `ordered` is their sum."""

    most: Threshold
    orders: tuple[Medication, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeTheLiver(OrderedDose):
    """A labelled dose, unless the liver is severely impaired."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseNotRead(OrderedDose):
    """The dose is in words that could not be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LowBeforeStart(Finding):
    """The last platelet count is below the limit."""

    count: Lab
    limit: Threshold
    days_ago: int
    others: tuple[Lab, ...]
    transfusion: Event | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotCountedBeforeStart(Finding):
    """No platelet count is on record."""

    limit: Threshold
    window: Recency


@dataclass(frozen=True, slots=True, kw_only=True)
class OldBeforeStart(NotCountedBeforeStart):
    """The last platelet count is too old."""

    count: Lab
    days_ago: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TransfusedBeforeStart(Finding):
    """The count is not low, and was taken soon after a transfusion."""

    count: Lab
    limit: Threshold
    transfusion: Event


@dataclass(frozen=True, slots=True, kw_only=True)
class LowOnTreatment(Finding):
    """Platelets are below the limit while avapritinib is taken."""

    count: Lab
    limit: Threshold
    others: tuple[Lab, ...]
    transfusion: Event | None
    indolent: frozenset[Disease]


@dataclass(frozen=True, slots=True, kw_only=True)
class LowNotRepeated(LowOnTreatment):
    """They were, and nobody has counted them for a while."""

    days_ago: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NeverCounted(Finding):
    """No platelet count is on record since avapritinib was begun."""

    interval: Recency
    day_of_treatment: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CountOverdue(NeverCounted):
    """The last platelet count is older than the interval."""

    count: Lab
    days_ago: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AgainAfterFall(Finding):
    """It is ordered again after the platelets fell on it.

    `before` is what was taken then and `latest` the last count, where they are on
    record; `reason` is the text of the held order.
    """

    ordered: Dose
    latest: tuple[Lab, ...]
    before: tuple[Medication, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeLower(AgainAfterFall):
    """Not at a lower dose; `lower` is the next one."""

    lower: Threshold


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeLowerAfterCount(ResumeLower):
    """The same, where the low count itself is on record."""

    low: Lab


@dataclass(frozen=True, slots=True, kw_only=True)
class NoLowerDose(AgainAfterFall):
    """They fell at the lowest dose."""

    limit: Threshold
