"""The few fields we need of each clinical resource but results and medications."""

import msgspec

from cds_service.from_fhir.wire.datatypes import (
    CodeableConcept,
    Coding,
    Concepts,
    Period,
    Subject,
    Wire,
)
from cds_service.from_fhir.wire.resource import NOTHING_SENT, Resource


class Patient(Resource, tag="Patient"):
    """Who the chart is about."""

    birth_date: str | None = None
    gender: str | None = None
    deceased_boolean: bool | None = None
    deceased_date_time: str | None = None


class Extension(Wire):
    """An extension whose value is a code."""

    url: str | None = None
    value_coding: Coding | None = None


class MarkedCoding(Coding):
    """A code that may carry a mark, such as how certain a diagnosis is."""

    extension: msgspec.Raw = NOTHING_SENT


class ConditionCode(CodeableConcept):
    """The code of a problem."""

    coding: list[MarkedCoding] | None = None  # type: ignore[assignment]


class Condition(Resource, tag="Condition"):
    """A problem or diagnosis.

    In DSTU2 its statuses are plain strings and its subject is called `patient`.
    """

    clinical_status: CodeableConcept | str | None = None
    verification_status: CodeableConcept | str | None = None
    code: ConditionCode | None = None
    subject: Subject | None = None
    onset_date_time: str | None = None
    recorded_date: str | None = None
    note: msgspec.Raw = NOTHING_SENT
    patient: Subject | None = None
    category: msgspec.Raw = NOTHING_SENT
    abatement_date_time: str | None = None
    abatement_period: msgspec.Raw = NOTHING_SENT
    abatement_boolean: msgspec.Raw = NOTHING_SENT
    abatement_age: msgspec.Raw = NOTHING_SENT
    abatement_range: msgspec.Raw = NOTHING_SENT
    abatement_string: msgspec.Raw = NOTHING_SENT

    def __post_init__(self) -> None:
        """Put what DSTU2 names otherwise where R4 has it."""
        if self.subject is None:
            self.subject = self.patient


class Coded(CodeableConcept):
    """A concept, or in R5 a concept inside a reference, which is taken out of it."""

    concept: CodeableConcept | None = None

    def __post_init__(self) -> None:
        """Put what is inside where R4 has it."""
        if self.concept is not None and not self.coding and not self.text:
            self.coding, self.text = self.concept.coding, self.concept.text


class Reaction(Wire):
    """How an allergy showed itself; `certainty` is that of older versions."""

    manifestation: list[Coded] | Coded | None = None
    substance: Concepts = None
    severity: str | None = None
    certainty: str | None = None
    description: str | None = None
    modifier_extension: msgspec.Raw = NOTHING_SENT
    onset: str | None = None


class AllergyIntolerance(Resource, tag="AllergyIntolerance"):
    """An allergy; DSTU2 has one `status`, and `substance` for `code`."""

    clinical_status: CodeableConcept | str | None = None
    verification_status: CodeableConcept | str | None = None
    status: str | None = None
    type: CodeableConcept | str | None = None
    code: Concepts = None
    substance: Concepts = None
    patient: Subject | None = None
    recorded_date: str | None = None
    asserted_date: str | None = None
    last_occurrence: str | None = None
    reaction: list[Reaction] | Reaction | None = None


class Procedure(Resource, tag="Procedure"):
    """Something done, such as a transfusion."""

    status: str | None = None
    category: Concepts = None
    code: CodeableConcept | None = None
    subject: Subject | None = None
    performed_date_time: str | None = None
    performed_period: Period | None = None
    occurrence_date_time: str | None = None
    occurrence_period: Period | None = None
    patient: Subject | None = None

    def __post_init__(self) -> None:
        """Put what R5 renamed where R4 has it."""
        self.performed_date_time = self.performed_date_time or self.occurrence_date_time
        self.performed_period = self.performed_period or self.occurrence_period


class ServiceRequest(Resource, tag="ServiceRequest"):
    """A test, procedure or referral that was ordered; `code` is nested in R5."""

    status: str | None = None
    intent: str | None = None
    category: Concepts = None
    code: Coded | None = None
    order_detail: msgspec.Raw = NOTHING_SENT
    performer_type: Concepts = None
    subject: Subject | None = None
    authored_on: str | None = None
    occurrence_date_time: str | None = None
    occurrence_period: Period | None = None
    do_not_perform: bool | None = None
    priority: str | None = None
    patient: Subject | None = None
