"""Whose resource it is: facts of another patient must never reach a chart."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from cds_service.from_fhir.bundles import Found
from cds_service.from_fhir.malformed import Malformed
from cds_service.from_fhir.wire.bundle import AnyResource
from cds_service.from_fhir.wire.clinical import (
    AllergyIntolerance,
    Condition,
    DiagnosticReport,
    Observation,
    Patient,
    Procedure,
    ServiceRequest,
)
from cds_service.from_fhir.wire.datatypes import Reference
from cds_service.from_fhir.wire.medication import Medicated

_OF_SUBJECT: Final = (
    Observation,
    Medicated,
    Condition,
    DiagnosticReport,
    Procedure,
    ServiceRequest,
    Malformed,
)
_VERSION: Final = "/_history/"


@dataclass(frozen=True, slots=True)
class Whose:
    """Tells the patient of the call from every other."""

    patient_id: str
    addresses: frozenset[str] = frozenset()

    @classmethod
    def of(cls, patient_id: str, found: Iterable[Found]) -> "Whose":
        """Learn under which addresses (urn:uuid:...) the patient was sent."""
        return cls(
            patient_id,
            frozenset(
                item.full_url
                for item in found
                if isinstance(item.resource, Patient)
                and item.resource.id == patient_id
                and item.full_url
            ),
        )

    def owns(self, resource: AnyResource) -> bool:
        """Tell whether it is the patient's; what names nobody was asked for by patient.

        A reference that cannot be followed to this patient is another's.
        """
        if isinstance(resource, Patient):
            return resource.id is None or resource.id == self.patient_id
        if isinstance(resource, Malformed) and resource.kind == "Patient":
            return resource.id is None or resource.id == self.patient_id
        subject = _subject(resource)
        reference = subject.reference if subject else None
        return not reference or self.is_meant(reference)

    def is_meant(self, reference: str) -> bool:
        """Tell whether a reference points at the patient of the call."""
        relative = f"Patient/{self.patient_id}"
        if reference == relative or reference in self.addresses:
            return True
        bare = reference.strip().split(_VERSION)[0]
        return bare in {
            relative,
            self.patient_id,
            f"urn:uuid:{self.patient_id}",
        } or bare.endswith(f"/{relative}")


def _subject(resource: AnyResource) -> Reference | None:
    if isinstance(resource, AllergyIntolerance):
        return resource.patient
    return resource.subject if isinstance(resource, _OF_SUBJECT) else None
