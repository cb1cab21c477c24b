"""Whose resource it is: facts of another patient must never reach a chart."""

from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any, Final

import msgspec

from cds_service.from_fhir.bundles import Found
from cds_service.from_fhir.malformed import Malformed, read_as
from cds_service.from_fhir.wire.bundle import AnyResource
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
from cds_service.from_fhir.wire.datatypes import Subject
from cds_service.from_fhir.wire.medication import Medicated
from cds_service.from_fhir.wire.report import DiagnosticReport, DocumentReference
from cds_service.from_fhir.wire.result import Observation
from cds_service.frozen import Frozen

_SUBJECT_OF: Final[dict[type[Any], Callable[[Any], Subject | None]]] = {
    **dict.fromkeys(
        (
            Observation,
            Condition,
            DiagnosticReport,
            DocumentReference,
            Procedure,
            ServiceRequest,
            Encounter,
            QuestionnaireResponse,
            AdverseEvent,
            *Medicated.__subclasses__(),
        ),
        attrgetter("subject"),
    ),
    AllergyIntolerance: attrgetter("patient"),
    ResearchSubject: lambda sent: sent.individual or sent.subject,
}
_VERSION: Final = "/_history/"


class Whose(Frozen, kw_only=False):
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
            )
            | {f"Patient/{patient_id}"},
        )

    def owns_all(self, found: list[Found]) -> bool:
        """Tell at one look that resources of one kind are all the patient's, if so.

        They name the patient in the usual way, as nearly all records do.
        """
        subject_of = _SUBJECT_OF.get(type(found[0].resource)) if found else None
        if subject_of is None:
            return not found
        subjects = [subject_of(item.resource) for item in found]
        # Where nobody is named, DSTU2 may have done so elsewhere.
        named = {subject and subject.reference for subject in subjects}
        return named <= self.addresses

    def owns(self, resource: AnyResource) -> bool:
        """Tell whether it is the patient's; what names nobody was asked for by patient.

        A reference that cannot be followed to this patient is another's.
        """
        subject_of = _SUBJECT_OF.get(type(resource))
        if subject_of is not None:
            subject = subject_of(resource)
            if subject is None or not subject.reference:
                subject = getattr(resource, "patient", None)  # as in DSTU2
            return self._is_of(subject)
        if isinstance(resource, Appointment):
            return self._is_for(resource)
        if isinstance(resource, Patient) or (
            isinstance(resource, Malformed) and resource.kind == "Patient"
        ):
            return resource.id is None or resource.id == self.patient_id
        return not isinstance(resource, Malformed) or self._is_of(resource.subject)

    def _is_for(self, appointment: Appointment) -> bool:
        """Tell whether the patient is among those who are to come, or nobody is."""
        actors = [each.actor for each in appointment.participant or () if each.actor]
        named = [actor.reference for actor in actors if actor.reference]
        subject = appointment.subject
        if subject is not None and subject.reference:
            named.append(subject.reference)
        if any(name in self.addresses or self.is_meant(name) for name in named):
            return True
        return not any("Patient/" in name for name in named)

    def _is_of(self, subject: Subject | None) -> bool:
        if subject is None or not subject.reference:
            return True
        return subject.reference in self.addresses or self.is_meant(subject.reference)

    def is_meant(self, reference: str) -> bool:
        """Tell whether a reference points at the patient of the call."""
        relative = f"Patient/{self.patient_id}"
        bare = reference.strip().split(_VERSION)[0].rstrip("/")
        path, _, last = bare.rpartition("/")
        typed = path.rpartition("/")[2].casefold() == "patient"
        return (
            bare in {relative, self.patient_id, f"urn:uuid:{self.patient_id}"}
            or bare.endswith(f"/{relative}")
            or (typed and last == self.patient_id)
        )

    def is_meant_by_all(self, sent: msgspec.Raw) -> bool:
        """Tell whether every one of the references that were sent is the patient."""
        if read_as(sent, list[msgspec.Raw]) is None:
            sent = msgspec.Raw(b"[" + bytes(sent) + b"]")
        named = read_as(sent, list[Subject])
        return named is not None and all(
            each.reference is not None
            and (each.reference in self.addresses or self.is_meant(each.reference))
            for each in named
        )

    def cannot_tell(self, resource: AnyResource) -> bool:
        """Tell whether it is about a Patient inside it, or under a name of this call.

        Who that is was not sent: it may be anybody.
        """
        named = getattr(resource, "subject", None) or getattr(resource, "patient", None)
        reference = (named.reference if isinstance(named, Subject) else None) or ""
        return reference.strip().startswith(("#", "urn:"))
