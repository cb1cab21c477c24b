"""Changes to an order the EHR sent; everything else goes back as it came."""

import re
from decimal import Decimal
from typing import Any, Final

import msgspec

from cds_service.cards.orders import Content, devices
from cds_service.clinical.proposal import (
    ChangeDevices,
    ChangeDose,
    HoldOrder,
    StopOrder,
)
from cds_service.knowledge.terminology import UCUM

Edit = ChangeDevices | ChangeDose | HoldOrder | StopOrder

_DECODER: Final = msgspec.json.Decoder(float_hook=Decimal)
_NOTHING: Final = re.compile(rb':\s*(?:null|""|\[\s*]|{\s*})')


def edited(sent: bytes | None, edit: Edit) -> Content | None:
    """Return the changed order; None when it is not there or is no order."""
    order = _order(sent)
    if order is None:
        return None
    return order | _change(order, edit)


def _order(sent: bytes | None) -> Content | None:
    if not sent:
        return None
    try:
        order = _DECODER.decode(sent)
    except (msgspec.DecodeError, ValueError, RecursionError):
        return None
    if not isinstance(order, dict) or order.get("resourceType") != "MedicationRequest":
        return None
    # A look at the bytes saves most orders a walk through all they hold.
    kept: Content = _without_nothing(order) if _NOTHING.search(sent) else order
    return kept


def _change(order: Content, edit: Edit) -> Content:
    match edit:
        case HoldOrder():
            return {"status": "on-hold", "statusReason": {"text": edit.reason}}
        case StopOrder():
            return {"status": "stopped", "statusReason": {"text": edit.reason}}
        case ChangeDose():
            return {"dosageInstruction": [_dosage(edit)]}
        case ChangeDevices():
            request = order.get("dispenseRequest")
            kept = request if isinstance(request, dict) else {}
            return {"dispenseRequest": kept | {"quantity": devices(edit.count)}}


def _dosage(edit: ChangeDose) -> Content:
    food = {"additionalInstruction": [{"text": "Take with food"}]}
    repeat = {"frequency": edit.takes_per_day, "period": 1, "periodUnit": "d"}
    amount = {"value": edit.mg_per_take, "unit": "mg", "system": UCUM, "code": "mg"}
    return {
        "text": edit.text,
        **(food if edit.with_food else {}),
        "timing": {"repeat": repeat},
        "doseAndRate": [{"doseQuantity": amount}],
    }


def _without_nothing(value: Any) -> Any:  # noqa: ANN401 (any JSON)
    """Drop what FHIR forbids and the answer must not hold: nulls and empties.

    A null inside an array keeps its place: FHIR aligns primitive arrays by it.
    """
    if isinstance(value, dict):
        kept = ((key, _without_nothing(item)) for key, item in value.items())
        return {key: item for key, item in kept if not _nothing(item)}
    if isinstance(value, list):
        return [_without_nothing(item) for item in value]
    return value


def _nothing(value: object) -> bool:
    return value is None or value in ("", [], {})
