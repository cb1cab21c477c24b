"""Words for building Observations as an EHR sends them."""

from datetime import date
from typing import Any

import msgspec

from cds_service.clinical.event import Event
from cds_service.clinical.lab import Lab
from cds_service.clinical.record import Unread
from cds_service.from_fhir.labs import read_observation
from cds_service.from_fhir.wire.result import Observation

AS_OF = date(2026, 1, 6)
REFERENCE = "Observation/o1"

ANC, PLT, HB, TRYPTASE = "751-8", "777-3", "718-7", "21582-2"


def loinc(*codes: str) -> dict[str, Any]:
    """Return a concept with LOINC codes."""
    return {"coding": [{"system": "http://loinc.org", "code": code} for code in codes]}


def quantity(value: object, unit: str | None = None, **more: str) -> dict[str, Any]:
    """Return a Quantity; `more` are its code, system or comparator."""
    return {"value": value, "unit": unit, **more}


def normal(low: object, high: object) -> list[dict[str, Any]]:
    """Return a reference range without units."""
    return [{"low": {"value": low}, "high": {"value": high}}]


def observation(code: str | dict[str, Any] = ANC, **fields: object) -> Observation:
    """Return a final Observation of 5 January 2026; `fields` replace its own."""
    sent: dict[str, Any] = {
        "resourceType": "Observation",
        "status": "final",
        "code": loinc(code) if isinstance(code, str) else code,
        "effectiveDateTime": "2026-01-05",
        **fields,
    }
    return msgspec.json.decode(msgspec.json.encode(sent), type=Observation)


def read(
    code: str | dict[str, Any] = ANC, **fields: object
) -> list[Lab | Event | Unread]:
    """Build an Observation and read it."""
    return list(read_observation(observation(code, **fields), REFERENCE, AS_OF))


def one_lab(code: str | dict[str, Any] = ANC, **fields: object) -> Lab:
    """Build an Observation and return the one result it gives."""
    (lab,) = read(code, **fields)
    assert isinstance(lab, Lab), lab
    return lab


def one_unread(code: str | dict[str, Any] = ANC, **fields: object) -> Unread:
    """Build an Observation and return the one thing that could not be read."""
    (unread,) = read(code, **fields)
    assert isinstance(unread, Unread), unread
    return unread
