"""Makes the body of a hook call of resources as they were sent."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import msgspec

from cds_service.clinical.chart import Hook
from cds_service.from_fhir.entries import Original
from cds_service.from_fhir.wire.bundle import Link

KEY: Final = "wholeRecord"
"""Everything of the record comes under one key of our own."""

_USER: Final = "Practitioner/whole-record"
_INSTANCE: Final = "00000000-0000-4000-8000-000000000000"


def call(
    hook: Hook, patient_id: str, about: Mapping[str, Any], prefetch: Mapping[str, Any]
) -> bytes:
    """Return a call; `about` is what its context holds beside the patient."""
    return msgspec.json.encode(
        {
            "hook": hook.value,
            "hookInstance": _INSTANCE,
            "context": {"userId": _USER, "patientId": patient_id, **about},
            "prefetch": prefetch,
        }
    )


def about_orders(hook: Hook, drafts: Sequence[Original]) -> dict[str, Any]:
    """Return the draft orders of a call, all of them selected; nothing otherwise."""
    about: dict[str, Any] = {}
    if hook.about_orders:
        about["draftOrders"] = bundle(drafts)
    if hook is Hook.ORDER_SELECT:
        about["selections"] = [item.reference for item in drafts]
    return about


def bundle(items: Sequence[Original], link: list[Link] | None = None) -> dict[str, Any]:
    """Return a Bundle of them."""
    entries = [
        {"fullUrl": item.full_url, "resource": item.raw}
        if item.full_url
        else {"resource": item.raw}
        for item in items
    ]
    pages = {"link": link} if link else {}
    return {"resourceType": "Bundle", "type": "collection", "entry": entries, **pages}
