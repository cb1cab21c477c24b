// Resources that the forms write: what an EHR would, in its plainest form.

const UCUM = "http://unitsofmeasure.org";

const concept = ({ system, code, name }) => ({ coding: [{ system, code, display: name }], text: name });

export function result(term, comparator, value, store) {
  const compared = comparator ? { comparator } : {};
  return {
    resourceType: "Observation",
    status: "final",
    code: concept(term),
    subject: { reference: `Patient/${store.patientId}` },
    effectiveDateTime: store.asOf,
    valueQuantity: { value, ...compared, unit: term.unit, system: UCUM, code: term.unit },
  };
}

export function order(term, dose, times, status, store) {
  return {
    resourceType: "MedicationRequest",
    status,
    intent: "order",
    medicationCodeableConcept: concept(term),
    subject: { reference: `Patient/${store.patientId}` },
    authoredOn: store.asOf,
    dosageInstruction: [
      {
        text: `${dose} mg ${times} times a day`,
        timing: { repeat: { frequency: times, period: 1, periodUnit: "d" } },
        doseAndRate: [{ doseQuantity: { value: dose, unit: "mg", system: UCUM, code: "mg" } }],
      },
    ],
  };
}

export function kitResult(code, said, specimen, store) {
  return {
    resourceType: "Observation",
    status: "final",
    code: { coding: [{ system: "http://loinc.org", code: "88519-4" }], text: "KIT D816V" },
    subject: { reference: `Patient/${store.patientId}` },
    effectiveDateTime: store.asOf,
    valueCodeableConcept: { coding: [{ system: "http://loinc.org", code }], text: said },
    specimen: { display: specimen },
    method: { text: "Allele-specific PCR, limit of detection 0.01 %" },
  };
}
