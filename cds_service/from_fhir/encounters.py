"""Reads a visit or a stay: what kind of care it was."""

from collections.abc import Iterator
from typing import Final

from cds_service.clinical.event import Event, EventKind
from cds_service.from_fhir.concepts import in_list, words
from cds_service.from_fhir.dates import span
from cds_service.from_fhir.event_kinds import kinds_in
from cds_service.from_fhir.malformed import read_as
from cds_service.from_fhir.standing import status
from cds_service.from_fhir.wire.care import Encounter
from cds_service.from_fhir.wire.datatypes import CodeableConcept, Coding

_HELD: Final = frozenset(
    {"arrived", "triaged", "in-progress", "onleave", "finished"}
    | {"completed", "discharged", "discontinued", "on-hold"}  # R5
)
_ACT_CODE: Final = "http://terminology.hl7.org/CodeSystem/v3-ActCode"
_WORDS: Final = {
    "emergency": EventKind.EMERGENCY_VISIT,
    "inpatient": EventKind.HOSPITAL_STAY,
}
"""What DSTU2 says instead of a code."""


def read_encounter(encounter: Encounter, reference: str) -> Iterator[Event]:
    """Yield what kind of care it was, when it began; one that is planned is none."""
    if status(encounter.status) not in _HELD:
        return
    concepts: list[CodeableConcept] = [
        *in_list(encounter.type),
        *in_list(encounter.service_type),
        *in_list(encounter.reason_code),
    ]
    start, end = span(encounter.period)
    name = "; ".join(filter(None, map(words, concepts)))
    kinds = kinds_in([*concepts, _class(encounter)])
    for kind, verified in {**kinds, **_worded(encounter)}.items():
        when = start or end
        yield Event(reference, kind, name, when, unverified_code=not verified)


def _class(encounter: Encounter) -> CodeableConcept:
    """Return the codes of `class`: of a Coding, or of a list of concepts."""
    sent = encounter.sent_class
    coding = read_as(sent, Coding)
    concepts = read_as(sent, list[CodeableConcept]) or []
    codings = [coding] if coding else []
    codings += [code for concept in concepts for code in concept.coding or ()]
    return CodeableConcept(coding=[_act(code) for code in codings])


def _worded(encounter: Encounter) -> dict[EventKind, bool]:
    """Return what `class` says where it is a bare word."""
    word = (read_as(encounter.sent_class, str) or "").strip().casefold()
    return {_WORDS[word]: True} if word in _WORDS else {}


def _act(code: Coding) -> Coding:
    """Take a code without system, or of the older one, for one of HL7's."""
    system = code.system or _ACT_CODE
    if system.casefold().endswith("actcode"):
        return Coding(system=_ACT_CODE, code=(code.code or "").strip().upper())
    return code
