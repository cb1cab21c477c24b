"""The few fields we need of what says how a patient is cared for."""

import msgspec

from cds_service.from_fhir.wire.clinical import NOTHING_SENT, Resource
from cds_service.from_fhir.wire.datatypes import (
    CodeableConcept,
    Concepts,
    Period,
    Reference,
    Subject,
    Wire,
)


class Encounter(Resource, tag="Encounter"):
    """A visit or a stay; `class` is a Coding in R4 and a list of concepts in R5."""

    status: str | None = None
    sent_class: msgspec.Raw = msgspec.field(default=NOTHING_SENT, name="class")
    type: Concepts = None
    service_type: Concepts = None
    reason_code: Concepts = None
    subject: Subject | None = None
    period: Period | None = None
    actual_period: Period | None = None


class QuestionnaireResponse(Resource, tag="QuestionnaireResponse"):
    """A filled-in questionnaire: only which one, and when."""

    status: str | None = None
    questionnaire: Reference | str | None = None
    text: msgspec.Raw = NOTHING_SENT
    subject: Subject | None = None
    authored: str | None = None


class Participant(Wire):
    """Who is to come to an appointment."""

    actor: Reference | None = None


class Appointment(Resource, tag="Appointment"):
    """A visit that is being booked."""

    status: str | None = None
    service_type: Concepts = None
    specialty: Concepts = None
    appointment_type: CodeableConcept | None = None
    reason_code: Concepts = None
    description: str | None = None
    start: str | None = None
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
    recorded_date: str | None = None
