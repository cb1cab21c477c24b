"""What is found before an operation."""

from enum import StrEnum

from cds_service.clinical.allergy import Allergy
from cds_service.clinical.concerned import Concern
from cds_service.clinical.event import Event
from cds_service.clinical.medication import Medication
from cds_service.clinical.moment import Moment
from cds_service.clinical.outcome import Finding
from cds_service.clinical.perioperative import SaferAgent
from cds_service.clinical.problem import Problem


class OperationAhead(Finding):
    """The operations, the day of the first, and what the team must know."""

    concern: Concern
    operations: tuple[Event, ...]
    planned: Moment | None = None
    reactions: tuple[Allergy, ...] = ()
    bones: tuple[Problem, ...] = ()


class PlanMissing(OperationAhead):
    """No assessment before anaesthesia is on record."""


class PlanNotSeen(OperationAhead):
    """None was seen, and the record was not read in full."""


class OperationNow(OperationAhead):
    """An emergency: one line."""


class AgentsListed(Finding):
    """The agents listed as safer, without those the patient has reacted to."""

    concern: Concern
    agents: tuple[SaferAgent, ...]
    left_out: tuple[Allergy, ...] = ()


class Lacking(StrEnum):
    """Which antihistamine is not there."""

    H1 = "an H1 antihistamine"
    H2 = "an H2 antihistamine"
    BOTH = "H1 and H2 antihistamines"


class PremedicationLacking(Finding):
    """An operation is near, and an antihistamine is not on record."""

    concern: Concern
    lacking: Lacking
    planned: Moment
    operations: tuple[Event, ...]
    given: tuple[Medication, ...] = ()


class RelaxantOrdered(Finding):
    """A muscle relaxant is being ordered."""

    concern: Concern
    orders: tuple[Medication, ...]
    reactions: tuple[Allergy, ...] = ()
    to_others: tuple[Allergy, ...] = ()


class NoSaferRelaxant(RelaxantOrdered):
    """A reaction to one of the relaxants listed as safer is on record."""


class CisatracuriumOrdered(RelaxantOrdered):
    """Cisatracurium, which the sources do not name."""
