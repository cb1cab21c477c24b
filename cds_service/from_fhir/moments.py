"""The moments of a record at which the service would have been called."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

import msgspec

from cds_service.clinical.chart import Hook
from cds_service.from_fhir.dates import last_day, moment
from cds_service.from_fhir.entries import Original
from cds_service.from_fhir.known_then import Kept, Members
from cds_service.from_fhir.malformed import read_as
from cds_service.from_fhir.past_record import PastRecord
from cds_service.from_fhir.standing import status
from cds_service.from_fhir.wire.datatypes import Coding, Period
from cds_service.frozen import Frozen


class Event(StrEnum):
    """Why the service was asked."""

    DAY = "day"
    VISIT = "visit"
    DISCHARGE = "discharge"
    ORDER = "order"
    BOOKING = "booking"


class Moment(Frozen, kw_only=False):
    """A day, what happened on it, and the orders or appointments it is about."""

    day: date
    event: Event
    hooks: tuple[Hook, ...]
    subjects: tuple[Original, ...] = ()
    encounter_id: str = ""


_VIEWED: Final = (Hook.PATIENT_VIEW,)
_ORDERED: Final = (Hook.ORDER_SELECT, Hook.ORDER_SIGN)
_STAYS: Final = frozenset({"imp", "acute", "nonac"})
_NO_VISIT: Final = frozenset({"planned", "cancelled", "entered-in-error"})
_NO_ORDER: Final = frozenset({"entered-in-error", "draft"})
_NULL: Final = msgspec.Raw(b"null")


class _Visit(msgspec.Struct, rename={"kind": "class"}):
    kind: msgspec.Raw = _NULL
    period: Period | None = None


class _Order(msgspec.Struct, rename="camel"):
    intent: msgspec.Raw = _NULL
    reported_boolean: msgspec.Raw = _NULL


def on(record: PastRecord, day: date) -> Iterator[Moment]:
    """Yield that the record is opened on a day, and that its drafts are signed."""
    yield Moment(day, Event.DAY, _VIEWED)
    drafts = tuple(
        item
        for kept in record.in_kinds.get("MedicationRequest", ())
        if status(kept.item.sketch.status) == "draft"
        and (item := kept.then(day, record.exported)[0])
    )
    if drafts:
        yield Moment(day, Event.DAY, _ORDERED, drafts)


def every(record: PastRecord, days: int) -> Iterator[Moment]:
    """Yield a day in so many, back from the export to where the record begins."""
    known = [each.known_on for each in record.kept if each.known_on]
    day = record.exported
    while day >= min(known, default=record.exported):
        yield from on(record, day)
        day -= timedelta(days)


def events(record: PastRecord) -> Iterator[Moment]:
    """Yield each visit, discharge, day of orders and booking, oldest first."""
    kinds = record.in_kinds
    found = [
        *_visits(kinds.get("Encounter", ()), record.exported),
        *_orders(
            [*kinds.get("MedicationRequest", ()), *kinds.get("ServiceRequest", ())]
        ),
        *_bookings(kinds.get("Appointment", ())),
    ]
    past = [each for each in found if each.day <= record.exported]
    yield from sorted(past, key=lambda each: (each.day, each.event, each.encounter_id))


def _visits(visits: Iterable[Kept], exported: date) -> Iterator[Moment]:
    opened: set[date] = set()
    for each in visits:
        sent = read_as(each.item.raw, _Visit) or _Visit()
        if status(each.item.sketch.status) in _NO_VISIT or sent.period is None:
            continue
        start, end = moment(sent.period.start), last_day(sent.period.end)
        if start:
            opened.add(start.day)
        name = each.item.sketch.id
        if name and end and end.day <= exported and _is_stay(sent.kind):
            hooks = (Hook.ENCOUNTER_DISCHARGE,)
            yield Moment(end.day, Event.DISCHARGE, hooks, encounter_id=name)
    yield from (Moment(day, Event.VISIT, _VIEWED) for day in opened)


def _is_stay(sent: msgspec.Raw) -> bool:
    kind = read_as(sent, Coding)
    return bool(kind and (kind.code or "").strip().casefold() in _STAYS)


def _orders(orders: Iterable[Kept]) -> Iterator[Moment]:
    """Yield one moment a day: what was ordered on one day was signed together."""
    signed: defaultdict[date, list[Original]] = defaultdict(list)
    for each in orders:
        if each.known_on and _was_signed(each.item):
            signed[each.known_on].append(_as(each.item, "draft"))
    for day, drafts in signed.items():
        yield Moment(day, Event.ORDER, _ORDERED, tuple(drafts))


def _was_signed(item: Original) -> bool:
    """Tell an order from a plan, and from what others are said to have ordered."""
    sent = read_as(item.raw, _Order) or _Order()
    intent, reported = read_as(sent.intent, str), read_as(sent.reported_boolean, bool)
    signed = intent is None or status(intent).endswith("order")
    return signed and not reported and status(item.sketch.status) not in _NO_ORDER


def _bookings(appointments: Iterable[Kept]) -> Iterator[Moment]:
    for each in appointments:
        if each.known_on and status(each.item.sketch.status) not in _NO_ORDER:
            booked = (_as(each.item, "proposed"),)
            yield Moment(each.known_on, Event.BOOKING, (Hook.APPOINTMENT_BOOK,), booked)


def _as(item: Original, state: str) -> Original:
    """Return it as it stood when it was made."""
    members = read_as(item.raw, Members)
    if members is None:
        return item
    members["status"] = msgspec.Raw(msgspec.json.encode(state))
    return Original(
        msgspec.Raw(msgspec.json.encode(members)), item.full_url, item.sketch
    )
