"""The findings about avapritinib: the dose of an order, platelets before and on it."""

from cds_service.clinical.basis import Recency, Threshold
from cds_service.clinical.diagnosis import Diagnosis, Disease
from cds_service.clinical.event import Event
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Dose, Medication
from cds_service.clinical.outcome import Finding
from cds_service.clinical.problem import Problem
from cds_service.clinical.record import Unread


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


class TooMuchForIndolent(OrderedDose):
    """Above the dose for indolent disease, which is what the record names."""


class MayBeForStromalTumor(OrderedDose):
    """Too much for indolent disease, and maybe a lowered dose for the tumour."""


class NoDoseForSmouldering(OrderedDose):
    """Above the dose for indolent disease in smouldering disease."""


class DoseDiffers(OrderedDose):
    """Advanced disease, and none of its doses."""


class SubtypeNeeded(OrderedDose):
    """The dose depends on a subtype that is not named or contradicts itself."""

    contradicting: frozenset[Disease]


class SubtypeNeededForLowDose(SubtypeNeeded):
    """The same at a dose that is too high for nobody."""


class TooMuchTogether(OrderedDose):
    """Several orders, of which none alone is too much; `ordered` is their sum."""

    most: Threshold
    orders: tuple[Medication, ...]


class GradeTheLiver(OrderedDose):
    """A labelled dose, unless the liver is severely impaired."""


class DoseNotRead(OrderedDose):
    """The dose is in words that could not be read."""


class LowBeforeStart(Finding):
    """The last platelet count is below the limit."""

    count: Lab
    limit: Threshold
    days_ago: int
    others: tuple[Lab, ...]
    transfusion: Event | None


class NotCountedBeforeStart(Finding):
    """No platelet count is on record."""

    limit: Threshold
    window: Recency


class OldBeforeStart(NotCountedBeforeStart):
    """The last platelet count is too old."""

    count: Lab
    days_ago: int


class NotUsableBeforeStart(NotCountedBeforeStart):
    """A newer count could not be used; `last` is the last one that could."""

    unusable: tuple[Unread, ...]
    last: tuple[Lab, ...]
    transfusion: Event | None


class TransfusedBeforeStart(Finding):
    """The count is not low, and was taken soon after a transfusion."""

    count: Lab
    limit: Threshold
    transfusion: Event


class LowOnTreatment(Finding):
    """Platelets are below the limit while avapritinib is taken."""

    count: Lab
    limit: Threshold
    others: tuple[Lab, ...]
    transfusion: Event | None
    indolent: frozenset[Disease]


class LowOutsideAdvanced(LowOnTreatment):
    """The same in indolent or smouldering disease, for which the label has no table."""


class LowNotRepeated(LowOnTreatment):
    """They were, and nobody has counted them for a while."""

    days_ago: int


class NeverCounted(Finding):
    """No platelet count is on record since avapritinib was begun."""

    interval: Recency
    day_of_treatment: int | None


class CountOverdue(NeverCounted):
    """The last platelet count is older than the interval."""

    count: Lab
    days_ago: int


class NotUsable(NeverCounted):
    """A newer count could not be used; `last` is the last one that could."""

    unusable: tuple[Unread, ...]
    last: tuple[Lab, ...]


class AgainAfterFall(Finding):
    """It is ordered again after the platelets fell on it.

    `before` is what was taken then and `latest` the last count, where they are on
    record; `reason` is the text of the held order.
    """

    ordered: Dose
    latest: tuple[Lab, ...]
    before: tuple[Medication, ...]
    reason: str


class ResumeLower(AgainAfterFall):
    """Not at a lower dose; `lower` is the next one."""

    lower: Threshold


class ResumeLowerAfterCount(ResumeLower):
    """The same, where the low count itself is on record."""

    low: Lab


class NoLowerDose(AgainAfterFall):
    """They fell at the lowest dose."""

    limit: Threshold
