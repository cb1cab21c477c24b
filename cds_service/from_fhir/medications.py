"""Reads orders, statements, dispenses and administrations of the drugs rules know."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
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
from cds_service.from_fhir.dates import last_day
from cds_service.from_fhir.devices import devices_in
from cds_service.from_fhir.dosage import read_dose
from cds_service.from_fhir.drugs import drugs_in
from cds_service.from_fhir.future import DATE_IN_FUTURE, to_come, without_future
from cds_service.from_fhir.medication_status import (
    ENTERED_IN_ERROR,
    entered_in_error,
    status_of,
)
from cds_service.from_fhir.memory import remembered
from cds_service.from_fhir.particulars import Particulars, particulars_of
from cds_service.from_fhir.products import LookUp, Product, product_of
from cds_service.from_fhir.records import maker
from cds_service.from_fhir.strengths import Strength, strength_of, volume_of
from cds_service.from_fhir.wire.datatypes import CodeableConcept
from cds_service.from_fhir.wire.medication import Medicated, MedicationRequest

_HAPPENED: Final = frozenset({MedicationKind.DISPENSE, MedicationKind.ADMINISTRATION})
_made: Final = maker(Medication)


@dataclass(slots=True)
class Identified:
    """A product, the drugs in it that rules know, and how much of each it holds."""

    product: Product
    drugs: Mapping[Drug, MatchedBy]
    strengths: Mapping[Drug, Strength]
    concerns: bool
    """Whether a rule may ask about it, or nobody can tell."""


def identify(resource: Medicated, look_up: LookUp) -> Identified:
    """Tell which drugs a resource is about."""
    if resource.medication_reference is None:
        return _by_code(resource.medication_codeable_concept)
    return _identified(product_of(resource, look_up))


@remembered
def _by_code(concept: CodeableConcept) -> Identified:
    resource = Medicated(medication_codeable_concept=concept)
    return _identified(product_of(resource, _nowhere))


def _identified(product: Product) -> Identified:
    drugs = drugs_in(product)
    strengths = {drug: strength_of(drug, product) for drug in drugs}
    concerns = bool(drugs) or not product.identified
    return Identified(product, drugs, strengths, concerns)


def _nowhere(_: str) -> None:
    return None


def read_medication(
    resource: Medicated, reference: str, look_up: LookUp, as_of: date
) -> Iterator[Medication | Unread]:
    """Read one resource; nothing for a drug no rule asks about.

    A combination that two rules know gives one fact per drug. An order not to
    give a drug is no order. A draft without a drug is not finished, not unread.
    """
    return read_identified(resource, reference, identify(resource, look_up), as_of)


def read_identified(
    resource: Medicated,
    reference: str,
    identified: Identified,
    as_of: date,
    *,
    drafted: bool = False,
) -> Iterator[Medication | Unread]:
    """Read a resource whose drugs are known.

    A draft is one whatever its status says, and may be for a later day.
    """
    if not identified.concerns or _forbids(resource):
        return
    own = particulars_of(resource)
    if own is None:
        return
    for drug in identified.drugs:
        left_out = _left_out(resource, reference, drug, own, as_of)
        if left_out is not None:
            yield left_out
            continue
        told, ahead = (own, None) if drafted else without_future(own, as_of)
        yield _medication(resource, reference, told, identified, drug, drafted=drafted)
        if ahead is not None:
            yield Unread(reference, drug, DATE_IN_FUTURE, str(ahead.day))
    if not identified.drugs and not _out_of_play(resource):
        yield Unread(
            reference,
            Topic.UNKNOWN_DRUG,
            "nothing says which drug it is",
            sent=_sent_codes(identified.product),
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
    starts = own.starts
    if starts is not None and own.kind in _HAPPENED and to_come(starts, as_of):
        why = "it is dated in the future"
        return Unread(reference, drug, why, str(starts.day), starts)
    return None


def _medication(  # noqa: PLR0913 (the parts that were read, put together)
    resource: Medicated,
    reference: str,
    own: Particulars,
    identified: Identified,
    drug: Drug,
    *,
    drafted: bool,
) -> Medication:
    product = identified.product
    is_device = drug is Drug.EPINEPHRINE_DEVICE
    reasons = resource.status_reason
    return _made(
        reference,
        own.kind,
        drug,
        product.name or drug,
        MedicationStatus.DRAFT if drafted else status_of(own.kind, resource.status),
        identified.drugs[drug],
        starts=own.starts,
        ends=own.ends,
        recorded=own.recorded,
        supply_days=own.supply_days,
        dose=read_dose(own.dosages, identified.strengths[drug]),
        devices=devices_in(own.quantity, volume_of(product)) if is_device else None,
        expires=last_day(product.expires),
        inpatient=own.inpatient,
        patient_reported=own.patient_reported,
        planned=own.planned,
        status_reason="; ".join(map(words, in_list(reasons))) if reasons else "",
        authorized_by=own.authorized_by,
    )


def _sent_codes(product: Product) -> str:
    return ", ".join(
        coding.code
        for concept in product.concepts
        for coding in concept.coding or ()
        if coding.code
    )
