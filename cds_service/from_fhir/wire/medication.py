"""The few fields we need of the resources about drugs."""

from cds_service.from_fhir.wire.clinical import Resource
from cds_service.from_fhir.wire.datatypes import (
    CodeableConcept,
    Concepts,
    Dosages,
    Period,
    Quantity,
    Reference,
    Subject,
    Wire,
)


class Batch(Wire):
    """A batch of a medication."""

    expiration_date: str | None = None


class Ingredient(Wire):
    """A part of a medication."""

    item_codeable_concept: CodeableConcept | None = None


class Medication(Resource, tag="Medication"):
    """A drug, referenced by an order."""

    code: CodeableConcept | None = None
    form: CodeableConcept | None = None
    batch: Batch | None = None
    ingredient: list[Ingredient] | None = None


class Contained(Wire):
    """A resource inside another; only a Medication or Specimen is of use."""

    resource_type: str | None = None
    id: str | None = None
    code: CodeableConcept | None = None
    form: CodeableConcept | None = None
    type: CodeableConcept | None = None
    batch: Batch | None = None
    ingredient: list[Ingredient] | None = None


class Medicated(Resource):
    """What the four resources about a patient's drug have in common."""

    status: str | None = None
    status_reason: Concepts = None
    medication_codeable_concept: CodeableConcept | None = None
    medication_reference: Reference | None = None
    subject: Subject | None = None
    contained: list[Contained] | None = None


class DispenseRequest(Wire):
    """What is to be supplied."""

    quantity: Quantity | None = None
    expected_supply_duration: Quantity | None = None


class MedicationRequest(Medicated, tag="MedicationRequest"):
    """An order, signed or draft."""

    intent: str | None = None
    category: Concepts = None
    do_not_perform: bool | None = None
    reported_boolean: bool | None = None
    authored_on: str | None = None
    dosage_instruction: Dosages = None
    dispense_request: DispenseRequest | None = None


class MedicationStatement(Medicated, tag="MedicationStatement"):
    """What somebody said the patient takes."""

    category: Concepts = None
    information_source: Reference | None = None
    effective_date_time: str | None = None
    effective_period: Period | None = None
    date_asserted: str | None = None
    dosage: Dosages = None


class MedicationDispense(Medicated, tag="MedicationDispense"):
    """What a pharmacy handed over."""

    category: Concepts = None
    authorizing_prescription: list[Reference] | Reference | None = None
    quantity: Quantity | None = None
    days_supply: Quantity | None = None
    when_prepared: str | None = None
    when_handed_over: str | None = None
    dosage_instruction: Dosages = None


class MedicationAdministration(Medicated, tag="MedicationAdministration"):
    """What was given."""

    category: Concepts = None
    effective_date_time: str | None = None
    effective_period: Period | None = None
