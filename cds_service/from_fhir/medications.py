"""Reads orders, statements, dispenses and administrations of the drugs rules know."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from cds_service.clinical.medication import (
    Drug,
    MatchedBy,
    Medication,
    MedicationKind,
    MedicationStatus,
)
from cds_service.clinical.record import Topic, Unread
from cds_service.from_fhir.concepts import in_list, words
from cds_service.from_fhir.dates import moment
from cds_service.from_fhir.devices import devices_in
from cds_service.from_fhir.dosage import read_dose
from cds_service.from_fhir.drugs import drugs_in
from cds_service.from_fhir.medication_status import (
    ENTERED_IN_ERROR,
    entered_in_error,
    status_of,
)
from cds_service.from_fhir.particulars import Particulars, particulars_of
from cds_service.from_fhir.products import LookUp, Product, product_of
from cds_service.from_fhir.strengths import strength_of, volume_of
from cds_service.from_fhir.wire.medication import Medicated, MedicationRequest

_HAPPENED: Final = frozenset({MedicationKind.DISPENSE, MedicationKind.ADMINISTRATION})
_CLOCK_SLACK: Final = timedelta(days=1)
"""Time zones may put an act on tomorrow's date, no further."""


def read_medication(
    resource: Medicated, reference: str, look_up: LookUp, as_of: date
) -> Iterator[Medication | Unread]:
    """Read one resource; nothing for a drug no rule asks about.

    A combination that two rules know gives one fact per drug. An order not to
    give a drug is no order. A draft without a drug is not finished, not unread.
    """
    own = particulars_of(resource)
    if own is None or _forbids(resource):
        return
    product = product_of(resource, look_up)
    drugs = drugs_in(product)
    for drug, matched_by in drugs.items():
        yield _left_out(resource, reference, drug, own, as_of) or _medication(
            resource, reference, own, product, drug, matched_by
        )
    if not drugs and not product.identified and not _out_of_play(resource):
        yield Unread(
            reference,
            Topic.UNKNOWN_DRUG,
            "nothing says which drug it is",
            sent=_sent_codes(product),
            taken=own.starts,
        )


def _forbids(resource: Medicated) -> bool:
    return isinstance(resource, MedicationRequest) and bool(resource.do_not_perform)


def _out_of_play(resource: Medicated) -> bool:
    unfinished = (
        isinstance(resource, MedicationRequest)
        and resource.status == MedicationStatus.DRAFT
        and resource.medication_codeable_concept is None
        and resource.medication_reference is None
    )
    return unfinished or entered_in_error(resource.status)


def _left_out(
    resource: Medicated, reference: str, drug: Drug, own: Particulars, as_of: date
) -> Unread | None:
    if entered_in_error(resource.status):
        return Unread(
            reference, drug, ENTERED_IN_ERROR, taken=own.starts, status_only=True
        )
    day = own.starts.day if own.starts else None
    if own.kind in _HAPPENED and day is not None and day - as_of > _CLOCK_SLACK:
        return Unread(
            reference, drug, "it is dated in the future", str(day), own.starts
        )
    return None


def _medication(  # noqa: PLR0913, PLR0917 (the parts that were read, put together)
    resource: Medicated,
    reference: str,
    own: Particulars,
    product: Product,
    drug: Drug,
    matched_by: MatchedBy,
) -> Medication:
    is_device = drug is Drug.EPINEPHRINE_DEVICE
    return Medication(
        reference,
        own.kind,
        drug,
        product.name or drug,
        status_of(own.kind, resource.status),
        matched_by,
        starts=own.starts,
        ends=own.ends,
        recorded=own.recorded,
        supply_days=own.supply_days,
        dose=read_dose(own.dosages, strength_of(drug, product)),
        devices=devices_in(own.quantity, volume_of(product)) if is_device else None,
        expires=moment(product.expires),
        inpatient=own.inpatient,
        patient_reported=own.patient_reported,
        planned=own.planned,
        status_reason="; ".join(
            words(item) for item in in_list(resource.status_reason)
        ),
        authorized_by=own.authorized_by,
    )


def _sent_codes(product: Product) -> str:
    return ", ".join(
        coding.code
        for concept in product.concepts
        for coding in concept.coding or ()
        if coding.code
    )
