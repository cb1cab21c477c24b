"""Words for building hook calls as JSON, to be posted to the service.

Nobody in here is real. Every call is about a patient "p1" on 2026-01-06, the
day of the `client` fixture.
"""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any, Final

from cds_service.clinical.record import Record

Json = Any

INSTANCE: Final = "3f0c8f0a-5b0e-4c1e-9a52-0c2f4a6f0001"
FIXTURES: Final = Path(__file__).parents[1] / "fhir_fixtures"

PATIENT_VIEW: Final = "/cds-services/sm-patient-view"
ORDER_SELECT: Final = "/cds-services/sm-order-select"
ORDER_SIGN: Final = "/cds-services/sm-order-sign"
SERVICE_OF: Final = {
    "patient-view": PATIENT_VIEW,
    "order-select": ORDER_SELECT,
    "order-sign": ORDER_SIGN,
    "encounter-discharge": "/cds-services/sm-encounter-discharge",
    "appointment-book": "/cds-services/sm-appointment-book",
    "medication-refill": "/cds-services/sm-medication-refill",
}
KEYS: Final = tuple(record.value for record in Record)

PATIENT: Final = {
    "resourceType": "Patient",
    "id": "p1",
    "birthDate": "1970-05-01",
    "gender": "female",
}
AGGRESSIVE_SM: Final = {
    "resourceType": "Condition",
    "id": "sm",
    "clinicalStatus": {"coding": [{"code": "active"}]},
    "verificationStatus": {"coding": [{"code": "confirmed"}]},
    "code": {
        "coding": [{"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "C96.21"}]
    },
    "subject": {"reference": "Patient/p1"},
}
_RXNORM: Final = "http://www.nlm.nih.gov/research/umls/rxnorm"
MIDOSTAURIN: Final = {
    "resourceType": "MedicationRequest",
    "id": "mido",
    "status": "active",
    "intent": "order",
    "medicationCodeableConcept": {
        "text": "midostaurin 25 MG Oral Capsule",
        "coding": [{"system": _RXNORM, "code": "1919088"}],
    },
    "subject": {"reference": "Patient/p1"},
    "authoredOn": "2025-10-01",
}
IMATINIB_DRAFT: Final = {
    "resourceType": "MedicationRequest",
    "id": "request-123",
    "status": "draft",
    "intent": "order",
    "medicationCodeableConcept": {
        "text": "imatinib 100 MG Oral Tablet",
        "coding": [{"system": _RXNORM, "code": "403878"}],
    },
    "subject": {"reference": "Patient/p1"},
}


def neutrophils(value: float, day: str = "2026-01-05", identity: str = "anc") -> Json:
    """Return a final neutrophil count in 10*9/L."""
    return {
        "resourceType": "Observation",
        "id": identity,
        "status": "final",
        "code": {"coding": [{"system": "http://loinc.org", "code": "751-8"}]},
        "subject": {"reference": "Patient/p1"},
        "effectiveDateTime": day,
        "valueQuantity": {
            "value": value,
            "unit": "10*9/L",
            "system": "http://unitsofmeasure.org",
            "code": "10*9/L",
        },
    }


def bundle(*resources: Json, kind: str = "searchset") -> Json:
    """Return a Bundle of resources."""
    entries = [{"resource": resource} for resource in resources]
    return {"resourceType": "Bundle", "type": kind, "entry": entries}


def call(hook: str, context: Json, prefetch: Json) -> Json:
    """Return a hook call; a prefetch key not named is sent as null."""
    return deepcopy(
        {
            "hook": hook,
            "hookInstance": INSTANCE,
            "context": {"patientId": "p1", "userId": "Practitioner/example"} | context,
            "prefetch": dict.fromkeys(KEYS) | {"patient": PATIENT} | prefetch,
        }
    )


def patient_view(**prefetch: Json) -> Json:
    """Return a patient-view call."""
    return call("patient-view", {}, prefetch)


def order_sign(*drafts: Json, **prefetch: Json) -> Json:
    """Return an order-sign call about these drafts."""
    context = {"draftOrders": bundle(*drafts, kind="collection")}
    return call("order-sign", context, prefetch)


def order_select(*drafts: Json, selected: tuple[Json, ...], **prefetch: Json) -> Json:
    """Return an order-select call about these drafts, some of them selected."""
    context = {
        "draftOrders": bundle(*drafts, kind="collection"),
        "selections": [f"{one['resourceType']}/{one['id']}" for one in selected],
    }
    return call("order-select", context, prefetch)


def low_neutrophils() -> Json:
    """Return a call that must raise a card: midostaurin, and an ANC of 0.8."""
    return patient_view(
        conditions=bundle(AGGRESSIVE_SM),
        medicationRequests=bundle(MIDOSTAURIN),
        labs=bundle(neutrophils(2.5, "2025-09-30", "baseline"), neutrophils(0.8)),
    )


def imatinib() -> Json:
    """Return an order-sign call for imatinib in aggressive SM, KIT unknown."""
    return order_sign(IMATINIB_DRAFT, conditions=bundle(AGGRESSIVE_SM))


def fixture_requests() -> list[Path]:
    """Return every request that fhir_fixtures holds and that is to be answered."""
    found = sorted(FIXTURES.glob("*/*/request.json"))
    return [path for path in found if path.parts[-3] != "broken"]


def path_of(request: Json) -> str:
    """Return the address of the service that answers this call."""
    return SERVICE_OF[request["hook"]]


def read(path: Path) -> Json:
    """Return the JSON of a file."""
    return json.loads(path.read_text("utf-8"))
