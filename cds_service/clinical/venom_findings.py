"""The findings about an allergy to insect venom that nobody treats."""

from cds_service.clinical.allergy import Allergy
from cds_service.clinical.anaphylaxis import Evidence
from cds_service.clinical.concerned import Concern
from cds_service.clinical.event import Event
from cds_service.clinical.medication import Medication
from cds_service.clinical.moment import Moment
from cds_service.clinical.outcome import Finding
from cds_service.clinical.problem import Problem


class SevereSting(Finding):
    """An anaphylaxis, or a severe reaction, to venom."""

    concern: Concern
    recorded: Moment | None
    evidence: tuple[Allergy | Problem, ...]
    attacks: tuple[Evidence, ...] = ()


class SeverityUnstated(SevereSting):
    """An allergy to venom, or a sting, without a word on how bad it was."""


class AfterImmunotherapy(SevereSting):
    """A reaction put on record after immunotherapy had ended."""

    before: tuple[Event | Medication, ...]
