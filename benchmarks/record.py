"""The record of an invented patient on midostaurin, in resources of usual size.

Patients differ by their number: in ids, in times of day and in every value, but
so little that all of them get the same card.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from benchmarks.draw import EARLIER, RANGES, Draw
from cds_service.frozen import Frozen

Json = dict[str, Any]

AS_OF = datetime.now(UTC).date()  # noqa: TID251 (the served clock is real, too)
_ICD = "http://hl7.org/fhir/sid/icd-10-cm"
_RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"
_VALUES = 90
"""So many patients differ in their values; after that they differ in the rest."""


class InventedPatient(Frozen, kw_only=False):
    """One of many patients who are nearly alike."""

    number: int

    @property
    def id(self) -> str:
        """The id of the Patient."""
        return f"bench-{self.number}"

    def name(self, kind: str, index: int) -> str:
        """Return the id of a resource, as long as those of usual servers."""
        return f"{kind}-{self.number:08d}-{index:016d}"

    def patient(self) -> Json:
        """Return the Patient."""
        return {
            "resourceType": "Patient",
            "id": self.id,
            "gender": "female",
            "birthDate": "1961-04-02",
            "name": [{"family": "Invented", "given": ["Bench"]}],
        }

    def result(self, draw: Draw, index: int) -> Json:
        """Return the result at a place of the list, newest first."""
        code, display, unit, value = draw[index % len(draw)]
        week = index // len(draw)
        low, high = RANGES.get(code, (1, 900))
        taken = AS_OF - timedelta(days=1 + week * 7)
        stamp = (
            f"{taken.isoformat()}T08:{self.number % 60:02}:{self.number // 60 % 60:02}Z"
        )
        return {
            "resourceType": "Observation",
            "id": self.name("lab", index),
            "meta": {
                "versionId": "1",
                "lastUpdated": stamp,
                "profile": [
                    "http://hl7.org/fhir/us/core/StructureDefinition/us-core-observation-lab"
                ],
            },
            "identifier": [
                {"system": "urn:oid:1.2.3.4", "value": f"{self.number:04d}{index:04d}"}
            ],
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
                    {
                        "system": "urn:oid:1.2.3.4.5",
                        "code": f"L{code}",
                        "display": display,
                    },
                ],
                "text": display,
            },
            "subject": {**self._reference, "display": "Invented, Bench"},
            "encounter": {
                "reference": f"Encounter/e{index}",
                "display": "Office visit",
            },
            "effectiveDateTime": stamp,
            "issued": stamp,
            "performer": [{"reference": "Organization/lab", "display": "Invented lab"}],
            "valueQuantity": {
                "value": self._varied(EARLIER.get(code, value) if week else value),
                "unit": unit,
                "system": "http://unitsofmeasure.org",
                "code": unit,
            },
            "referenceRange": [{"low": {"value": low}, "high": {"value": high}}],
            "note": [{"text": "Invented result for measuring. " * 2}],
        }

    def problem(self, index: int, diagnosis: str) -> Json:
        """Return a problem; only the first is the diagnosis."""
        code = diagnosis if index == 0 else f"I{10 + index}"
        return {
            "resourceType": "Condition",
            "id": self.name("condition", index),
            "clinicalStatus": {"coding": [{"code": "active"}]},
            "verificationStatus": {"coding": [{"code": "confirmed"}]},
            "code": {"coding": [{"system": _ICD, "code": code}], "text": "Invented"},
            "subject": self._reference,
            "recordedDate": "2024-03-01",
            **_wrapping(self.name("condition", index)),
        }

    def order(self, index: int) -> Json:
        """Return an order; only the first is of midostaurin."""
        if index == 0:
            return self.midostaurin(
                self.name("order", 0), "active", AS_OF - timedelta(days=90)
            )
        order = self.midostaurin(self.name("order", index), "active", AS_OF)
        order["medicationCodeableConcept"] = {
            "coding": [{"system": _RXNORM, "code": f"99990{index:02d}"}],
            "text": f"Invented drug {index}",
        }
        return order

    def midostaurin(self, identifier: str, status: str, authored: date) -> Json:
        """Return an order of midostaurin, 100 mg twice daily."""
        return {
            "resourceType": "MedicationRequest",
            "id": identifier,
            "status": status,
            "intent": "order",
            "medicationCodeableConcept": {
                "coding": [{"system": _RXNORM, "code": "1919088"}],
                "text": "midostaurin 25 MG Oral Capsule",
            },
            "subject": self._reference,
            "authoredOn": authored.isoformat(),
            **_wrapping(identifier),
            "dosageInstruction": [
                {
                    "text": "100 mg twice daily with food",
                    "timing": {
                        "repeat": {"frequency": 2, "period": 1, "periodUnit": "d"}
                    },
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

    @property
    def _reference(self) -> Json:
        return {"reference": f"Patient/{self.id}"}

    def _varied(self, value: str) -> float:
        return round(float(value) * (1 - self.number % _VALUES / 1000), 4)


def _wrapping(identifier: str) -> Json:
    """Return what EHRs send along and no rule reads: most of a resource's bytes."""
    return {
        "meta": {"versionId": "1", "lastUpdated": "2026-01-05T08:30:00Z"},
        "identifier": [{"system": "urn:oid:1.2.3.4", "value": identifier}],
        "encounter": {"reference": f"Encounter/{identifier}", "display": "Visit"},
        "recorder": {"reference": "Practitioner/bench", "display": "Invented"},
        "note": [{"text": "Invented text for measuring. " * 20}],
    }
