"""The findings about a pregnancy with systemic mastocytosis."""

from enum import StrEnum

from cds_service.clinical.event import Event
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.moment import Moment
from cds_service.clinical.outcome import Finding
from cds_service.clinical.problem import Problem


class KnownBy(StrEnum):
    """What was found: a test that was positive is no pregnancy of its date."""

    PROBLEM = "pregnancy on record"
    TEST = "positive pregnancy test"


class Pregnant(Finding):
    """What says so, and since when."""

    since: Moment | None
    evidence: tuple[Problem | Event, ...]


class PregnantUnderTreatment(Pregnant):
    """Drugs are taken that may harm the unborn child; `name` is the gravest of them.

    `known_by` is what was found on the day that `since` gives.
    """

    known_by: KnownBy
    drugs: tuple[Medication, ...]
    name: Drug


class OrderedInPregnancy(PregnantUnderTreatment):
    """Such a drug is being ordered."""
