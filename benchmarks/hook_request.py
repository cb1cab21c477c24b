"""One order-sign request of a chosen size, for an invented patient on midostaurin.

N Observations of about 1.28 KB each, 21 MedicationRequests, 21 Conditions; the
newest neutrophil count makes the service answer a card. Dates are relative to
today, and nothing is null or an extension, because HealthChain refuses a
request that has either.
"""

import json

from benchmarks.draw import COUNTS, OTHERS
from benchmarks.record import AS_OF, InventedPatient, Json
from cds_service.hooks.services import SERVICES

__all__ = ["AS_OF", "hook_request"]

_ASKED_FOR = SERVICES["sm-order-sign"].templates


def hook_request(
    observations: int,
    *,
    counts_only: bool = False,
    mastocytosis: bool = True,
    patient: int = 0,
    draft: int = 0,
) -> bytes:
    """Return the body of an order-sign call.

    Args:
        observations: how many there are.
        counts_only: whether all of them are counts that rules read, as where an
            EHR sends nothing but what was asked for; the worst case.
        mastocytosis: without it nothing differs but the code of one Condition: the
            patient of nearly every call in a hospital, about whom no rule speaks.
        patient: whose record it is; no two have a resource in common.
        draft: which order of the patient is being signed.
    """
    invented = InventedPatient(patient)
    diagnosis = "C96.21" if mastocytosis else "E11.9"
    draw = COUNTS if counts_only else COUNTS + OTHERS
    prefetch: Json = {key: _bundle([]) for key in _ASKED_FOR}
    prefetch["patient"] = invented.patient()
    prefetch["labs"] = _bundle([invented.result(draw, i) for i in range(observations)])
    prefetch["conditions"] = _bundle(
        [invented.problem(i, diagnosis) for i in range(21)]
    )
    prefetch["medicationRequests"] = _bundle([invented.order(i) for i in range(21)])
    body = {
        "hook": "order-sign",
        "hookInstance": f"4b5a1a52-93b1-4dfb-93a3-{patient:06d}{draft:06d}",
        "context": {
            "userId": "Practitioner/bench",
            "patientId": invented.id,
            "draftOrders": _bundle(
                [invented.midostaurin(invented.name("draft", draft), "draft", AS_OF)]
            ),
        },
        "prefetch": prefetch,
    }
    return json.dumps(body, separators=(",", ":")).encode()


def _bundle(resources: list[Json]) -> Json:
    entries = [
        {
            "fullUrl": f"https://ehr.example.org/fhir/{item['resourceType']}/{item['id']}",
            "resource": item,
            "search": {"mode": "match"},
        }
        for item in resources
    ]
    return {
        "resourceType": "Bundle",
        "type": "searchset",
        "total": len(entries),
        "entry": entries,
    }
