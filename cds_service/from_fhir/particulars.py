"""What the four resources about a drug each say in their own fields."""

from decimal import Decimal
from typing import Final

import msgspec

from cds_service.clinical.medication import MedicationKind
from cds_service.clinical.moment import Moment
from cds_service.from_fhir.amounts import plausible
from cds_service.from_fhir.concepts import in_list, texts
from cds_service.from_fhir.dates import moment, span
from cds_service.from_fhir.dosage_ends import last_moment, lasting
from cds_service.from_fhir.instructions import Instructions, instructions
from cds_service.from_fhir.supply_sent import dispense_request
from cds_service.from_fhir.wire.datatypes import Concepts, Quantity, Reference
from cds_service.from_fhir.wire.medication import (
    Medicated,
    MedicationAdministration,
    MedicationDispense,
    MedicationRequest,
    MedicationStatement,
)

_PLANNED: Final = frozenset({"proposal", "plan", "option"})
_TOLD_BY_PATIENT: Final = frozenset({"Patient", "RelatedPerson"})
_DAYS_IN: Final = {
    "d": 1,
    "day": 1,
    "days": 1,
    "wk": 7,
    "week": 7,
    "weeks": 7,
    "mo": 30,
    "month": 30,
    "months": 30,
}


class Particulars(msgspec.Struct):
    """The parts of a `Medication` that stand in other places per resource.

    `lasts` are the days that an order is for, `fault` what of it is unreadable.
    """

    kind: MedicationKind
    starts: Moment | None = None
    ends: Moment | None = None
    lasts: int | None = None
    recorded: Moment | None = None
    supply_days: int | None = None
    told: Instructions = msgspec.field(default_factory=lambda: Instructions([]))
    quantity: Quantity | None = None
    inpatient: bool = False
    patient_reported: bool = False
    planned: bool = False
    authorized_by: str = ""
    fault: str = ""


def particulars_of(resource: Medicated) -> Particulars | None:
    """Return them, or None for a resource that is none of the four."""
    match resource:
        case MedicationRequest():
            return _ordered(resource)
        case MedicationStatement():
            return _stated(resource)
        case MedicationDispense():
            return _dispensed(resource)
        case MedicationAdministration():
            return _given(resource)
        case _:
            return None


def _ordered(order: MedicationRequest) -> Particulars:
    supply, fault = dispense_request(order.dispense_request)
    told = instructions(order.dosage_instruction, order.rendered_dosage_instruction)
    return Particulars(
        MedicationKind.ORDER,
        starts=moment(order.authored_on),
        ends=last_moment(told),
        lasts=lasting(told),
        supply_days=_days(supply.expected_supply_duration),
        told=told,
        quantity=supply.quantity,
        inpatient=_inpatient(order.category),
        patient_reported=_reported(order),
        planned=(order.intent or "").strip() in _PLANNED,
        fault=fault,
    )


def _stated(statement: MedicationStatement) -> Particulars:
    start, end = span(statement.effective_period)
    return Particulars(
        MedicationKind.STATEMENT,
        starts=moment(statement.effective_date_time) or start,
        ends=end,
        recorded=moment(statement.date_asserted),
        told=instructions(
            statement.dosage, statement.rendered_dosage_instruction, "dosage"
        ),
        inpatient=_inpatient(statement.category),
        patient_reported=_by_patient(statement.information_source),
        planned=(statement.status or "").strip() == "intended",
    )


def _dispensed(dispense: MedicationDispense) -> Particulars:
    prescription = next(iter(in_list(dispense.authorizing_prescription)), None)
    return Particulars(
        MedicationKind.DISPENSE,
        starts=moment(dispense.when_handed_over) or moment(dispense.when_prepared),
        supply_days=_days(dispense.days_supply),
        told=instructions(
            dispense.dosage_instruction, dispense.rendered_dosage_instruction
        ),
        quantity=dispense.quantity,
        inpatient=_inpatient(dispense.category),
        authorized_by=_local(prescription),
    )


def _given(administration: MedicationAdministration) -> Particulars:
    given = administration
    start, end = span(
        given.effective_period or given.occurence_period or given.occurrence_period
    )
    when = (
        given.effective_date_time
        or given.occurence_date_time
        or given.occurrence_date_time
    )
    return Particulars(
        MedicationKind.ADMINISTRATION,
        starts=moment(when) or start,
        ends=end,
        told=instructions(given.dosage, name="dosage"),
        inpatient=_inpatient(administration.category),
    )


def _reported(order: MedicationRequest) -> bool:
    said = order.reported_boolean or order.reported
    return bool(said) or _by_patient(order.reported_reference)


def _by_patient(sources: list[Reference] | Reference | None) -> bool:
    return any(
        _local(source).partition("/")[0] in _TOLD_BY_PATIENT
        for source in in_list(sources)
    )


def _days(duration: Quantity | None) -> int | None:
    value = plausible(duration.value) if duration else None
    if duration is None or not value:
        return None
    unit = (duration.code or duration.unit or "").strip().casefold()
    factor = _DAYS_IN.get(unit) or _DAYS_IN.get((duration.unit or "").casefold())
    return None if factor is None else int(value * Decimal(factor)) or None


def _inpatient(category: Concepts) -> bool:
    return any(
        said.casefold() == "inpatient"
        for concept in in_list(category)
        for said in (
            *texts(concept),
            *(item.code or "" for item in concept.coding or ()),
        )
    )


def _local(reference: Reference | None) -> str:
    """Return "Type/id" of a relative or absolute reference, without its version."""
    pointed = (reference.reference or "").strip() if reference else ""
    return "/".join(pointed.partition("/_history/")[0].split("/")[-2:])
