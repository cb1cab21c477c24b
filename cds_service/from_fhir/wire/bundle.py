"""Bundles, and every resource that one may hold."""

from typing import TYPE_CHECKING, Union

import msgspec

from cds_service.from_fhir.wire.care import (
    AdverseEvent,
    Appointment,
    Encounter,
    QuestionnaireResponse,
    ResearchSubject,
)
from cds_service.from_fhir.wire.clinical import (
    AllergyIntolerance,
    Condition,
    Patient,
    Procedure,
    ServiceRequest,
)
from cds_service.from_fhir.wire.datatypes import CodeableConcept, Wire
from cds_service.from_fhir.wire.medication import (
    Medication,
    MedicationAdministration,
    MedicationDispense,
    MedicationOrder,
    MedicationRequest,
    MedicationStatement,
)
from cds_service.from_fhir.wire.report import DiagnosticReport, DocumentReference
from cds_service.from_fhir.wire.resource import Resource, Skipped
from cds_service.from_fhir.wire.result import Observation
from cds_service.from_fhir.wire.skipped_types import SKIPPED_TYPES
from cds_service.from_fhir.wire.specimen import Specimen


class Issue(Wire):
    """One thing an OperationOutcome says."""

    severity: str | None = None
    code: str | None = None
    details: CodeableConcept | None = None


class OperationOutcome(Resource, tag="OperationOutcome"):
    """What a server says instead of, or beside, data."""

    issue: list[Issue] | None = None


class Link(Wire):
    """A relation of a Bundle to another page."""

    relation: str | None = None
    url: str | None = None


class Response(Wire):
    """How one request of a batch went."""

    status: str | None = None


class Entry(Wire):
    """One place in a Bundle."""

    full_url: str | None = None
    resource: "AnyResource | None" = None
    response: Response | None = None


class Bundle(Resource, tag="Bundle"):
    """Resources, wherever they come from."""

    total: int | None = None
    entry: list[Entry] | None = None
    link: list[Link] | None = None


if TYPE_CHECKING:
    AnyResource = (
        Patient
        | Condition
        | Observation
        | DiagnosticReport
        | DocumentReference
        | Medication
        | MedicationRequest
        | MedicationOrder
        | MedicationStatement
        | MedicationDispense
        | MedicationAdministration
        | AllergyIntolerance
        | Procedure
        | ServiceRequest
        | Encounter
        | QuestionnaireResponse
        | Appointment
        | ResearchSubject
        | AdverseEvent
        | Specimen
        | OperationOutcome
        | Bundle
        | Skipped
    )
else:
    # msgspec tells the members of a union apart by their tag alone, so every
    # type that is to be passed over needs a (generated) struct of its own.
    _SKIPPED = tuple(
        msgspec.defstruct(
            name, (), bases=(Skipped,), module=__name__, tag=name, gc=False
        )
        for name in sorted(SKIPPED_TYPES)
    )
    AnyResource = Union[
        (
            Patient,
            Condition,
            Observation,
            DiagnosticReport,
            DocumentReference,
            Medication,
            MedicationRequest,
            MedicationOrder,
            MedicationStatement,
            MedicationDispense,
            MedicationAdministration,
            AllergyIntolerance,
            Procedure,
            ServiceRequest,
            Encounter,
            QuestionnaireResponse,
            Appointment,
            ResearchSubject,
            AdverseEvent,
            Specimen,
            OperationOutcome,
            Bundle,
            *_SKIPPED,
        )
    ]
