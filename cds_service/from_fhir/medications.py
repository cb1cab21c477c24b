"""Reads orders, statements, dispenses and administrations of the drugs rules know."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

import msgspec

from cds_service.clinical.medication import (
    Dose,
    Drug,
    MatchedBy,
    Medication,
    MedicationStatus,
)
from cds_service.clinical.record import Topic, Unread
from cds_service.from_fhir.concepts import in_list, words
from cds_service.from_fhir.dates import last_day
from cds_service.from_fhir.device_strengths import device_mg
from cds_service.from_fhir.devices import devices_in
from cds_service.from_fhir.dosage import read_dose
from cds_service.from_fhir.dosage_ends import ends_after
from cds_service.from_fhir.drugs import drugs_in
from cds_service.from_fhir.future import DATE_IN_FUTURE, without_future
from cds_service.from_fhir.local_use import is_on_the_body, may_be_local
from cds_service.from_fhir.medication_status import status_of
from cds_service.from_fhir.medications_left_out import (
    left_out,
    of_older_version,
    out_of_play,
)
from cds_service.from_fhir.memory import remembered
from cds_service.from_fhir.open_forms import is_open, settled
from cds_service.from_fhir.particulars import Particulars, particulars_of
from cds_service.from_fhir.products import LookUp, Product, product_of
from cds_service.from_fhir.strengths import Strength, strength_of, volume_of
from cds_service.from_fhir.supply import supply_days
from cds_service.from_fhir.wire.datatypes import CodeableConcept
from cds_service.from_fhir.wire.medication import Medicated

_LONGEST_NAME: Final = 80


class Identified(msgspec.Struct):
    """A product, the drugs in it that rules know, and how much of each it holds."""

    product: Product
    drugs: Mapping[Drug, MatchedBy]
    strengths: Mapping[Drug, Strength]
    concerns: bool
    """Whether a rule may ask about it, or nobody can tell."""
    may_be_local: bool
    is_open: bool
    """Whether its instruction tells which form of it is meant."""


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
    local = may_be_local(product, drugs)
    is_unsettled = bool(drugs) and is_open(product, drugs)
    return Identified(product, drugs, strengths, concerns, local, is_unsettled)


def _as_told(identified: Identified, own: Particulars) -> Identified:
    if not identified.is_open:
        return identified
    product = identified.product
    drugs = settled(product, identified.drugs, own)
    return Identified(
        product,
        drugs,
        {drug: strength_of(drug, product) for drug in drugs},
        concerns=bool(drugs),
        may_be_local=identified.may_be_local,
        is_open=False,
    )


def _nowhere(_: str) -> None:
    return None


def read_identified(
    resource: Medicated,
    reference: str,
    identified: Identified,
    as_of: date,
    *,
    drafted: bool = False,
) -> Iterator[Medication | Unread]:
    """Read a resource whose drugs are known; nothing for one no rule asks about.

    A combination that two rules know gives one fact per drug. An order not to
    give a drug is no order. A draft without a drug is not finished, not unread; it
    is one whatever its status says, and may be for a later day.
    """
    if not identified.concerns:
        return
    own = particulars_of(resource)
    if own is None:
        yield from of_older_version(
            resource, reference, identified.drugs, identified.product.name
        )
        return
    identified = _as_told(identified, own)
    for drug in identified.drugs:
        without = left_out(resource, reference, drug, own, as_of)
        if without is not None:
            yield without
            continue
        told, ahead = (own, None) if drafted else without_future(own, as_of)
        dose, doubt = read_dose(own.told, identified.strengths[drug], drug)
        yield _medication(
            resource, reference, told, identified, drug, dose, drafted=drafted
        )
        if doubt:
            yield Unread(reference, drug, doubt, dose.text, own.starts)
        if own.fault:
            # What is missing of a draft leaves its drug to be judged.
            about = Topic.DRAFT_ORDER if drafted else drug
            yield Unread(reference, about, own.fault, taken=own.starts)
        if ahead is not None:
            yield Unread(reference, drug, DATE_IN_FUTURE, str(ahead.day))
    if identified.concerns and not identified.drugs and not out_of_play(resource):
        yield Unread(
            reference,
            Topic.UNKNOWN_DRUG,
            "nothing says which drug it is",
            sent=_sent(identified.product),
            taken=own.starts,
        )


def _medication(  # noqa: PLR0913, PLR0917 (the parts that were read, put together)
    resource: Medicated,
    reference: str,
    own: Particulars,
    identified: Identified,
    drug: Drug,
    dose: Dose,
    *,
    drafted: bool,
) -> Medication:
    product = identified.product
    is_device = drug is Drug.EPINEPHRINE_DEVICE
    reasons = resource.status_reason
    return Medication(
        reference,
        own.kind,
        drug,
        product.name or drug,
        MedicationStatus.DRAFT
        if drafted
        else status_of(resource, own.kind, own.starts),
        identified.drugs[drug],
        starts=own.starts,
        # A draft begins when it is signed, whenever it was written.
        ends=own.ends or (None if drafted else ends_after(own.starts, own.lasts)),
        recorded=own.recorded,
        supply_days=supply_days(own, dose, identified.strengths[drug]),
        dose=dose,
        devices=devices_in(own.quantity, volume_of(product)) if is_device else None,
        device_mg=device_mg(product) if is_device else None,
        piece_mg=identified.strengths[drug].mg_each,
        expires=last_day(product.expires),
        inpatient=own.inpatient,
        patient_reported=own.patient_reported,
        planned=own.planned,
        status_reason="; ".join(map(words, in_list(reasons))) if reasons else "",
        authorized_by=own.authorized_by,
        may_be_local=identified.may_be_local
        or is_on_the_body(drug, dose.text, " | ".join(product.said)),
    )


def _sent(product: Product) -> str:
    # A name that nobody here can read may be read by whoever sees the card.
    return product.name[:_LONGEST_NAME] or ", ".join(
        coding.code
        for concept in product.concepts
        for coding in concept.coding or ()
        if coding.code
    )
