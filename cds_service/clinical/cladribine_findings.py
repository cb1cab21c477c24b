"""What may speak against an order of cladribine; the gravest gives the headline."""

from decimal import Decimal
from enum import StrEnum
from typing import Final

from cds_service.clinical.basis import Threshold
from cds_service.clinical.event import Event
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Medication
from cds_service.clinical.moment import Moment
from cds_service.clinical.outcome import Finding
from cds_service.clinical.own_limit import ABOVE_OWN_LIMIT
from cds_service.clinical.problem import Problem
from cds_service.clinical.renal import Measure


class CheckBeforeCladribine(Finding):
    """Something speaks against the order as it is; each field that is set says what.

    `per_kg` is in mg/kg a day; `exactly` is the same, with as many digits as tell it
    from the limits. `days` is the unusual length of the course as stated, `longest`
    the most of them; `filtered` is the most the clearance may be, in mL/min.
    """

    draft: Medication
    per_kg: Decimal | None
    exactly: str
    days: str
    longest: int
    weight: Lab | None
    measure: Measure | None
    filtered: Decimal | None
    measured: Moment | None
    kidneys: tuple[Event | Problem, ...]
    neutrophils: Lab | None
    infections: tuple[Problem, ...]
    usual: Threshold
    least: Threshold
    most: Threshold
    toxic: Threshold
    course: Threshold
    least_clearance: Threshold
    least_count: Threshold


class DoseToxic(CheckBeforeCladribine):
    """The dose is one after which nerves and kidneys were damaged."""


class OnDialysisOrAdvanced(CheckBeforeCladribine):
    """The problem list or procedures say that the kidneys fail."""


class ClearancePoor(CheckBeforeCladribine):
    """The measured or calculated clearance is low."""


class NeutrophilsLow(CheckBeforeCladribine):
    """The neutrophil count is low before a drug that lowers it."""


class InfectionNow(CheckBeforeCladribine):
    """An infection is on the problem list."""


class DoseUnusual(CheckBeforeCladribine):
    """The dose by weight is not the reported one."""


class DaysUnusual(CheckBeforeCladribine):
    """The course is longer or shorter than the reported one."""


HEADLINES: Final = (
    DoseToxic,
    OnDialysisOrAdvanced,
    ClearancePoor,
    NeutrophilsLow,
    InfectionNow,
    DoseUnusual,
    DaysUnusual,
)
"""Every kind of it, the gravest first."""


class Lacking(StrEnum):
    """What may not be known well enough."""

    WEIGHT = "weight"
    DOSE = "daily dose"
    WHICH_DOSE = "which dose is meant"
    CLEARANCE = "creatinine clearance"
    NEUTROPHILS = "ANC"


def in_full(lacking: tuple[Lacking, ...]) -> tuple[str, ...]:
    """Name them with what a summary has no room for."""
    longer = {Lacking.WHICH_DOSE: ABOVE_OWN_LIMIT}
    return tuple([longer.get(each, each) for each in lacking])


class MeasureBeforeCladribine(Finding):
    """Nothing speaks against it, but something of that is not known."""

    draft: Medication
    lacking: tuple[Lacking, ...]
