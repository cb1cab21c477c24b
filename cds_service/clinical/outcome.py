"""What a rule can answer: a closed set of types, not a bool and not None."""

from enum import StrEnum

from cds_service.clinical.allergy import Allergy
from cds_service.clinical.diagnosis import Diagnosis
from cds_service.clinical.event import Event
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Medication
from cds_service.clinical.mutation import MutationResult
from cds_service.clinical.patient import Patient
from cds_service.clinical.problem import Problem
from cds_service.clinical.proposal import Proposal
from cds_service.clinical.record import Unread
from cds_service.clinical.variant import FusionResult, KitResult
from cds_service.frozen import Frozen

Fact = (
    Lab
    | Medication
    | Diagnosis
    | KitResult
    | FusionResult
    | MutationResult
    | Event
    | Allergy
    | Patient
    | Problem
    | Unread
)
"""Something from the record, with a `reference`."""


class Indicator(StrEnum):
    """How urgent a card is; `critical` only for act-now-or-harm."""

    INFO = "info"
    WARNING = "warning"
    CRITICAL = "critical"

    @property
    def one_lower(self) -> "Indicator":
        """One level less urgent."""
        return Indicator.WARNING if self is Indicator.CRITICAL else Indicator.INFO


class Finding(Frozen):
    """The rule applies. Subclasses add what their text names.

    `used` are the facts it rests on, in the order a reader wants them.
    `missing` says, phrase by phrase, what was not known and would have helped.
    `exclusive` means that the proposals are alternatives.
    """

    indicator: Indicator
    used: tuple[Fact, ...] = ()
    missing: tuple[str, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    exclusive: bool = False


class NotIndicated(Frozen, kw_only=False):
    """The rule looked and has nothing to say. `reason` is for the trace only."""

    reason: str
    used: tuple[Fact, ...] = ()


class InsufficientData(Frozen, kw_only=False):
    """The rule concerns this patient and cannot decide.

    `reason` completes "Could not check: {rule title}: ..." for a clinician, who is
    told of the rules of the safety core, and of others where it is `grave`: where
    what is not known may be what makes the rule critical.
    """

    reason: str
    used: tuple[Fact, ...] = ()
    grave: bool = False


class Failed(Frozen, kw_only=False):
    """The rule broke; only the engine says so. `error` is the exception's type."""

    error: str


Outcome = Finding | NotIndicated | InsufficientData
Answered = Outcome | Failed
