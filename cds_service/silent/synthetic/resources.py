"""Invented FHIR resources, as plain JSON objects."""

from datetime import date
from typing import Any, Final

from cds_service.silent.synthetic.codes import Concept

Resource = dict[str, Any]

_UCUM: Final = "http://unitsofmeasure.org"
_TERMS: Final = "http://terminology.hl7.org/CodeSystem"
_SYNTHETIC: Final = {
    "security": [
        {
            "system": f"{_TERMS}/v3-ActReason",
            "code": "HTEST",
            "display": "test health data",
        }
    ]
}
_LABORATORY: Final = [
    {"coding": [{"system": f"{_TERMS}/observation-category", "code": "laboratory"}]}
]
_ACTIVE: Final = {
    "coding": [{"system": f"{_TERMS}/condition-clinical", "code": "active"}]
}
_CONFIRMED: Final = {
    "coding": [{"system": f"{_TERMS}/condition-ver-status", "code": "confirmed"}]
}


class Record:
    """The resources of one patient; their ids count on within it."""

    def __init__(self, patient_id: str) -> None:
        self.patient_id = patient_id
        self.resources: list[Resource] = []

    def add(self, kind: str, **fields: Any) -> Resource:  # noqa: ANN401 (JSON)
        """Add one resource about this patient."""
        subject = "patient" if kind == "AllergyIntolerance" else "subject"
        made = {
            "resourceType": kind,
            "id": f"{self.patient_id}-{len(self.resources)}",
            "meta": _SYNTHETIC,
            subject: {"reference": f"Patient/{self.patient_id}"},
            **fields,
        }
        self.resources.append(made)
        return made

    def patient(self, birth: date, gender: str, died: date | None) -> None:
        """Add who it is."""
        death = {"deceasedDateTime": died.isoformat()} if died else {}
        self.resources.append(
            {
                "resourceType": "Patient",
                "id": self.patient_id,
                "meta": _SYNTHETIC,
                "birthDate": birth.isoformat(),
                "gender": gender,
                **death,
            }
        )

    def problem(self, code: Concept, day: date) -> None:
        """Add a problem that was recorded on that day and is still there."""
        self.add(
            "Condition",
            clinicalStatus=_ACTIVE,
            verificationStatus=_CONFIRMED,
            code=code,
            onsetDateTime=day.isoformat(),
            recordedDate=day.isoformat(),
        )

    def result(self, code: Concept, day: date, value: float, unit: str) -> None:
        """Add a result of blood that was taken in the morning and told by noon."""
        self.add(
            "Observation",
            status="final",
            category=_LABORATORY,
            code=code,
            effectiveDateTime=f"{day}T08:00:00Z",
            issued=f"{day}T11:30:00Z",
            valueQuantity={
                "value": value,
                "unit": unit,
                "system": _UCUM,
                "code": unit,
            },
        )

    def order(
        self,
        drug: Concept,
        day: date,
        dose: tuple[int, int] | None = None,
        until: date | None = None,
    ) -> None:
        """Add an order; `dose` is milligrams and times a day, `until` its last day."""
        dosage = _dosage(day, dose, until)
        self.add(
            "MedicationRequest",
            status="stopped" if until else "active",
            intent="order",
            medicationCodeableConcept=drug,
            authoredOn=day.isoformat(),
            **({"dosageInstruction": [dosage]} if dosage else {}),
        )

    def visit(self, day: date, until: date | None = None) -> None:
        """Add a visit, or with a last day a stay."""
        last = until or day
        self.add(
            "Encounter",
            status="finished",
            **{"class": {"system": f"{_TERMS}/v3-ActCode", "code": "IMP"}}
            if until
            else {"class": {"system": f"{_TERMS}/v3-ActCode", "code": "AMB"}},
            period={"start": f"{day}T07:30:00Z", "end": f"{last}T12:30:00Z"},
        )


def _dosage(day: date, dose: tuple[int, int] | None, until: date | None) -> Resource:
    """Return what was said of the dose and of its last day; empty if nothing was."""
    repeat: Resource = {}
    said: Resource = {}
    if dose:
        repeat |= {"frequency": dose[1], "period": 1, "periodUnit": "d"}
        amount = {"value": dose[0], "unit": "mg", "system": _UCUM, "code": "mg"}
        said["doseAndRate"] = [{"doseQuantity": amount}]
    if until:
        repeat["boundsPeriod"] = {"start": f"{day}", "end": f"{until}"}
    return {"timing": {"repeat": repeat}, **said} if repeat else {}
