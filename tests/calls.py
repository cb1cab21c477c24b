"""Words for building hook calls: tests speak of what was sent, not of envelopes."""

import json
from datetime import date
from typing import Any, TypeAlias

from cds_service.clinical.chart import Chart, Hook
from cds_service.clinical.record import Record
from cds_service.from_fhir import chart, request

AS_OF = date(2026, 1, 6)
PATIENT = {"resourceType": "Patient", "id": "p1", "birthDate": "1970-05-01"}
LOINC = "http://loinc.org"
ICD = "http://hl7.org/fhir/sid/icd-10-cm"
RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"
MINE = {"reference": "Patient/p1"}

Json = dict[str, Any]
Anything: TypeAlias = Any  # any JSON, well-formed for FHIR or not


def call(
    prefetch: Anything = None,
    hook: str = "patient-view",
    context: Json | None = None,
    **more: object,
) -> bytes:
    """Return the body of a call about patient p1."""
    body = {
        "hook": hook,
        "hookInstance": "7cf0e5a2-9d2f-4d5e-8f2a-2f0b7a9f3c11",
        "context": {
            "userId": "Practitioner/example",
            "patientId": "p1",
            **(context or {}),
        },
        "prefetch": prefetch if prefetch is not None else {},
        **more,
    }
    return json.dumps(body).encode()


def drafting(
    *orders: Json,
    hook: str = "order-sign",
    prefetch: Json | None = None,
    **more: Anything,
) -> bytes:
    """Return the body of a call about draft orders; `more` joins the context."""
    return call(prefetch, hook, {"draftOrders": bundle(*orders), **more})


def bundle(*resources: Anything, **more: Anything) -> Json:
    """Return a Bundle as the sandbox sends it, without type and addresses."""
    entries = [{"resource": resource} for resource in resources]
    return {"resourceType": "Bundle", "entry": entries, **more}


def condition(code: str = "D47.02", /, **more: Anything) -> Json:
    """Return a Condition with an ICD-10-CM code."""
    sent = {
        "resourceType": "Condition",
        "id": "c1",
        "subject": MINE,
        "code": {"coding": [{"system": ICD, "code": code}]},
    }
    return {**sent, **more}


def count(value: Anything = 0.8, /, **more: Anything) -> Json:
    """Return a neutrophil count of 2026-01-05."""
    sent = {
        "resourceType": "Observation",
        "id": "o1",
        "status": "final",
        "subject": MINE,
        "code": {"coding": [{"system": LOINC, "code": "751-8"}]},
        "effectiveDateTime": "2026-01-05T08:00:00Z",
        "valueQuantity": {
            "value": value,
            "unit": "10*9/L",
            "system": "http://unitsofmeasure.org",
            "code": "10*9/L",
        },
    }
    return {**sent, **more}


def order(rxnorm: str = "1919083", /, **more: Anything) -> Json:
    """Return an order of midostaurin unless another code is given."""
    sent = {
        "resourceType": "MedicationRequest",
        "id": "m1",
        "status": "active",
        "intent": "order",
        "subject": MINE,
        "authoredOn": "2025-12-01",
        "medicationCodeableConcept": {"coding": [{"system": RXNORM, "code": rxnorm}]},
    }
    return {**sent, **more}


def read(
    body: bytes,
    wanted: frozenset[Record] = frozenset(),
    hook: Hook | None = None,
) -> Chart:
    """Decode a call and read its chart, as on 2026-01-06."""
    sent = request.decode(body)
    return chart.read(sent, hook or Hook(sent.hook), wanted, AS_OF)
