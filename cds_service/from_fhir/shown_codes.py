"""Codes as a clinician reads them."""

from collections.abc import Container
from typing import Final

from cds_service.from_fhir.wire.datatypes import CodeableConcept
from cds_service.knowledge.terminology import (
    ICD_10,
    ICD_10_CM,
    ICD_10_GM,
    ICD_11,
    ICD_O_3,
    SNOMED,
    canonical,
    meanings,
)

_SPOKEN_SYSTEM: Final = {
    ICD_10_CM: "ICD-10-CM",
    ICD_10: "ICD-10",
    ICD_10_GM: "ICD-10-GM",
    ICD_11: "ICD-11",
    ICD_O_3: "ICD-O-3",
    SNOMED: "SNOMED CT",
    "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl": "NCIt",
}


def shown_code(concept: CodeableConcept | None, kinds: Container[str]) -> str:
    """Return its first code that means one of these kinds, as a clinician reads it."""
    for coding in (concept and concept.coding) or ():
        system = canonical(coding.system or "")
        known = meanings(system, coding.code or "")
        if any(item.value_set in kinds for item in known):
            return f"{_SPOKEN_SYSTEM.get(system, system)} {coding.code}".strip()
    return ""
