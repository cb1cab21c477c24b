"""One resource in, facts out: which reader reads which kind."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypeAlias

from cds_service.clinical.diagnosis import Diagnosis
from cds_service.clinical.event import Event
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Medication
from cds_service.clinical.record import Unread
from cds_service.clinical.variant import FusionResult, KitResult
from cds_service.from_fhir import events, labs, variants
from cds_service.from_fhir.conditions import read_condition
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
    Medicated,
    MedicationAdministration,
    MedicationDispense,
    MedicationRequest,
    MedicationStatement,
)

Read: TypeAlias = (
    Lab | Medication | Diagnosis | KitResult | FusionResult | Event | Unread
)


@dataclass(frozen=True, slots=True)
class Around:
    """What a reader may need to know beside the resource itself."""

    look_up: LookUp
    as_of: date


def _observation(
    resource: Observation, reference: str, around: Around
) -> Iterator[Read]:
    yield from labs.read_observation(resource, reference, around.as_of)
    yield from variants.read_observation(resource, reference, around.as_of)


def _report(
    resource: DiagnosticReport, reference: str, around: Around
) -> Iterator[Read]:
    return variants.read_report(resource, reference, around.as_of)


def _medication(resource: Medicated, reference: str, around: Around) -> Iterator[Read]:
    return read_medication(resource, reference, around.look_up, around.as_of)


def _condition(resource: Condition, reference: str, _: Around) -> Iterator[Read]:
    return read_condition(resource, reference)


def _procedure(resource: Procedure, reference: str, _: Around) -> Iterator[Read]:
    return events.read_procedure(resource, reference)


def _order(resource: ServiceRequest, reference: str, _: Around) -> Iterator[Read]:
    return events.read_service_request(resource, reference)


def _allergy(resource: AllergyIntolerance, reference: str, _: Around) -> Iterator[Read]:
    return events.read_allergy(resource, reference)


def _malformed(resource: Malformed, reference: str, _: Around) -> Iterator[Read]:
    return (Unread(reference, about, resource.why) for about in resource.abouts)


Reader: TypeAlias = Callable[[Any, str, Around], Iterator[Read]]

READERS: Final[dict[type[Any], Reader]] = {
    Observation: _observation,
    DiagnosticReport: _report,
    Condition: _condition,
    MedicationRequest: _medication,
    MedicationStatement: _medication,
    MedicationDispense: _medication,
    MedicationAdministration: _medication,
    Procedure: _procedure,
    ServiceRequest: _order,
    AllergyIntolerance: _allergy,
    Malformed: _malformed,
}
"""What is of another kind says nothing that a rule asks about."""
