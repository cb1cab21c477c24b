"""Everything one call sent, read into a Chart."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from cds_service.clinical.chart import Chart, Hook
from cds_service.clinical.event import Event, Phase
from cds_service.clinical.medication import Drug, Medication, MedicationStatus
from cds_service.clinical.record import Record, Topic, Unread
from cds_service.from_fhir import order
from cds_service.from_fhir.bundles import Found
from cds_service.from_fhir.drafts import drafts_of
from cds_service.from_fhir.known_record import KnownRecord, read_record
from cds_service.from_fhir.reading import Reading
from cds_service.from_fhir.request import Request
from cds_service.from_fhir.requested import requested
from cds_service.from_fhir.sent import drafted_in
from cds_service.frozen import replace

_NEVER_ORDERED: Final = frozenset({MedicationStatus.DRAFT, MedicationStatus.CANCELLED})


def read(request: Request, hook: Hook, wanted: frozenset[Record], as_of: date) -> Chart:
    """Read a call into a chart; `wanted` are the parts whose lack is a gap."""
    drafted = drafted_in(request)
    record = read_record(request, drafted, wanted, as_of)
    return with_orders(record, request, drafted, hook)


def with_orders(
    record: KnownRecord, request: Request, drafted: tuple[Found, ...], hook: Hook
) -> Chart:
    """Return the chart of a record and of what a call is about.

    An order that is being signed is a draft and no medication. One that is renewed or
    revised under its own id is both: the record's copy says what was taken so far.
    """
    reading = Reading(record.whose, record.around, of_others=record.of_others.copy())
    about, beside = drafts_of(request, hook, drafted)
    drafts, other_drafts = reading.drafts(about), reading.drafts(beside)
    asked_for = requested(request, hook, drafted, reading)
    chosen = {(item.reference, item.drug) for item in (*drafts, *other_drafts)}
    redrafted = {reference for reference, _ in chosen}
    known, as_of = record.chart, record.chart.as_of
    return replace(
        known,
        hook=hook,
        medications=tuple(
            [
                item
                for item in known.medications
                if item.reference not in redrafted or _was_begun(item, chosen, as_of)
            ]
        ),
        drafts=drafts,
        other_drafts=other_drafts,
        events=tuple(_not_reordered(known.events, asked_for)),
        wanted=asked_for,
        unread=order.unread_in_order(_unread(known, reading, redrafted)),
    )


def _was_begun(item: Medication, drafted: set[tuple[str, Drug]], as_of: date) -> bool:
    """Tell whether the record's copy of a draft was an order before this day.

    A copy of this day is what is being signed just now. One of another drug is
    what the order no longer is for.
    """
    return (
        (item.reference, item.drug) in drafted
        and item.status not in _NEVER_ORDERED
        and item.starts is not None
        and item.starts.day < as_of
    )


def _not_reordered(
    events: Iterable[Event], asked_for: Iterable[Event]
) -> Iterator[Event]:
    """Leave out the orders that are signed anew: they are drafts."""
    anew = {event.reference for event in asked_for}
    for event in events:
        if event.phase is Phase.DONE or event.reference not in anew:
            yield event


def _unread(known: Chart, reading: Reading, redrafted: set[str]) -> Iterator[Unread]:
    for item in (*known.unread, *reading.facts[Unread], *reading.of_others):
        if item.about is Topic.DRAFT_ORDER or item.reference not in redrafted:
            yield item
