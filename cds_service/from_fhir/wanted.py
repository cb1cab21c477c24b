"""Reads orders of tests and procedures, and bookings: what is to be done, and when."""

from collections.abc import Iterable, Iterator
from typing import Final

from cds_service.clinical.event import Event, EventKind, Phase
from cds_service.clinical.moment import Moment
from cds_service.from_fhir.concepts import in_list, words
from cds_service.from_fhir.dates import moment, span
from cds_service.from_fhir.event_kinds import kinds_in
from cds_service.from_fhir.malformed import read_as
from cds_service.from_fhir.order_words import asked_for
from cds_service.from_fhir.standing import status
from cds_service.from_fhir.wire.care import Appointment
from cds_service.from_fhir.wire.clinical import ServiceRequest
from cds_service.from_fhir.wire.datatypes import CodeableConcept, Period
from cds_service.from_fhir.wire.resource import NOTHING_SENT

_OVER: Final = frozenset({"fulfilled", "cancelled", "noshow", "entered-in-error"})
_AT_ONCE: Final = frozenset({"stat", "asap"})
"""Priorities that leave no time; what is only urgent may wait for hours."""
_TALKS: Final = frozenset({"checkup", "followup"})
"""Visits after which words such as "surgery" tell of the past."""


def read_service_request(order: ServiceRequest, reference: str) -> Iterator[Event]:
    """Yield what an active order of the record asks for."""
    if status(order.status) == "active":
        yield from _asked(order, reference, Phase.ORDERED, moment(order.authored_on))


def read_draft(order: ServiceRequest, reference: str) -> Iterator[Event]:
    """Yield what a draft order asks for."""
    yield from _asked(order, reference, Phase.DRAFTED, None)


def read_appointment(appointment: Appointment, reference: str) -> Iterator[Event]:
    """Yield what is being booked; the name of a specialty is no procedure."""
    if status(appointment.status) in _OVER:
        return
    services: list[CodeableConcept] = [
        *in_list(appointment.service_type),
        *in_list(appointment.reason_code),
        *in_list(appointment.reason),
    ]
    beside = [*in_list(appointment.specialty), *in_list(appointment.appointment_type)]
    said = [*map(words, services), (appointment.description or "").strip()]
    talk = status(appointment.appointment_type) in _TALKS
    kinds = _kinds([*services, *beside], [] if talk else said)
    for kind, verified in kinds.items():
        yield Event(
            reference,
            kind,
            _named(said) or _named(map(words, beside)),
            phase=Phase.BOOKED,
            planned=_planned(appointment),
            unverified_code=not verified,
        )


def _asked(
    order: ServiceRequest, reference: str, phase: Phase, when: Moment | None
) -> Iterator[Event]:
    if order.do_not_perform:
        return
    details: list[CodeableConcept] = []
    if order.order_detail != NOTHING_SENT:
        details = read_as(order.order_detail, list[CodeableConcept]) or []
    services = [*in_list(order.code), *details]
    beside = [*in_list(order.category), *in_list(order.performer_type)]
    said = [*map(words, services)]
    start, end = span(order.occurrence_period)
    planned = moment(order.occurrence_date_time) or start or end
    for kind, verified in _kinds([*services, *beside], said).items():
        yield Event(
            reference,
            kind,
            _named(said) or _named(map(words, beside)),
            when,
            phase=phase,
            planned=planned,
            unverified_code=not verified,
            urgent=status(order.priority) in _AT_ONCE,
        )


def _kinds(
    concepts: Iterable[CodeableConcept], said: Iterable[str]
) -> dict[EventKind, bool]:
    """Return what the codes mean, and what the words ask for."""
    worded = asked_for(" , ".join(filter(None, said)))
    return {**kinds_in(concepts), **dict.fromkeys(worded, True)}


def _named(said: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(filter(None, said)))


def _planned(appointment: Appointment) -> Moment | None:
    if start := moment(appointment.start):
        return start
    asked: list[Period] = in_list(appointment.requested_period)
    starts = [start for period in asked if (start := span(period)[0])]
    return min(starts, key=Moment.order, default=None)
