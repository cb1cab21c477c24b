"""What a call is about besides drugs: tests and procedures being ordered or booked."""

from collections.abc import Iterable, Iterator
from typing import Final

from cds_service.clinical.chart import Hook
from cds_service.clinical.event import Event
from cds_service.from_fhir.bundles import Found, resources_of
from cds_service.from_fhir.drafts import tests_drafted
from cds_service.from_fhir.malformed import Malformed
from cds_service.from_fhir.not_to_be_used import usable
from cds_service.from_fhir.order import events_in_order
from cds_service.from_fhir.reading import Reading
from cds_service.from_fhir.request import Request
from cds_service.from_fhir.wanted import read_appointment, read_draft
from cds_service.from_fhir.wire.care import Appointment

_MAY_BE_BOOKING: Final = frozenset({"Appointment", ""})


def requested(
    request: Request, hook: Hook, drafted: Iterable[Found], reading: Reading
) -> tuple[Event, ...]:
    """Return what is being ordered or booked for the patient, in a total order.

    An appointment that cannot be read is said; drafts that cannot be read are
    said where the drugs among them are read.
    """
    tests = tests_drafted(request, hook, drafted)
    booked = list(_bookings(request))
    return events_in_order(
        [
            *reading.requested(tests, read_draft),
            *reading.requested(booked, read_appointment),
        ]
    )


def _bookings(request: Request) -> Iterator[Found]:
    for found in map(usable, resources_of(request.appointments)):
        resource = found.resource
        if isinstance(resource, Appointment) or (
            isinstance(resource, Malformed) and resource.kind in _MAY_BE_BOOKING
        ):
            yield found
