"""Makes a hook call of a plain Bundle: everything one patient's record holds."""

from typing import Any, Final

import msgspec

from cds_service.clinical.chart import Hook
from cds_service.clinical.record import Record
from cds_service.from_fhir import careful
from cds_service.from_fhir.bad_request import BadRequest
from cds_service.from_fhir.entries import Original, originals_in
from cds_service.from_fhir.retrieval import shortcomings
from cds_service.from_fhir.wire.bundle import Bundle, Link

_KEY: Final = "wholeRecord"
_USER: Final = "Practitioner/whole-record"
_INSTANCE: Final = "00000000-0000-4000-8000-000000000000"


def as_request(bundle: bytes, hook: Hook) -> bytes:
    """Return a call of the hook about the one patient of the Bundle.

    What the Bundle lacks counts as known to be absent, unless it is only a
    page. On order hooks its draft orders are what the call is about, all of
    them selected.

    Raises:
        BadRequest: it is no Bundle, or not that of exactly one patient.
    """
    try:
        read = careful.resource(msgspec.Raw(bundle))
        found = list(originals_in(msgspec.Raw(bundle)))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        read, found = None, []
    if not isinstance(read, Bundle):
        raise BadRequest(where="", why="the file is no FHIR Bundle in JSON")
    drafts, kept = _parted(found, hook)
    nothing_else = {} if any(shortcomings(read)) else dict.fromkeys(Record)
    return msgspec.json.encode(
        {
            "hook": hook.value,
            "hookInstance": _INSTANCE,
            "context": _context(hook, _patient_id(found), drafts),
            "prefetch": {**nothing_else, _KEY: _bundle(kept, read.link)},
        }
    )


def _patient_id(found: list[Original]) -> str:
    patients = {
        item.sketch.id or item.full_url.rsplit("/", 1)[-1].rsplit(":", 1)[-1]
        for item in found
        if item.sketch.resource_type == "Patient"
    } - {""}
    if len(patients) != 1:
        why = f"the Bundle holds {len(patients) or 'no'} patients; it must hold one"
        raise BadRequest(where="", why=why)
    return patients.pop()


def _parted(found: list[Original], hook: Hook) -> tuple[list[Original], list[Original]]:
    drafts: list[Original] = []
    kept: list[Original] = []
    for item in found:
        pile = drafts if hook.about_orders and _is_draft(item) else kept
        pile.append(item)
    return drafts, kept


def _is_draft(item: Original) -> bool:
    sketch = item.sketch
    return sketch.resource_type == "MedicationRequest" and sketch.status == "draft"


def _context(hook: Hook, patient_id: str, drafts: list[Original]) -> dict[str, Any]:
    context: dict[str, Any] = {"userId": _USER, "patientId": patient_id}
    if hook.about_orders:
        context["draftOrders"] = _bundle(drafts, None)
    if hook is Hook.ORDER_SELECT:
        context["selections"] = [item.reference for item in drafts]
    return context


def _bundle(items: list[Original], link: list[Link] | None) -> dict[str, Any]:
    entries = [
        {"fullUrl": item.full_url, "resource": item.raw}
        if item.full_url
        else {"resource": item.raw}
        for item in items
    ]
    pages = {"link": link} if link else {}
    return {"resourceType": "Bundle", "type": "collection", "entry": entries, **pages}
