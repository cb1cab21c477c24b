"""The findings about a child with mastocytosis."""

from cds_service.clinical.basis import Threshold
from cds_service.clinical.diagnosis import Diagnosis
from cds_service.clinical.event import Event
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.outcome import Finding


class ChildDiffers(Finding):
    """What differs in a child; `tryptase` is the newest.

    `statuses` say which drugs of adults are not approved for children.
    """

    limit: Threshold
    diagnoses: tuple[Diagnosis, ...]
    statuses: tuple[str, ...]
    tryptase: Lab | None = None


class MarrowInChild(ChildDiffers):
    """A marrow examination is being ordered, and the reasons for one are not there."""

    tryptase: Lab
    orders: tuple[Event, ...]


class MarrowWithoutTryptase(ChildDiffers):
    """The same, and no tryptase is known."""

    orders: tuple[Event, ...]


class AdultDrugInChild(ChildDiffers):
    """One of these drugs is taken or being ordered; `name` is the first of them."""

    drugs: tuple[Medication, ...]
    name: Drug


class LowOnAdultDrug(AdultDrugInChild):
    """The same, and counts are below the thresholds of the label for adults."""

    count: Lab
    low: tuple[Lab, ...]
