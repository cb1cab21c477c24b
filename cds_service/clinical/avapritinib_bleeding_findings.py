"""The findings about avapritinib and bleeding inside the skull."""

from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Medication
from cds_service.clinical.moment import Moment
from cds_service.clinical.outcome import Finding
from cds_service.clinical.problem import Problem


class Risks(Finding):
    """What raises the risk, each kind by itself."""

    vessels: tuple[Problem, ...]
    platelets: tuple[Lab, ...]
    thinners: tuple[Medication, ...]


class ThinnerOrdered(Risks):
    """Not avapritinib is being ordered but what meets it and adds to bleeding."""

    avapritinib: tuple[Medication, ...]


class HeadInjury(Risks):
    """A fresh head injury and a headache."""

    injured: tuple[Problem, ...]


class HeldForBleeding(Risks):
    """It was held or stopped, and the reason speaks of such a bleed.

    `reasons` are the words as written.
    """

    reasons: str


class BledBefore(Risks):
    """A bleed that was over when avapritinib was begun, or lies long back."""

    earlier: tuple[Problem, ...]


class Bled(Risks):
    """A bleed inside the skull."""

    bleeds: tuple[Problem, ...]
    when: Moment | None
