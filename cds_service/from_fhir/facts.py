"""One resource in, facts out: which reader reads what."""

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from cds_service.clinical.diagnosis import Diagnosis
from cds_service.clinical.event import Event
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Medication
from cds_service.clinical.record import Unread
from cds_service.clinical.variant import FusionResult, KitResult
from cds_service.from_fhir import labs, variants
from cds_service.from_fhir.bundles import Found
from cds_service.from_fhir.conditions import read_condition
from cds_service.from_fhir.events import (
    read_allergy,
    read_procedure,
    read_service_request,
)
from cds_service.from_fhir.malformed import Malformed
from cds_service.from_fhir.medications import read_medication
from cds_service.from_fhir.products import LookUp
from cds_service.from_fhir.wire.clinical import (
    AllergyIntolerance,
    Condition,
    DiagnosticReport,
    Observation,
    Procedure,
    ServiceRequest,
)
from cds_service.from_fhir.wire.medication import (
    MedicationAdministration,
    MedicationDispense,
    MedicationRequest,
    MedicationStatement,
)

Read: TypeAlias = (
    Lab | Medication | Diagnosis | KitResult | FusionResult | Event | Unread
)


def facts_of(found: Found, look_up: LookUp, as_of: date) -> Iterator[Read]:
    """Yield what a resource says that a rule may ask about."""
    reference = found.reference
    match found.resource:
        case Observation() as observation:
            yield from labs.read_observation(observation, reference, as_of)
            yield from variants.read_observation(observation, reference, as_of)
        case (
            MedicationRequest()
            | MedicationStatement()
            | MedicationDispense()
            | MedicationAdministration() as medication
        ):
            yield from read_medication(medication, reference, look_up, as_of)
        case Condition() as condition:
            yield from read_condition(condition, reference)
        case DiagnosticReport() as report:
            yield from variants.read_report(report, reference, as_of)
        case Procedure() as procedure:
            yield from read_procedure(procedure, reference)
        case ServiceRequest() as order:
            yield from read_service_request(order, reference)
        case AllergyIntolerance() as allergy:
            yield from read_allergy(allergy, reference)
        case Malformed() as malformed:
            for about in malformed.abouts:
                yield Unread(reference, about, malformed.why)
