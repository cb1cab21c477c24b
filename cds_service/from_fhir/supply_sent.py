"""Decodes what an order is to supply; broken, it costs neither order nor drug."""

from typing import Final

import msgspec

from cds_service.from_fhir.malformed import explain
from cds_service.from_fhir.numbers import no_amount
from cds_service.from_fhir.wire.medication import DispenseRequest
from cds_service.from_fhir.wire.resource import NOTHING_SENT

_NAME: Final = "dispenseRequest"
_SENT: Final = msgspec.json.Decoder(DispenseRequest | None)


def dispense_request(sent: msgspec.Raw) -> tuple[DispenseRequest, str]:
    """Return it (empty where it is broken), and what is wrong with it."""
    if sent is NOTHING_SENT:
        return DispenseRequest(), ""
    try:
        supply = _SENT.decode(sent) or DispenseRequest()
    except msgspec.ValidationError as error:
        why = explain(error)
        if why.startswith("its content"):
            return DispenseRequest(), f"{_NAME}: {why}"
        return DispenseRequest(), f"{_NAME}.{why}"
    if place := no_amount(supply):
        return DispenseRequest(), f"{_NAME}.{place} is not a usable number"
    return supply, ""
