"""Reads visits, questionnaires, bookings, trials and harms as events.

Each yields an event per kind that its codes (or, where no code exists or the
free text of an order may be read, its words) mean; what is none of ours yields
nothing.
"""

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from cds_service.clinical.event import Event, EventKind, Phase
from cds_service.clinical.moment import Moment
from cds_service.from_fhir.concepts import in_list, meanings_of, words
from cds_service.from_fhir.conditions import status
from cds_service.from_fhir.dates import moment, span
from cds_service.from_fhir.malformed import read_as
from cds_service.from_fhir.order_words import asked_for, questionnaire_named
from cds_service.from_fhir.wire.care import (
    AdverseEvent,
    Appointment,
    Encounter,
    QuestionnaireResponse,
    ResearchSubject,
)
from cds_service.from_fhir.wire.datatypes import CodeableConcept, Coding, Reference

_KINDS: Final = {kind.value: kind for kind in EventKind}
_HELD: Final = frozenset({"arrived", "triaged", "in-progress", "onleave", "finished"})
_HELD_IN_R5: Final = frozenset({"completed", "discharged", "discontinued", "on-hold"})
_FILLED_IN: Final = frozenset({"completed", "amended"})
_BOOKED: Final = frozenset({"proposed", "pending", "booked", "arrived", "checked-in"})
_IN_TRIAL: Final = frozenset(
    {
        "active",
        "candidate",
        "eligible",
        "follow-up",
        "on-study",
        "on-study-intervention",
    }
)
_GONE: Final = "entered-in-error"
_SEVERE: Final = frozenset({"severe", "life-threatening", "serious"})
_CLASSES: Final = {
    "EMER": EventKind.EMERGENCY_VISIT,
    "IMP": EventKind.HOSPITAL_STAY,
    "ACUTE": EventKind.HOSPITAL_STAY,
    "NONAC": EventKind.HOSPITAL_STAY,
    "SS": EventKind.HOSPITAL_STAY,
}
"""HL7 v3 ActCode; DSTU2 and some sites send the words of `_CLASS_WORDS`."""
_CLASS_WORDS: Final = {
    "emergency": EventKind.EMERGENCY_VISIT,
    "inpatient": EventKind.HOSPITAL_STAY,
}


def kinds_in(concepts: Iterable[CodeableConcept | None]) -> tuple[EventKind, ...]:
    """Return the kinds of event that the codes mean, each once, in a fixed order."""
    meant = {meaning for concept in concepts for meaning in meanings_of(concept)}
    return tuple(kind for value, kind in _KINDS.items() if value in meant)


def read_encounter(encounter: Encounter, reference: str) -> Iterator[Event]:
    """Yield what kind of care a visit or stay was, when it began."""
    if status(encounter.status) not in _HELD | _HELD_IN_R5:
        return
    concepts = [
        *in_list(encounter.type),
        *in_list(encounter.service_type),
        *in_list(encounter.reason_code),
    ]
    start, end = span(encounter.period or encounter.actual_period)
    name = "; ".join(filter(None, map(words, concepts)))
    for kind in dict.fromkeys([*kinds_in(concepts), *_class_kinds(encounter)]):
        yield Event(reference, kind, name, start or end)


def read_questionnaire(
    response: QuestionnaireResponse, reference: str
) -> Iterator[Event]:
    """Yield which questionnaire was filled in; these have titles and no codes."""
    if status(response.status) not in _FILLED_IN:
        return
    sent = response.questionnaire
    name = (
        sent.display or sent.reference if isinstance(sent, Reference) else sent
    ) or ""
    for kind in questionnaire_named(name):
        yield Event(reference, kind, name, moment(response.authored))


def read_appointment(appointment: Appointment, reference: str) -> Iterator[Event]:
    """Yield what is being booked, and for when."""
    if status(appointment.status) not in _BOOKED:
        return
    concepts = [
        *in_list(appointment.service_type),
        *in_list(appointment.specialty),
        *in_list(appointment.appointment_type),
        *in_list(appointment.reason_code),
    ]
    said = [*map(words, concepts), appointment.description or ""]
    yield from _wanted(
        concepts, said, reference, Phase.BOOKED, moment(appointment.start)
    )


def read_trial(subject: ResearchSubject, reference: str) -> Iterator[Event]:
    """Yield that the patient takes part in a trial."""
    if status(subject.status) in _IN_TRIAL:
        start, _ = span(subject.period)
        yield Event(reference, EventKind.CLINICAL_TRIAL, "clinical trial", start)


def read_adverse_event(harm: AdverseEvent, reference: str) -> Iterator[Event]:
    """Yield a harm that was said to be severe."""
    if _GONE in {status(harm.status), status(harm.actuality)}:
        return
    if {status(harm.severity), status(harm.seriousness)} & _SEVERE:
        when = moment(harm.date) or moment(harm.recorded_date)
        name = words(harm.event or harm.code)
        yield Event(reference, EventKind.SEVERE_ADVERSE_EVENT, name, when)


def wanted_events(
    code: CodeableConcept | None,
    beside: Iterable[CodeableConcept],
    reference: str,
    phase: Phase,
    planned: Moment | None,
) -> Iterator[Event]:
    """Yield what an order asks for: by its code and details, and by its words."""
    concepts = [*in_list(code), *beside]
    yield from _wanted(concepts, map(words, concepts), reference, phase, planned)


def _wanted(
    concepts: list[CodeableConcept],
    said: Iterable[str],
    reference: str,
    phase: Phase,
    planned: Moment | None,
) -> Iterator[Event]:
    name = "; ".join(filter(None, said))
    for kind in dict.fromkeys([*kinds_in(concepts), *asked_for(name)]):
        yield Event(reference, kind, name, phase=phase, planned=planned)


def _class_kinds(encounter: Encounter) -> list[EventKind]:
    """Return what `class` says: a Coding, a list of concepts, or a bare word."""
    sent = encounter.sent_class
    coding = read_as(sent, Coding)
    codings = [coding] if coding else []
    for concept in read_as(sent, list[CodeableConcept]) or ():
        codings += concept.coding or []
    word = _CLASS_WORDS.get((_word(sent) or "").casefold())
    known = [_CLASSES.get((each.code or "").strip().upper()) for each in codings]
    return [kind for kind in (*known, word) if kind]


def _word(sent: msgspec.Raw) -> str | None:
    return read_as(sent, str)
