"""A drug that was ordered, stated, dispensed, given, or is being ordered now."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from cds_service.clinical.moment import Moment


class Drug(StrEnum):
    """A drug that a rule asks about; the value is also the id of its value set."""

    MIDOSTAURIN = "midostaurin"
    IMATINIB = "imatinib"
    AVAPRITINIB = "avapritinib"
    DASATINIB = "dasatinib"
    NILOTINIB = "nilotinib"
    OTHER_CYTOREDUCTIVE = "other-cytoreductive"
    EPINEPHRINE_DEVICE = "epinephrine-device"
    EPINEPHRINE_OTHER = "epinephrine-other"
    BLEEDING_RISK = "bleeding-risk"


class MedicationKind(StrEnum):
    """Which resource it came from."""

    ORDER = "MedicationRequest"
    STATEMENT = "MedicationStatement"
    DISPENSE = "MedicationDispense"
    ADMINISTRATION = "MedicationAdministration"


class MedicationStatus(StrEnum):
    """Where it stands; FHIR spells the same state differently per resource."""

    DRAFT = "draft"
    ACTIVE = "active"
    ON_HOLD = "on-hold"
    COMPLETED = "completed"
    STOPPED = "stopped"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


class MatchedBy(StrEnum):
    """How the drug was recognised, from most to least sure."""

    CODE = "code"
    UNVERIFIED_CODE = "code (unverified)"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Dose:
    """What the patient is to take.

    `mg_per_take` and `takes_per_day` are None when they could not be read;
    `text` is the instruction as written. `with_food` is None when unsaid.
    """

    mg_per_take: Decimal | None = None
    takes_per_day: Decimal | None = None
    text: str = ""
    with_food: bool | None = None
    as_needed: bool = False

    @property
    def mg_per_day(self) -> Decimal | None:
        """The daily dose, or None when it cannot be told."""
        if self.mg_per_take is None or self.takes_per_day is None:
            return None
        return self.mg_per_take * self.takes_per_day


@dataclass(frozen=True, slots=True)
class Devices:
    """How many epinephrine devices a quantity stands for.

    `at_least` == `at_most` when it is clear. `sent` is the quantity as sent.
    """

    at_least: int
    at_most: int
    sent: str = ""

    @property
    def clear(self) -> bool:
        """Whether the number is known."""
        return self.at_least == self.at_most


@dataclass(frozen=True, slots=True)
class Medication:
    """One MedicationRequest, -Statement, -Dispense or -Administration.

    `starts` is authoredOn of an order, whenHandedOver of a dispense, the
    effective start of the others; `ends` the end of what was said to be taken.
    `recorded` is when a statement was made, which says nothing of its start.
    `authorized_by` is the reference of the order that a dispense fills.
    `devices` is set for epinephrine devices only and is None without quantity.
    `expires` is the printed expiry of the batch where it was sent.
    """

    reference: str
    kind: MedicationKind
    drug: Drug
    name: str
    status: MedicationStatus
    matched_by: MatchedBy = MatchedBy.CODE
    starts: Moment | None = None
    ends: Moment | None = None
    supply_days: int | None = None
    dose: Dose = Dose()
    devices: Devices | None = None
    expires: Moment | None = None
    inpatient: bool = False
    patient_reported: bool = False
    planned: bool = False
    status_reason: str = ""
    authorized_by: str = ""
    recorded: Moment | None = None
