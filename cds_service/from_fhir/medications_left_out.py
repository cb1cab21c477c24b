"""Which orders, statements, dispenses and administrations are left out, and why."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from cds_service.clinical.medication import Drug, MedicationKind, MedicationStatus
from cds_service.clinical.record import Topic, Unread
from cds_service.from_fhir.future import to_come
from cds_service.from_fhir.medication_status import ENTERED_IN_ERROR, entered_in_error
from cds_service.from_fhir.particulars import Particulars
from cds_service.from_fhir.wire.medication import Medicated, MedicationRequest

FORBIDDEN: Final = "it is an order not to give it"
_HAPPENED: Final = frozenset({MedicationKind.DISPENSE, MedicationKind.ADMINISTRATION})


def forbids(resource: Medicated) -> bool:
    """Tell whether it is an order not to give the drug."""
    return isinstance(resource, MedicationRequest) and bool(resource.do_not_perform)


def out_of_play(resource: Medicated) -> bool:
    """Tell whether nobody needs to know its drug: unfinished, forbidden, taken back."""
    unfinished = (
        isinstance(resource, MedicationRequest)
        and resource.status == MedicationStatus.DRAFT
        and resource.medication_codeable_concept is None
        and resource.medication_reference is None
    )
    return unfinished or forbids(resource) or entered_in_error(resource.status)


def left_out(
    resource: Medicated, reference: str, drug: Drug, own: Particulars, as_of: date
) -> Unread | None:
    """Return why one drug of a resource is left out; None where it is read."""
    if entered_in_error(resource.status):
        return Unread(
            reference, drug, ENTERED_IN_ERROR, taken=own.starts, status_only=True
        )
    if forbids(resource):
        return Unread(reference, drug, FORBIDDEN, taken=own.starts, status_only=True)
    starts = own.starts
    if starts is not None and own.kind in _HAPPENED and to_come(starts, as_of):
        why = "it is dated in the future"
        return Unread(reference, drug, why, str(starts.day), starts)
    return None


def of_older_version(
    resource: Medicated, reference: str, drugs: Iterable[Drug], name: str
) -> Iterator[Unread]:
    """Say that a resource is of a version that is not read, once per drug."""
    drug = resource.medication_codeable_concept or resource.medication_reference
    if drug is None or out_of_play(resource):
        return
    why = f"a {type(resource).__name__} is of a FHIR version that is not read"
    for about in tuple(drugs) or (Topic.UNKNOWN_DRUG,):
        yield Unread(reference, about, why, name)
