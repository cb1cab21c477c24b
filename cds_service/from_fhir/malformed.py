"""A resource that is not shaped as FHIR says, and what it would have been about.

It costs itself only: it is looked at once more, loosely, for its id, its
patient and its code, so that a rule can tell "no neutrophil count" from "a
neutrophil count that could not be read".
"""

from typing import Any, Final, TypeVar

import msgspec

from cds_service.clinical.record import About
from cds_service.from_fhir.about import what_about
from cds_service.from_fhir.concepts import in_list
from cds_service.from_fhir.wire.datatypes import CodeableConcept, Concepts, Subject
from cds_service.from_fhir.wire.medication import Medicated
from cds_service.from_fhir.wire.resource import Resource, Skipped
from cds_service.from_fhir.wire.result import Observation
from cds_service.patterns import uncompiled

Shape = TypeVar("Shape")

_NULL: Final = msgspec.Raw(b"null")
_EXPECTED: Final = uncompiled(r"Expected `(\w+)")
_PLACE: Final = uncompiled(r"at `\$\.?(.+?)`")
_NOUNS: Final = {
    "decimal": "a number",
    "int": "a number",
    "str": "text",
    "array": "a list",
    "object": "an object",
    "bool": "true or false",
}


class Malformed(Skipped):
    """Stands in the place of the resource; `kind` is empty if even that is unclear."""

    kind: str = ""
    abouts: tuple[About, ...] = ()
    why: str = ""
    subject: Subject | None = None


def named_kind(resource: Resource | None) -> str:
    """Return its resourceType; of what is malformed as far as that is clear."""
    if isinstance(resource, Malformed):
        return resource.kind
    return type(resource).__name__


class Glimpse(msgspec.Struct, rename="camel"):
    """The parts of a malformed resource that may still be readable."""

    resource_type: msgspec.Raw = _NULL
    id: msgspec.Raw = _NULL
    subject: msgspec.Raw = _NULL
    patient: msgspec.Raw = _NULL
    code: msgspec.Raw = _NULL
    medication_codeable_concept: msgspec.Raw = _NULL
    medication: msgspec.Raw = _NULL
    component: msgspec.Raw = _NULL
    value_string: msgspec.Raw = _NULL
    conclusion: msgspec.Raw = _NULL


class _Part(msgspec.Struct):
    code: msgspec.Raw = _NULL


class _OfR5(msgspec.Struct):
    concept: msgspec.Raw = _NULL


def read_as(raw: msgspec.Raw, shape: type[Shape]) -> Shape | None:
    """Decode a piece of JSON, or None when it has another shape."""
    try:
        return msgspec.json.decode(raw, type=shape)
    except msgspec.ValidationError:
        return None


def kind_of(raw: msgspec.Raw) -> str:
    """Return the resourceType, empty when there is none."""
    glimpse = read_as(raw, Glimpse)
    return (read_as(glimpse.resource_type, str) or "") if glimpse else ""


def malformed(raw: msgspec.Raw, why: str) -> Malformed:
    """Say what is known of a resource that could not be decoded."""
    glimpse = read_as(raw, Glimpse) or Glimpse()
    kind = read_as(glimpse.resource_type, str) or ""
    return Malformed(
        id=read_as(glimpse.id, str),
        kind=kind,
        abouts=what_about(kind, _codes(glimpse), _said(glimpse)),
        why=why if kind else "is no FHIR resource",
        subject=read_as(glimpse.subject, Subject) or read_as(glimpse.patient, Subject),
    )


def refused(resource: Observation | Medicated, place: str) -> Malformed:
    """Say the same of one that was decoded and holds a number that is no amount."""
    kind = type(resource).__name__
    codes, said = _coded(resource)
    return Malformed(
        id=resource.id,
        kind=kind,
        abouts=what_about(kind, codes, said),
        why=f"{place} is not a usable number",
        subject=resource.subject,
    )


def set_aside(resource: Resource, why: str) -> Malformed:
    """Say the same of one that is well-formed and must not be used all the same."""
    kind = type(resource).__name__
    codes, said = _spoken(resource)
    return Malformed(
        id=resource.id,
        kind=kind,
        abouts=what_about(kind, codes, said),
        why=why,
        subject=getattr(resource, "subject", None)
        or getattr(resource, "patient", None),
    )


def _spoken(resource: Resource) -> tuple[list[CodeableConcept], str]:
    if isinstance(resource, Observation | Medicated):
        return _coded(resource)
    code: Concepts = getattr(resource, "code", None)
    return in_list(code), getattr(resource, "conclusion", None) or ""


def _coded(resource: Observation | Medicated) -> tuple[list[CodeableConcept], str]:
    if isinstance(resource, Observation):
        parts = (resource, *(resource.component or ()))
        codes = [part.code for part in parts if part.code is not None]
        return codes, resource.value_string or ""
    drug = resource.medication_codeable_concept
    return [drug] if drug is not None else [], ""


def explain(error: msgspec.ValidationError) -> str:
    """Say where the shape is wrong; field names and nothing that was sent."""
    message = str(error)
    place = _PLACE.search(message)
    expected = _EXPECTED.search(message)
    noun = _NOUNS.get(expected[1], "as FHIR has it") if expected else "a usable number"
    return f"{place[1] if place else 'its content'} is not {noun}"


def _codes(glimpse: Glimpse) -> tuple[CodeableConcept, ...]:
    parts: list[Any] = read_as(glimpse.component, list[msgspec.Raw]) or []
    raws = [glimpse.code, glimpse.medication_codeable_concept]
    if of_r5 := read_as(glimpse.medication, _OfR5):
        raws.append(of_r5.concept)
    raws += [part.code for raw in parts if (part := read_as(raw, _Part))]
    return tuple(
        code for raw in raws if (code := read_as(raw, CodeableConcept)) is not None
    )


def _said(glimpse: Glimpse) -> str:
    said = (read_as(glimpse.value_string, str), read_as(glimpse.conclusion, str))
    return "\n".join(text for text in said if text)
