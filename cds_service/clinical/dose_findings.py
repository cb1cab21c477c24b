"""The findings about the dose of a midostaurin order."""

from cds_service.clinical.basis import Recency, Threshold
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Dose, Medication
from cds_service.clinical.outcome import Finding


class OrderedDose(Finding):
    """What every one of them tells; fields that do not apply are empty.

    `without_food` is the draft when it does not say "with food";
    `not_advanced` the subtypes on record when none of them is advanced.
    """

    ordered: Dose
    instruction: str
    full_dose: Threshold
    resume_dose: Threshold
    without_food: Medication | None
    not_advanced: frozenset[Disease]


class DoseDiffers(OrderedDose):
    """Neither the full dose nor explained by low counts."""


class AfterLowCounts(OrderedDose):
    """What those tell that speak of low counts (or an interruption) of late."""

    memory: Recency
    low: tuple[Lab, ...]
    interrupted: Medication | None


class DoseDiffersAfterLowCounts(AfterLowCounts):
    """Neither the full dose nor the one to resume at, soon after low counts."""


class DoseNotReadAfterLowCounts(AfterLowCounts):
    """The dose could not be read, soon after low counts."""


class SubtypeNotNamed(AfterLowCounts):
    """Not the full dose; whether the disease is advanced is not on record."""


class DoseNotRead(OrderedDose):
    """The dose is in words that could not be read."""


class FoodNotSaid(OrderedDose):
    """The dose is right and "with food" is missing."""


class OutsideIndication(OrderedDose):
    """The subtype on record is not advanced, whatever the dose."""


class WhichRegimen(OrderedDose):
    """Leukaemia and mastocytosis are both on record, each with its own regimen."""
