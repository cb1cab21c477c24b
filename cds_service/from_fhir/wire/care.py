"""The few fields we need of what says how a patient is cared for."""

import msgspec

from cds_service.from_fhir.wire.clinical import Coded
from cds_service.from_fhir.wire.datatypes import (
    CodeableConcept,
    Concepts,
    Period,
    Reference,
    Subject,
    Wire,
)
from cds_service.from_fhir.wire.resource import NOTHING_SENT, Resource

AllCoded = list[Coded] | Coded | None
"""Concepts that R5 nests in references."""


class Encounter(Resource, tag="Encounter"):
    """A visit or a stay.

    `class` is a Coding in R4, a list of concepts in R5, a word in DSTU2, where
    the subject is called `patient`.
    """

    status: str | None = None
    sent_class: msgspec.Raw = msgspec.field(default=NOTHING_SENT, name="class")
    type: Concepts = None
    service_type: AllCoded = None
    reason_code: Concepts = None
    subject: Subject | None = None
    patient: Subject | None = None
    period: Period | None = None
    actual_period: Period | None = None

    def __post_init__(self) -> None:
        """Put what other versions name otherwise where R4 has it."""
        self.subject = self.subject or self.patient
        self.period = self.period or self.actual_period


class QuestionnaireResponse(Resource, tag="QuestionnaireResponse"):
    """A filled-in questionnaire: only which one, and when.

    Its title stands in an extension of the address, or in the questionnaire
    that came along.
    """

    status: str | None = None
    questionnaire: Reference | str | None = None
    beside_questionnaire: msgspec.Raw = msgspec.field(
        default=NOTHING_SENT, name="_questionnaire"
    )
    contained: msgspec.Raw = NOTHING_SENT
    subject: Subject | None = None
    authored: str | None = None


class Said(Wire):
    """An extension that says something in words."""

    value_string: str | None = None


class Extended(Wire):
    """What stands beside a primitive value."""

    extension: list[Said] | None = None


class Titled(Wire):
    """A questionnaire that came along inside its response."""

    resource_type: str | None = None
    title: str | None = None
    name: str | None = None


class Participant(Wire):
    """Who is to come to an appointment."""

    actor: Reference | None = None


class Appointment(Resource, tag="Appointment"):
    """A visit that is being booked; `reason` is that of other versions than R4."""

    status: str | None = None
    service_type: AllCoded = None
    specialty: Concepts = None
    appointment_type: CodeableConcept | None = None
    reason_code: Concepts = None
    reason: AllCoded = None
    description: str | None = None
    start: str | None = None
    requested_period: list[Period] | Period | None = None
    subject: Subject | None = None
    participant: list[Participant] | None = None


class ResearchSubject(Resource, tag="ResearchSubject"):
    """That the patient takes part in a trial; `individual` is `subject` in R5."""

    status: str | None = None
    individual: Subject | None = None
    subject: Subject | None = None
    period: Period | None = None


class AdverseEvent(Resource, tag="AdverseEvent"):
    """A harm that was recorded, with how severe it was."""

    actuality: str | None = None
    status: str | None = None
    event: CodeableConcept | None = None
    code: CodeableConcept | None = None
    severity: CodeableConcept | None = None
    seriousness: CodeableConcept | None = None
    subject: Subject | None = None
    date: str | None = None
    occurrence_date_time: str | None = None
    detected: str | None = None
    recorded_date: str | None = None
