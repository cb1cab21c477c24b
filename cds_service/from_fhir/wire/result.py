"""The few fields we need of an Observation."""

from typing import TYPE_CHECKING

import msgspec

from cds_service.from_fhir.wire.datatypes import (
    Annotation,
    CodeableConcept,
    Concepts,
    Period,
    Quantity,
    Range,
    Reference,
    Subject,
    Timing,
    Wire,
)
from cds_service.from_fhir.wire.resource import NOTHING_SENT, Resource


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
    resource_type: str | None = None


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
