"""Words for building the FHIR resources about drugs, decoded as a call would be."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import msgspec

from cds_service.clinical.medication import Medication
from cds_service.clinical.record import Unread
from cds_service.from_fhir.medications import identify, read_identified
from cds_service.from_fhir.wire.medication import Medication as MedicationWire
from cds_service.from_fhir.wire.medication import (
    MedicationAdministration,
    MedicationDispense,
    MedicationRequest,
    MedicationStatement,
)

AS_OF = date(2026, 1, 6)
RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"
ATC = "http://www.whocc.no/atc"
NDC = "http://hl7.org/fhir/sid/ndc"

Json = dict[str, Any]
Medicated = (
    MedicationRequest
    | MedicationStatement
    | MedicationDispense
    | MedicationAdministration
)


def coded(code: str, display: str = "", system: str = RXNORM) -> Json:
    """Return a concept with one code and, if given, its display."""
    coding = {"system": system, "code": code}
    return {"coding": [coding | ({"display": display} if display else {})]}


def worded(text: str) -> Json:
    """Return a concept of words alone."""
    return {"text": text}


def order(concept: Json | None = None, **fields: object) -> Json:
    """Return an active order."""
    return _resource("MedicationRequest", concept) | {
        "status": "active",
        "intent": "order",
        "authoredOn": "2025-12-01",
        **fields,
    }


def statement(concept: Json | None = None, **fields: object) -> Json:
    """Return an active statement."""
    return _resource("MedicationStatement", concept) | {"status": "active", **fields}


def dispense(concept: Json | None = None, **fields: object) -> Json:
    """Return a completed dispense."""
    return _resource("MedicationDispense", concept) | {
        "status": "completed",
        "whenHandedOver": "2025-12-02",
        **fields,
    }


def administration(concept: Json | None = None, **fields: object) -> Json:
    """Return a completed administration."""
    return _resource("MedicationAdministration", concept) | {
        "status": "completed",
        "effectiveDateTime": "2025-12-03T10:00:00Z",
        **fields,
    }


def read(
    resource: Json, look_up: Callable[[str], MedicationWire | None] = lambda _: None
) -> list[Medication | Unread]:
    """Read a resource as a call would."""
    reference = f"{resource['resourceType']}/x"
    wire: Medicated = msgspec.json.decode(json.dumps(resource), type=Medicated)
    drugs = identify(wire, look_up)
    return list(read_identified(wire, reference, drugs, AS_OF))


def read_one(resource: Json) -> Medication:
    """Read a resource that gives one medication; classes it is of come behind it."""
    found, *classes = read(resource)
    assert isinstance(found, Medication)
    assert all(isinstance(item, Medication) for item in classes)
    return found


def stored(content: Json) -> MedicationWire:
    """Return a Medication as another entry of the call would hold it."""
    return msgspec.json.decode(
        json.dumps({"resourceType": "Medication"} | content), type=MedicationWire
    )


def _resource(kind: str, concept: Json | None) -> Json:
    named = {} if concept is None else {"medicationCodeableConcept": concept}
    return {"resourceType": kind, "id": "x", **named}
