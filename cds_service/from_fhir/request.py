"""Reads the body of a hook call; whatever is no such call is a `BadRequest`.

Strict about what makes it a call (hook, hookInstance, context and what the hook
demands there) and lenient about everything else: null and "" count as absent,
and so does an optional text of another type.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from typing import Final

import msgspec

from cds_service.clinical.chart import Hook
from cds_service.from_fhir import careful, half_characters
from cds_service.from_fhir.aliases import renamed
from cds_service.from_fhir.bad_request import BadRequest
from cds_service.from_fhir.context import (
    OtherHook,
    encounter_id,
    hook_of,
    patient_id,
    required,
    user_id,
)
from cds_service.from_fhir.dates import moment
from cds_service.from_fhir.doubled_keys import doubled_in
from cds_service.from_fhir.envelope import (
    AS_OF,
    NO_AUTHORIZATION,
    QUICK,
    Context,
    Envelope,
)
from cds_service.from_fhir.habits import USUAL, Habits
from cds_service.from_fhir.prefetched import Decode, Prefetched
from cds_service.from_fhir.wire.bundle import Bundle
from cds_service.from_fhir.wire.resource import NOTHING_SENT

__all__ = ["BadRequest", "OtherHook", "Request", "decode"]

_DRAFT_ORDERS: Final[dict[str, str]] = {
    Hook.ORDER_SELECT: "draftOrders",
    Hook.ORDER_SIGN: "draftOrders",
    Hook.MEDICATION_REFILL: "medications",
}
_APPOINTMENTS: Final[dict[str, str]] = {Hook.APPOINTMENT_BOOK: "appointments"}
_SENT_AS: Final = {
    "draftOrders": attrgetter("draft_orders"),
    "medications": attrgetter("medications"),
    "appointments": attrgetter("appointments"),
}
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_FULL_DATE: Final = len("2026-01-06")


@dataclass(frozen=True, slots=True)
class Request:
    """A hook call. `patient_id` is bare; `selections` are as sent.

    `user_id` is empty where the hook does not demand one and none was sent;
    `sent_orders` are the draft orders as they were sent, `fhir_authorization` the
    token for the FHIR server, which only `access` reads.

    A key that is absent from `prefetch` was not sent; None under a key means
    that the EHR has nothing.
    """

    hook: str
    hook_instance: str
    patient_id: str
    user_id: str
    encounter_id: str | None = None
    selections: tuple[str, ...] = ()
    fhir_server: str | None = None
    as_of: date | None = None
    prefetch: Prefetched = field(default_factory=lambda: Prefetched({}))
    draft_orders: Bundle | None = None
    appointments: Bundle | None = None
    sent_orders: msgspec.Raw = field(default_factory=lambda: NOTHING_SENT)
    fhir_authorization: msgspec.Raw = field(
        default_factory=lambda: NO_AUTHORIZATION, repr=False
    )

    @property
    def values(self) -> tuple[msgspec.Raw, ...]:
        """The JSON that holds resources, draft orders before the record."""
        return self.sent_orders, *self.prefetch.sent


def decode(body: bytes, hook: Hook | None = None, habits: Habits = USUAL) -> Request:
    """Decode a hook call, quickly if all of it is well-formed, else piece by piece.

    A resource that holds half a character costs itself only, like any that is
    not as it should be; the body as a whole is JSON all the same.

    Raises:
        OtherHook: it is not a call of `hook`; told before any other fault.
        BadRequest: it is not JSON, or not a call that could be answered.
    """
    try:
        if not body.isascii():
            body.decode()  # msgspec does not look at the text of fields it skips
        try:
            return _checked(body, hook, habits)
        except msgspec.DecodeError:
            if (marked := half_characters.marked(body)) is None:
                raise
            return _checked(marked, hook, habits, half_characters.resource)
    except RecursionError:
        raise BadRequest(where="", why="the JSON is nested too deep") from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise BadRequest(where="", why="the body is not valid JSON in UTF-8") from None


def _envelope(body: bytes) -> Envelope:
    try:
        return QUICK.decode(body)
    except msgspec.ValidationError:
        return careful.decode(body)


def _checked(
    body: bytes,
    expected: Hook | None,
    habits: Habits,
    decode: Decode = careful.resource,
) -> Request:
    sent = _envelope(body)
    hook = hook_of(sent, expected, habits)
    instance = required(sent.hook_instance, "hookInstance")
    context = _context(body, sent)
    drafts, booked = _DRAFT_ORDERS.get(hook), _APPOINTMENTS.get(hook)
    orders = _sent(drafts, context)
    return Request(
        hook=hook,
        hook_instance=instance,
        patient_id=patient_id(context),
        user_id=user_id(hook, context),
        encounter_id=encounter_id(hook, context, habits),
        selections=tuple(context.selections or ()),
        fhir_server=sent.fhir_server or None,
        as_of=_as_of(sent.extension.as_of if sent.extension else None),
        prefetch=Prefetched(_prefetch(sent, habits), decode),
        draft_orders=_drafts(drafts, orders, decode, habits),
        appointments=_bundle(booked, _sent(booked, context), decode),
        sent_orders=orders,
        fhir_authorization=sent.fhir_authorization,
    )


def _context(body: bytes, sent: Envelope) -> Context:
    if sent.context is None:
        raise BadRequest(where="context", why="is missing or no object")
    if (where := doubled_in(body, sent)) is not None:
        raise BadRequest(where or "the body", "a key stands twice in it")
    return sent.context


def _prefetch(sent: Envelope, habits: Habits) -> Mapping[str, msgspec.Raw]:
    prefetch = sent.prefetch or {}
    return renamed(prefetch, habits.aliases) if habits.aliases else prefetch


def _sent(name: str | None, context: Context) -> msgspec.Raw:
    sent: msgspec.Raw = _SENT_AS[name](context) if name else NOTHING_SENT
    return sent


def _drafts(
    name: str | None, sent: msgspec.Raw, decode: Decode, habits: Habits
) -> Bundle | None:
    if habits.context_may_lack and bytes(sent) == b"null":
        return None  # `drafts` says so
    return _bundle(name, sent, decode)


def _bundle(name: str | None, sent: msgspec.Raw, decode: Decode) -> Bundle | None:
    if name is None:
        return None
    bundle = decode(sent)
    if not isinstance(bundle, Bundle):
        raise BadRequest(where=f"context.{name}", why="is missing or no FHIR Bundle")
    return bundle


def _as_of(text: str | None) -> date | None:
    if not text:
        return None
    read = moment(text) if len(text) == _FULL_DATE else None
    if read is None or read.vague or not _FIRST_YEAR <= read.day.year <= _LAST_YEAR:
        raise BadRequest(
            where=f"extension.{AS_OF}", why="is not a date such as 2026-01-06"
        )
    return read.day
