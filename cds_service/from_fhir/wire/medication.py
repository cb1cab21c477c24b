"""The few fields we need of the resources about drugs, of R4, R4B and R5.

What R5 renamed is put where R4 has it as soon as it is decoded.
"""

import msgspec

from cds_service.from_fhir.wire.datatypes import (
    CodeableConcept,
    CodeableReference,
    Concepts,
    Period,
    Quantity,
    Ratio,
    Reference,
    Subject,
    Subjects,
    Wire,
)
from cds_service.from_fhir.wire.resource import NOTHING_SENT, Resource


class Batch(Wire):
    """A batch of a medication."""

    expiration_date: str | None = None


class Ingredient(Wire):
    """A part of a medication; `item` and the two strengths beside it are R5."""

    item_codeable_concept: CodeableConcept | None = None
    item_reference: Reference | None = None
    item: CodeableReference | None = None
    strength: Ratio | None = None
    strength_ratio: Ratio | None = None
    strength_quantity: Quantity | None = None
    modifier_extension: msgspec.Raw = NOTHING_SENT

    def __post_init__(self) -> None:
        """Put what R5 renamed where R4 has it."""
        if self.item is not None:
            self.item_codeable_concept = self.item_codeable_concept or self.item.concept
            self.item_reference = self.item_reference or self.item.reference
        self.strength = self.strength or self.strength_ratio


class Medication(Resource, tag="Medication"):
    """A drug, referenced by an order; `doseForm` is R5."""

    code: CodeableConcept | None = None
    form: CodeableConcept | None = None
    dose_form: CodeableConcept | None = None
    batch: Batch | None = None
    ingredient: list[Ingredient] | None = None

    def __post_init__(self) -> None:
        """Let go of the call that it came with: it may be remembered for longer."""
        if self.modifier_extension is not NOTHING_SENT:
            self.modifier_extension = self.modifier_extension.copy()


class Contained(Wire):
    """A resource inside another; only a Medication or Specimen is of use."""

    resource_type: str | None = None
    id: str | None = None
    code: CodeableConcept | None = None
    form: CodeableConcept | None = None
    dose_form: CodeableConcept | None = None
    type: CodeableConcept | None = None
    batch: Batch | None = None
    ingredient: list[Ingredient] | None = None
    modifier_extension: msgspec.Raw = NOTHING_SENT


def _one(sent: Subjects) -> Subject | None:
    """Return the subject; several are together nobody we know."""
    if not isinstance(sent, list):
        return sent
    named = dict.fromkeys(each.reference or "" for each in sent)
    return Subject(", ".join(named)) if named else None


class Medicated(Resource):
    """What the four resources about a patient's drug have in common.

    `medication` is R5; `patient` was DSTU2's name of the subject, and `subject`
    is put together from what was sent.
    """

    status: str | None = None
    status_reason: Concepts = None
    medication_codeable_concept: CodeableConcept | None = None
    medication_reference: Reference | None = None
    medication: CodeableReference | None = None
    subject_sent: Subjects = msgspec.field(name="subject", default=None)
    patient: Subjects = None
    subject: Subject | None = msgspec.field(name="_subject", default=None)
    contained: list[Contained] | None = None

    def __post_init__(self) -> None:
        """Put what other versions name otherwise where R4 has it."""
        if self.medication is not None:
            if self.medication_codeable_concept is None:
                self.medication_codeable_concept = self.medication.concept
            if self.medication_reference is None:
                self.medication_reference = self.medication.reference
        self.subject = _one(self.subject_sent) or _one(self.patient)


class DispenseRequest(Wire):
    """What is to be supplied."""

    quantity: Quantity | None = None
    expected_supply_duration: Quantity | None = None


class MedicationRequest(Medicated, tag="MedicationRequest"):
    """An order, signed or draft.

    Its instructions and its supply are decoded only for drugs that rules know:
    most are not.
    """

    intent: str | None = None
    category: Concepts = None
    do_not_perform: bool | None = None
    reported_boolean: bool | None = None
    reported_reference: Reference | None = None
    reported: bool | None = None
    information_source: list[Reference] | Reference | None = None
    authored_on: str | None = None
    rendered_dosage_instruction: str | None = None
    dosage_instruction: msgspec.Raw = NOTHING_SENT
    dispense_request: msgspec.Raw = NOTHING_SENT


class MedicationOrder(Medicated, tag="MedicationOrder"):
    """What an order was called in DSTU2; it is not read, and that is said."""


class Adherence(Wire):
    """Whether the patient takes it, in R5."""

    code: CodeableConcept | None = None
    reason: CodeableConcept | None = None


class MedicationStatement(Medicated, tag="MedicationStatement"):
    """What somebody said the patient takes; `taken` and `wasNotTaken` are older."""

    category: Concepts = None
    information_source: list[Reference] | Reference | None = None
    effective_date_time: str | None = None
    effective_period: Period | None = None
    date_asserted: str | None = None
    adherence: Adherence | None = None
    taken: str | None = None
    was_not_taken: bool | None = None
    rendered_dosage_instruction: str | None = None
    dosage: msgspec.Raw = NOTHING_SENT


class MedicationDispense(Medicated, tag="MedicationDispense"):
    """What a pharmacy handed over."""

    category: Concepts = None
    authorizing_prescription: list[Reference] | Reference | None = None
    quantity: Quantity | None = None
    days_supply: Quantity | None = None
    when_prepared: str | None = None
    when_handed_over: str | None = None
    rendered_dosage_instruction: str | None = None
    dosage_instruction: msgspec.Raw = NOTHING_SENT


class MedicationAdministration(Medicated, tag="MedicationAdministration"):
    """What was given; `occurence` is how R5 spells it, `occurrence` how it should."""

    category: Concepts = None
    effective_date_time: str | None = None
    effective_period: Period | None = None
    occurence_date_time: str | None = None
    occurence_period: Period | None = None
    occurrence_date_time: str | None = None
    occurrence_period: Period | None = None
    not_given: bool | None = None
    was_not_given: bool | None = None
    dosage: msgspec.Raw = NOTHING_SENT
