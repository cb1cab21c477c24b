"""Reads the body of a hook call; whatever is no such call is a `BadRequest`.

Strict about what makes it a call (hook, hookInstance, context, patient, user,
draft orders on order hooks) and lenient about everything else: null and ""
count as absent, and so does an optional text of another type.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

import msgspec

from cds_service.clinical.chart import Hook
from cds_service.from_fhir import careful
from cds_service.from_fhir.bad_request import BadRequest
from cds_service.from_fhir.dates import moment
from cds_service.from_fhir.envelope import AS_OF, QUICK, Context, Envelope
from cds_service.from_fhir.prefetched import Prefetched
from cds_service.from_fhir.wire.bundle import Bundle

__all__ = ["BadRequest", "Request", "decode"]

_ORDER_HOOKS: Final = frozenset(hook.value for hook in Hook if hook.about_orders)
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_FULL_DATE: Final = len("2026-01-06")


@dataclass(frozen=True, slots=True)
class Request:
    """A hook call. `patient_id` is bare; `selections` are as sent.

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


def decode(body: bytes) -> Request:
    """Decode a hook call, quickly if all of it is well-formed, else piece by piece.

    Raises:
        BadRequest: it is not JSON, or not a call that could be answered.
    """
    try:
        if not body.isascii():
            body.decode()  # msgspec does not look at the text of fields it skips
        return _checked(_envelope(body))
    except RecursionError:
        raise BadRequest(where="", why="the JSON is nested too deep") from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise BadRequest(where="", why="the body is not valid JSON in UTF-8") from None


def _envelope(body: bytes) -> Envelope:
    try:
        return QUICK.decode(body)
    except msgspec.ValidationError:
        return careful.decode(body)


def _checked(sent: Envelope) -> Request:
    hook = _required(sent.hook, "hook")
    instance = _required(sent.hook_instance, "hookInstance")
    if sent.context is None:
        raise BadRequest(where="context", why="is missing or no object")
    return Request(
        hook=hook,
        hook_instance=instance,
        patient_id=_patient_id(sent.context),
        user_id=_required(sent.context.user_id, "context.userId"),
        encounter_id=sent.context.encounter_id or None,
        selections=tuple(sent.context.selections or ()),
        fhir_server=sent.fhir_server or None,
        as_of=_as_of(sent.extension.as_of if sent.extension else None),
        prefetch=Prefetched(sent.prefetch or {}),
        draft_orders=_draft_orders(hook, sent.context),
    )


def _required(value: str | None, where: str) -> str:
    if value is None or not value.strip():
        raise BadRequest(where, "is missing or no text")
    return value.strip()


def _patient_id(context: Context) -> str:
    sent = _required(context.patient_id, "context.patientId")
    return _required(sent.removeprefix("Patient/"), "context.patientId")


def _draft_orders(hook: str, context: Context) -> Bundle | None:
    if hook not in _ORDER_HOOKS:
        return None
    if not isinstance(context.draft_orders, Bundle):
        raise BadRequest(
            where="context.draftOrders", why="is missing or no FHIR Bundle"
        )
    return context.draft_orders


def _as_of(text: str | None) -> date | None:
    if not text:
        return None
    read = moment(text) if len(text) == _FULL_DATE else None
    if read is None or read.vague or not _FIRST_YEAR <= read.day.year <= _LAST_YEAR:
        raise BadRequest(
            where=f"extension.{AS_OF}", why="is not a date such as 2026-01-06"
        )
    return read.day
