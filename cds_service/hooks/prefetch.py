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

_FOUND_IN: Final = {
    EventKind.TRANSFUSION: Record.PROCEDURES,
    EventKind.PREGNANCY_TEST: Record.LABS,
    EventKind.CHEMISTRY: Record.LABS,
    EventKind.KIT_TEST_ORDERED: Record.TEST_ORDERS,
    EventKind.ANAPHYLAXIS_REACTION: Record.ALLERGIES,
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


def wanted(needs: Iterable[Need]) -> frozenset[Record]:
    """Return the parts of the record that these needs are found in."""
    return _ALWAYS | {_record(need) for need in needs}


def templates(needs: frozenset[Need]) -> dict[str, str]:
    """Return the prefetch templates: key -> query, in the order of `Record`."""
    parts = wanted(needs)
    return {part.value: _template(part, needs) for part in Record if part in parts}


def _record(need: Need) -> Record:
    match need:
        case Record():
            return need
        case Analyte():
            return Record.LABS
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
        case _:
            return _SEARCHES[part]


def _lab_value_sets(needs: frozenset[Need]) -> list[str]:
    analytes = {need for need in needs if isinstance(need, Analyte)}
    stand_ins = {part for need in analytes for part in DERIVED_FROM.get(need, ())}
    events = {
        need
        for need in needs
        if isinstance(need, EventKind) and _FOUND_IN[need] is Record.LABS
    }
    return sorted(analytes | stand_ins | events)


def _by_code(resource: str, value_set_ids: Iterable[str], count: int) -> str:
    listed = value_sets()
    codes = {code for name in value_set_ids for code in listed[name].of_system(LOINC)}
    query = ",".join(f"{LOINC}|{code}" for code in sorted(codes))
    return f"{resource}?patient={_PATIENT}&code={query}&_sort=-date&_count={count}"
