"""ServiceRequests and what is read of them."""

import json
from typing import Any

import msgspec

from cds_service.clinical.event import Event
from cds_service.from_fhir.malformed import read_as
from cds_service.from_fhir.wanted import (
    read_service_request,
)
from cds_service.from_fhir.wire.clinical import ServiceRequest

SNOMED = "http://snomed.info/sct"


LOINC = "http://loinc.org"


def coded(code: str, system: str = SNOMED, text: str = "") -> dict[str, Any]:
    """Return a concept of one code."""
    concept = {"coding": [{"system": system, "code": code}]}
    return {**concept, "text": text} if text else concept


def order(**more: Any) -> ServiceRequest:  # noqa: ANN401 (JSON)
    """Return an active order of a KIT test of 2026-01-02."""
    sent = {
        "resourceType": "ServiceRequest",
        "status": "active",
        "code": coded("55201-8", LOINC, "KIT D816V"),
        "authoredOn": "2026-01-02",
        **more,
    }
    decoded = read_as(msgspec.Raw(json.dumps(sent).encode()), ServiceRequest)
    assert decoded is not None
    return decoded


def ordered(**more: Any) -> list[Event]:  # noqa: ANN401 (JSON)
    """Read such an order."""
    return list(read_service_request(order(**more), "ServiceRequest/s"))
