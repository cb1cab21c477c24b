"""What a call of Epic is really about: the trigger behind a patient-view.

Epic has far more moments than CDS Hooks has hooks, and sends patient-view for
those without one; an extension names the moment. Only where the moment is surely
an order or a discharge is another set of rules asked; any other opens the chart.
"""

from typing import Final

import msgspec

from cds_service.clinical.chart import Hook

TRIGGER: Final = "com.epic.cdshooks.request.bpa-trigger-action"

MEANT: Final = {
    "18": Hook.ORDER_SELECT,
    "23": Hook.ORDER_SIGN,
    "27": Hook.ENCOUNTER_DISCHARGE,
}
"""Enter order, sign orders, discharge section (Epic on FHIR, Epic Extensions)."""


class _Extension(msgspec.Struct):
    trigger: msgspec.Raw = msgspec.field(name=TRIGGER, default=msgspec.Raw(b"null"))


class _Call(msgspec.Struct):
    hook: str = ""
    extension: _Extension | None = None


def meant(body: bytes) -> Hook | None:
    """Return the hook that a patient-view stands for, None if it is what it says."""
    try:
        call = msgspec.json.decode(body, type=_Call)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return None  # what is no call is refused by whoever reads it
    if call.hook != Hook.PATIENT_VIEW or call.extension is None:
        return None
    # Sent as a string; a number is the same.
    return MEANT.get(bytes(call.extension.trigger).decode("utf-8").strip('" '))
