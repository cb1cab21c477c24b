"""One order-sign request of a chosen size: an invented patient on midostaurin.

N Observations of about 1.28 KB each, 21 MedicationRequests, 21 Conditions; the
newest neutrophil count makes the service answer a card. A weekly blood draw has
20 results, five of them counts that rules read, as where an EHR sends all of
its laboratory results; `counts_only` is the worst case, where it sends nothing
but what was asked for. Dates
are relative to today, and nothing is null or an extension, because HealthChain
refuses a request that has either.
"""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

AS_OF = datetime.now(UTC).date()  # noqa: TID251 (the served clock is real, too)
_ICD = "http://hl7.org/fhir/sid/icd-10-cm"
_RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"
_PATIENT = {"reference": "Patient/bench"}
_COUNTS = [
    ("751-8", "Neutrophils [#/volume] in Blood by Automated count", "10*3/uL", "0.8"),
    ("777-3", "Platelets [#/volume] in Blood by Automated count", "10*3/uL", "120"),
    ("718-7", "Hemoglobin [Mass/volume] in Blood", "g/dL", "11.2"),
    ("6690-2", "Leukocytes [#/volume] in Blood by Automated count", "10*3/uL", "2.4"),
    ("711-2", "Eosinophils [#/volume] in Blood by Automated count", "10*3/uL", "0.2"),
]
_EARLIER = {"751-8": "3.2"}
"""Neutrophils were normal until the newest draw; the others do not change."""
_RANGES = {
    "751-8": (1.5, 8),
    "777-3": (150, 400),
    "718-7": (12, 16),
    "6690-2": (4, 11),
    "711-2": (0, 0.5),
}
_OTHERS = [
    ("789-8", "Erythrocytes [#/volume] in Blood", "10*6/uL", "3.9"),
    ("4544-3", "Hematocrit [Volume Fraction] of Blood", "%", "34"),
    ("787-2", "MCV [Entitic volume]", "fL", "88"),
    ("2823-3", "Potassium [Moles/volume] in Serum or Plasma", "mmol/L", "4.1"),
    ("2951-2", "Sodium [Moles/volume] in Serum or Plasma", "mmol/L", "139"),
    ("2075-0", "Chloride [Moles/volume] in Serum or Plasma", "mmol/L", "103"),
    ("1963-8", "Bicarbonate [Moles/volume] in Serum or Plasma", "mmol/L", "25"),
    ("2160-0", "Creatinine [Mass/volume] in Serum or Plasma", "mg/dL", "0.9"),
    ("3094-0", "Urea nitrogen [Mass/volume] in Serum or Plasma", "mg/dL", "14"),
    ("2345-7", "Glucose [Mass/volume] in Serum or Plasma", "mg/dL", "92"),
    ("17861-6", "Calcium [Mass/volume] in Serum or Plasma", "mg/dL", "9.3"),
    ("1751-7", "Albumin [Mass/volume] in Serum or Plasma", "g/dL", "4.0"),
    ("6768-6", "Alkaline phosphatase in Serum or Plasma", "U/L", "90"),
    ("1742-6", "Alanine aminotransferase in Serum or Plasma", "U/L", "28"),
    ("1975-2", "Bilirubin.total [Mass/volume] in Serum or Plasma", "mg/dL", "0.6"),
]
_KEYS_WITHOUT_DATA = (
    "genetics",
    "geneticReports",
    "medicationStatements",
    "medicationDispenses",
    "medicationAdministrations",
    "allergies",
    "procedures",
    "serviceRequests",
)


def hook_request(
    observations: int, *, counts_only: bool = False, mastocytosis: bool = True
) -> bytes:
    """Return the body of an order-sign call with that many Observations.

    Without `mastocytosis` nothing differs but the code of one Condition: the
    patient of nearly every call in a hospital, about whom no rule speaks.
    """
    diagnosis = "C96.21" if mastocytosis else "E11.9"
    draw = _COUNTS if counts_only else _COUNTS + _OTHERS
    prefetch: dict[str, Any] = {key: _bundle([]) for key in _KEYS_WITHOUT_DATA}
    prefetch["patient"] = _patient()
    prefetch["labs"] = _bundle([_observation(draw, i) for i in range(observations)])
    prefetch["conditions"] = _bundle([_condition(i, diagnosis) for i in range(21)])
    prefetch["medicationRequests"] = _bundle([_order(i) for i in range(21)])
    body = {
        "hook": "order-sign",
        "hookInstance": "4b5a1a52-93b1-4dfb-93a3-cc7b12a1d1c4",
        "context": {
            "userId": "Practitioner/bench",
            "patientId": "bench",
            "draftOrders": _bundle([_midostaurin("draft", "draft", AS_OF)]),
        },
        "prefetch": prefetch,
    }
    return json.dumps(body, separators=(",", ":")).encode()


def _bundle(resources: list[dict[str, Any]]) -> dict[str, Any]:
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


def _patient() -> dict[str, Any]:
    return {
        "resourceType": "Patient",
        "id": "bench",
        "gender": "female",
        "birthDate": "1961-04-02",
        "name": [{"family": "Invented", "given": ["Bench"]}],
    }


def _observation(draw: list[tuple[str, str, str, str]], index: int) -> dict[str, Any]:
    code, display, unit, value = draw[index % len(draw)]
    week = index // len(draw)
    low, high = _RANGES.get(code, (1, 900))
    taken = AS_OF - timedelta(days=1 + week * 7)
    stamp = f"{taken.isoformat()}T08:30:00Z"
    return {
        "resourceType": "Observation",
        "id": f"lab-{index}",
        "meta": {
            "versionId": "1",
            "lastUpdated": stamp,
            "profile": [
                "http://hl7.org/fhir/us/core/StructureDefinition/us-core-observation-lab"
            ],
        },
        "identifier": [{"system": "urn:oid:1.2.3.4", "value": f"{index:08d}"}],
        "status": "final",
        "category": [
            {
                "coding": [
                    {
                        "system": "http://terminology.hl7.org/CodeSystem/observation-category",
                        "code": "laboratory",
                        "display": "Laboratory",
                    }
                ],
                "text": "Laboratory",
            }
        ],
        "code": {
            "coding": [
                {"system": "http://loinc.org", "code": code, "display": display},
                {"system": "urn:oid:1.2.3.4.5", "code": f"L{code}", "display": display},
            ],
            "text": display,
        },
        "subject": {**_PATIENT, "display": "Invented, Bench"},
        "encounter": {"reference": f"Encounter/e{index}", "display": "Office visit"},
        "effectiveDateTime": stamp,
        "issued": stamp,
        "performer": [{"reference": "Organization/lab", "display": "Invented lab"}],
        "valueQuantity": {
            "value": float(_EARLIER.get(code, value) if week else value),
            "unit": unit,
            "system": "http://unitsofmeasure.org",
            "code": unit,
        },
        "referenceRange": [{"low": {"value": low}, "high": {"value": high}}],
        "note": [{"text": "Invented result for measuring. " * 2}],
    }


def _condition(index: int, diagnosis: str) -> dict[str, Any]:
    code = diagnosis if index == 0 else f"I{10 + index}"
    return {
        "resourceType": "Condition",
        "id": f"condition-{index}",
        "clinicalStatus": {"coding": [{"code": "active"}]},
        "verificationStatus": {"coding": [{"code": "confirmed"}]},
        "code": {"coding": [{"system": _ICD, "code": code}], "text": "Invented"},
        "subject": _PATIENT,
        "recordedDate": "2024-03-01",
        **_wrapping(f"condition-{index}"),
    }


def _wrapping(identifier: str) -> dict[str, Any]:
    """Return what EHRs send along and no rule reads: most of a resource's bytes."""
    return {
        "meta": {"versionId": "1", "lastUpdated": "2026-01-05T08:30:00Z"},
        "identifier": [{"system": "urn:oid:1.2.3.4", "value": identifier}],
        "encounter": {"reference": f"Encounter/{identifier}", "display": "Visit"},
        "recorder": {"reference": "Practitioner/bench", "display": "Invented"},
        "note": [{"text": "Invented text for measuring. " * 20}],
    }


def _order(index: int) -> dict[str, Any]:
    if index == 0:
        return _midostaurin("mido", "active", AS_OF - timedelta(days=90))
    order = _midostaurin(f"order-{index}", "active", AS_OF)
    order["medicationCodeableConcept"] = {
        "coding": [{"system": _RXNORM, "code": f"99990{index:02d}"}],
        "text": f"Invented drug {index}",
    }
    return order


def _midostaurin(identifier: str, status: str, authored: date) -> dict[str, Any]:
    return {
        "resourceType": "MedicationRequest",
        "id": identifier,
        "status": status,
        "intent": "order",
        "medicationCodeableConcept": {
            "coding": [{"system": _RXNORM, "code": "1919088"}],
            "text": "midostaurin 25 MG Oral Capsule",
        },
        "subject": _PATIENT,
        "authoredOn": authored.isoformat(),
        **_wrapping(identifier),
        "dosageInstruction": [
            {
                "text": "100 mg twice daily with food",
                "timing": {"repeat": {"frequency": 2, "period": 1, "periodUnit": "d"}},
                "doseAndRate": [
                    {
                        "doseQuantity": {
                            "value": 100,
                            "unit": "mg",
                            "system": "http://unitsofmeasure.org",
                            "code": "mg",
                        }
                    }
                ],
            }
        ],
    }
