"""The few fields we need of each clinical resource but the medications."""

from typing import TYPE_CHECKING, Final

import msgspec

from cds_service.from_fhir.wire.datatypes import (
    Annotation,
    CodeableConcept,
    Coding,
    Concepts,
    Period,
    Quantity,
    Range,
    Reference,
    Subject,
    Timing,
    Wire,
)

NOTHING_SENT: Final = msgspec.Raw(b"null")
"""What is rarely needed stays undecoded; a wrong shape then costs nothing else."""


class Resource(Wire, tag_field="resourceType"):
    """What every resource has."""

    id: str | None = None
    modifier_extension: msgspec.Raw = NOTHING_SENT


class Skipped(Resource):
    """A resource type that no rule reads; its content is passed over."""


class Patient(Resource, tag="Patient"):
    """Who the chart is about."""

    birth_date: str | None = None
    gender: str | None = None
    deceased_boolean: bool | None = None
    deceased_date_time: str | None = None


class Extension(Wire):
    """An extension whose value is a code."""

    url: str | None = None
    value_coding: Coding | None = None


class MarkedCoding(Coding):
    """A code that may carry a mark, such as how certain a diagnosis is."""

    extension: msgspec.Raw = NOTHING_SENT


class ConditionCode(CodeableConcept):
    """The code of a problem."""

    coding: list[MarkedCoding] | None = None  # type: ignore[assignment]


class Condition(Resource, tag="Condition"):
    """A problem or diagnosis.

    In DSTU2 its statuses are plain strings and its subject is called `patient`.
    """

    clinical_status: CodeableConcept | str | None = None
    verification_status: CodeableConcept | str | None = None
    code: ConditionCode | None = None
    subject: Subject | None = None
    onset_date_time: str | None = None
    recorded_date: str | None = None
    note: msgspec.Raw = NOTHING_SENT
    patient: Subject | None = None
    category: msgspec.Raw = NOTHING_SENT
    abatement_date_time: str | None = None
    abatement_period: msgspec.Raw = NOTHING_SENT

    def __post_init__(self) -> None:
        """Put what DSTU2 names otherwise where R4 has it."""
        if self.subject is None:
            self.subject = self.patient


class Component(Wire):
    """A part of an Observation."""

    code: CodeableConcept | None = None
    value_quantity: Quantity | None = None
    value_string: str | None = None
    value_codeable_concept: CodeableConcept | None = None
    data_absent_reason: CodeableConcept | None = None
    interpretation: Concepts = None
    reference_range: list[Range] | None = None
    modifier_extension: msgspec.Raw = NOTHING_SENT


class Collection(Wire):
    """How a contained specimen was taken."""

    body_site: CodeableConcept | None = None


class ContainedSpecimen(Wire):
    """A resource inside a result; of use only where it is a Specimen.

    Other types hold a string or a list under `type`, which must cost nothing.
    """

    id: str | None = None
    type: Concepts | str = None
    collection: Collection | None = None
    subject: msgspec.Raw = NOTHING_SENT


if TYPE_CHECKING:
    Components = list[Component] | None
else:  # one component may come without its list, and is put into one
    Components = list[Component] | Component | None


class Observation(Resource, tag="Observation"):
    """A result, panel or variant."""

    status: str | None = None
    code: CodeableConcept | None = None
    subject: Subject | None = None
    effective_date_time: str | None = None
    effective_period: Period | None = None
    effective_instant: str | None = None
    effective_timing: Timing | None = None
    issued: str | None = None
    value_quantity: Quantity | None = None
    value_string: str | None = None
    value_codeable_concept: CodeableConcept | None = None
    data_absent_reason: CodeableConcept | None = None
    interpretation: Concepts = None
    note: list[Annotation] | None = None
    body_site: CodeableConcept | None = None
    method: CodeableConcept | None = None
    specimen: Reference | None = None
    reference_range: list[Range] | None = None
    component: Components = None
    contained: list[ContainedSpecimen] | None = None
    focus: msgspec.Raw = NOTHING_SENT
    patient: Subject | None = None

    def __post_init__(self) -> None:
        """Put one component that came without its list into one."""
        if isinstance(self.component, Component):
            self.component = [self.component]


class Attachment(Wire):
    """A file: only that there is one, and of what kind."""

    content_type: str | None = None


class Narrative(Wire):
    """Formatted text: only that there is some."""

    status: str | None = None


class DiagnosticReport(Resource, tag="DiagnosticReport"):
    """A report, read for its conclusion."""

    status: str | None = None
    code: CodeableConcept | None = None
    subject: Subject | None = None
    effective_date_time: str | None = None
    effective_period: Period | None = None
    issued: str | None = None
    conclusion: str | None = None
    conclusion_code: Concepts = None
    specimen: list[Reference] | Reference | None = None
    contained: list[ContainedSpecimen] | None = msgspec.field(
        name="its_specimens", default=None
    )
    held: msgspec.Raw = msgspec.field(name="contained", default=NOTHING_SENT)
    coded_diagnosis: Concepts = None
    presented_form: list[Attachment] | Attachment | None = None
    text: Narrative | str | None = None
    result: list[Reference] | Reference | None = None
    patient: Subject | None = None

    def __post_init__(self) -> None:
        """Take specimens out of what it contains, and STU3's codes to R4's."""
        if self.held is not NOTHING_SENT:
            self.contained = msgspec.json.decode(
                self.held, type=list[ContainedSpecimen] | None
            )
        self.conclusion_code = self.conclusion_code or self.coded_diagnosis


class Coded(CodeableConcept):
    """A concept, or in R5 a concept inside a reference, which is taken out of it."""

    concept: CodeableConcept | None = None

    def __post_init__(self) -> None:
        """Put what is inside where R4 has it."""
        if self.concept is not None and not self.coding and not self.text:
            self.coding, self.text = self.concept.coding, self.concept.text


class Reaction(Wire):
    """How an allergy showed itself; `certainty` is that of older versions."""

    manifestation: list[Coded] | Coded | None = None
    substance: Concepts = None
    severity: str | None = None
    certainty: str | None = None
    description: str | None = None
    modifier_extension: msgspec.Raw = NOTHING_SENT
    onset: str | None = None


class AllergyIntolerance(Resource, tag="AllergyIntolerance"):
    """An allergy; DSTU2 has one `status`, and `substance` for `code`."""

    clinical_status: CodeableConcept | str | None = None
    verification_status: CodeableConcept | str | None = None
    status: str | None = None
    code: Concepts = None
    substance: Concepts = None
    patient: Subject | None = None
    recorded_date: str | None = None
    asserted_date: str | None = None
    last_occurrence: str | None = None
    reaction: list[Reaction] | Reaction | None = None


class Procedure(Resource, tag="Procedure"):
    """Something done, such as a transfusion."""

    status: str | None = None
    category: Concepts = None
    code: CodeableConcept | None = None
    subject: Subject | None = None
    performed_date_time: str | None = None
    performed_period: Period | None = None
    occurrence_date_time: str | None = None
    occurrence_period: Period | None = None
    patient: Subject | None = None

    def __post_init__(self) -> None:
        """Put what R5 renamed where R4 has it."""
        self.performed_date_time = self.performed_date_time or self.occurrence_date_time
        self.performed_period = self.performed_period or self.occurrence_period


class ServiceRequest(Resource, tag="ServiceRequest"):
    """A test, procedure or referral that was ordered; `code` is nested in R5."""

    status: str | None = None
    intent: str | None = None
    category: Concepts = None
    code: Coded | None = None
    order_detail: msgspec.Raw = NOTHING_SENT
    performer_type: Concepts = None
    subject: Subject | None = None
    authored_on: str | None = None
    occurrence_date_time: str | None = None
    occurrence_period: Period | None = None
    do_not_perform: bool | None = None
    priority: str | None = None
    patient: Subject | None = None
