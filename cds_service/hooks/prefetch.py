"""What a service asks the EHR to send, derived from what its rules look at.

Only what every EHR and the public sandbox resolve: a read, or a search by
patient, by code, with a sort order and a count. No token but the patient's id,
no date range, no include, no parameter twice.
"""

from collections.abc import Iterable
from typing import Final

from cds_service.clinical.analyte import DERIVED_FROM, Analyte
from cds_service.clinical.event import EventKind
from cds_service.clinical.record import Record
from cds_service.knowledge.terminology import LOINC, value_sets

Need = Record | Analyte | EventKind

_LABS: Final = frozenset({Record.LABS})
_DONE_OR_ORDERED: Final = frozenset({Record.PROCEDURES, Record.TEST_ORDERS})
_SEEN: Final = _DONE_OR_ORDERED | {Record.ENCOUNTERS}
_FOUND_IN: Final = {
    EventKind.TRANSFUSION: frozenset({Record.PROCEDURES}),
    EventKind.PREGNANCY_TEST: _LABS,
    EventKind.CHEMISTRY: _LABS,
    EventKind.KIT_TEST_ORDERED: frozenset({Record.TEST_ORDERS}),
    EventKind.ANAPHYLAXIS_REACTION: frozenset({Record.ALLERGIES}),
    EventKind.BONE_DENSITY_SCAN: (_LABS | _DONE_OR_ORDERED | {Record.IMAGING_REPORTS}),
    EventKind.BONE_MARROW_EXAMINATION: _DONE_OR_ORDERED,
    EventKind.CONTRAST_IMAGING: frozenset({Record.TEST_ORDERS}),
    EventKind.SURGERY: _DONE_OR_ORDERED,
    EventKind.MINOR_PROCEDURE: _DONE_OR_ORDERED,
    EventKind.ANAESTHESIA_CONSULTATION: _SEEN,
    EventKind.VENOM_IMMUNOTHERAPY: _SEEN,
    EventKind.ALLERGY_CARE: _SEEN,
    EventKind.ALLERGY_EDUCATION: _SEEN,
    EventKind.HEMATOLOGY_CARE: _SEEN,
    EventKind.STEM_CELL_TRANSPLANT: _SEEN,
    EventKind.PHOTOTHERAPY: _DONE_OR_ORDERED,
    EventKind.SYMPTOM_SCORE: frozenset({Record.QUESTIONNAIRES}),
    EventKind.QUALITY_OF_LIFE_SCORE: frozenset({Record.QUESTIONNAIRES}),
    EventKind.DEPRESSION_SCREEN: _LABS | {Record.QUESTIONNAIRES},
    EventKind.URINE_MEDIATORS: _LABS,
    EventKind.MYELOID_PANEL: _LABS | {Record.TEST_ORDERS, Record.GENETIC_REPORTS},
    EventKind.ANTIBODY_TITRE: frozenset({Record.TEST_ORDERS}),
    EventKind.VERTEBRAL_AUGMENTATION: _DONE_OR_ORDERED,
    EventKind.DIALYSIS: frozenset({Record.PROCEDURES}),
    EventKind.EMERGENCY_VISIT: frozenset({Record.ENCOUNTERS}),
    EventKind.HOSPITAL_STAY: frozenset({Record.ENCOUNTERS}),
    EventKind.CLINICAL_TRIAL: frozenset({Record.TRIALS}),
    EventKind.SEVERE_ADVERSE_EVENT: frozenset({Record.ADVERSE_EVENTS}),
}
_ALWAYS: Final = frozenset({Record.PATIENT, Record.CONDITIONS})
"""Who it is and whether the rules concern them: no answer without."""

_PATIENT: Final = "{{context.patientId}}"
_SEARCHES: Final = {
    Record.CONDITIONS: f"Condition?patient={_PATIENT}&_count=500",
    Record.MEDICATION_ORDERS: (
        f"MedicationRequest?patient={_PATIENT}&_sort=-authoredon&_count=500"
    ),
    Record.MEDICATION_STATEMENTS: (
        f"MedicationStatement?patient={_PATIENT}&_sort=-effective&_count=200"
    ),
    Record.MEDICATION_DISPENSES: (
        f"MedicationDispense?patient={_PATIENT}&_sort=-whenhandedover&_count=500"
    ),
    Record.MEDICATION_ADMINISTRATIONS: (
        f"MedicationAdministration?patient={_PATIENT}&_sort=-effective-time&_count=500"
    ),
    Record.ALLERGIES: f"AllergyIntolerance?patient={_PATIENT}&_count=200",
    Record.PROCEDURES: f"Procedure?patient={_PATIENT}&_sort=-date&_count=200",
    Record.TEST_ORDERS: f"ServiceRequest?patient={_PATIENT}&_sort=-authored&_count=200",
    Record.ENCOUNTERS: f"Encounter?patient={_PATIENT}&_sort=-date&_count=100",
    Record.QUESTIONNAIRES: (
        f"QuestionnaireResponse?patient={_PATIENT}&_sort=-authored&_count=50"
    ),
    Record.ADVERSE_EVENTS: f"AdverseEvent?subject=Patient/{_PATIENT}&_count=50",
    Record.TRIALS: f"ResearchSubject?patient={_PATIENT}&_count=20",
}
"""Searches without a code filter; the counts are pages, not clinical limits."""

GENETICS: Final = (
    "genetic-variant",
    "kit-d816v",
    "kit-analysis",
    "kit-other-exon",
    "genetic-narrative",
    "fip1l1-pdgfra",
    "pdgfra-rearrangement",
)
"""The value sets whose codes a genetic result or report may carry."""

IMAGING: Final = ("bone-density-scan",)
"""The value sets whose codes the report of an imaging study may carry."""


def wanted(needs: Iterable[Need]) -> frozenset[Record]:
    """Return the parts of the record that these needs are found in."""
    return _ALWAYS.union(*map(_records, needs))


def templates(needs: frozenset[Need]) -> dict[str, str]:
    """Return the prefetch templates: key -> query, in the order of `Record`."""
    parts = wanted(needs)
    return {part.value: _template(part, needs) for part in Record if part in parts}


def _records(need: Need) -> frozenset[Record]:
    match need:
        case Record():
            return frozenset({need})
        case Analyte():
            return _LABS
        case EventKind():
            return _FOUND_IN[need]


def _template(part: Record, needs: frozenset[Need]) -> str:
    match part:
        case Record.PATIENT:
            return f"Patient/{_PATIENT}"
        case Record.LABS:
            return _by_code("Observation", _lab_value_sets(needs), count=500)
        case Record.GENETICS:
            return _by_code("Observation", GENETICS, count=100)
        case Record.GENETIC_REPORTS:
            return _by_code("DiagnosticReport", GENETICS, count=100)
        case Record.IMAGING_REPORTS:
            return _by_code("DiagnosticReport", IMAGING, count=50)
        case _:
            return _SEARCHES[part]


def _lab_value_sets(needs: frozenset[Need]) -> list[str]:
    analytes = {need for need in needs if isinstance(need, Analyte)}
    stand_ins = {part for need in analytes for part in DERIVED_FROM.get(need, ())}
    events = {
        need
        for need in needs
        if isinstance(need, EventKind) and Record.LABS in _FOUND_IN[need]
    }
    return sorted(analytes | stand_ins | events)


def _by_code(resource: str, value_set_ids: Iterable[str], count: int) -> str:
    listed = value_sets()
    codes = {code for name in value_set_ids for code in listed[name].of_system(LOINC)}
    query = ",".join(f"{LOINC}|{code}" for code in sorted(codes))
    return f"{resource}?patient={_PATIENT}&code={query}&_sort=-date&_count={count}"
