"""Reads procedures, KIT tests whose result is awaited, anaphylactic reactions."""

from collections.abc import Iterator
from typing import Final

from cds_service.clinical.event import Event, EventKind
from cds_service.from_fhir.concepts import in_list, meanings_of, words
from cds_service.from_fhir.conditions import status
from cds_service.from_fhir.dates import moment, span
from cds_service.from_fhir.happenings import kinds_in
from cds_service.from_fhir.wire.clinical import (
    AllergyIntolerance,
    Procedure,
    ServiceRequest,
)

_DONE: Final = frozenset({"completed", "in-progress"})
_NO_PROCEDURES: Final = frozenset(
    {
        EventKind.PREGNANCY_TEST,
        EventKind.CHEMISTRY,
        EventKind.KIT_TEST_ORDERED,
        EventKind.ANAPHYLAXIS_REACTION,
    }
)
"""What is known from a result, an order or an allergy: a procedure has no result."""

_WITHDRAWN: Final = frozenset({"refuted", "entered-in-error"})


def read_procedure(procedure: Procedure, reference: str) -> Iterator[Event]:
    """Yield what took place, such as a transfusion; when it ended if that was said."""
    if status(procedure.status) not in _DONE:
        return
    for kind in kinds_in([procedure.code]):
        if kind not in _NO_PROCEDURES:
            start, end = span(procedure.performed_period)
            when = moment(procedure.performed_date_time) or end or start
            yield Event(reference, kind, words(procedure.code), when)


def read_service_request(order: ServiceRequest, reference: str) -> Iterator[Event]:
    """Yield a KIT test whose result is awaited."""
    if status(order.status) != "active":
        return
    if EventKind.KIT_TEST_ORDERED in meanings_of(order.code):
        when = moment(order.authored_on)
        yield Event(reference, EventKind.KIT_TEST_ORDERED, words(order.code), when)


def read_allergy(allergy: AllergyIntolerance, reference: str) -> Iterator[Event]:
    """Yield an anaphylactic reaction; a resolved allergy still had it."""
    if status(allergy.verification_status) in _WITHDRAWN:
        return
    manifestations = (
        manifestation
        for reaction in allergy.reaction or ()
        for manifestation in in_list(reaction.manifestation)
    )
    if any(
        EventKind.ANAPHYLAXIS_REACTION in meanings_of(manifestation)
        for manifestation in manifestations
    ):
        yield Event(
            reference,
            EventKind.ANAPHYLAXIS_REACTION,
            words(allergy.code),
            moment(allergy.recorded_date),
        )
