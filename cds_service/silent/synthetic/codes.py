"""The codes that invented patients carry: those of the fixtures, none invented."""

from typing import Any, Final

Concept = dict[str, Any]

_ICD: Final = "http://hl7.org/fhir/sid/icd-10-cm"
_LOINC: Final = "http://loinc.org"
_RXNORM: Final = "http://www.nlm.nih.gov/research/umls/rxnorm"
_SNOMED: Final = "http://snomed.info/sct"
_CPT: Final = "http://www.ama-assn.org/go/cpt"


def _coded(system: str, code: str, text: str) -> Concept:
    return {"coding": [{"system": system, "code": code}], "text": text}


INDOLENT: Final = _coded(_ICD, "D47.02", "Indolent systemic mastocytosis")
SMOULDERING: Final = _coded(_ICD, "D47.02", "Smouldering systemic mastocytosis")
AGGRESSIVE: Final = _coded(_ICD, "C96.21", "Aggressive systemic mastocytosis")
SM_AHN: Final = _coded(
    _ICD,
    "D47.02",
    "Systemic mastocytosis with associated haematologic neoplasm (SM-AHN)",
)
CMML: Final = _coded(_ICD, "C93.10", "Chronic myelomonocytic leukemia")
MAST_CELL_LEUKAEMIA: Final = _coded(_ICD, "C94.30", "Mast cell leukaemia")
OSTEOPOROSIS: Final = _coded(
    _ICD, "M81.0", "Age-related osteoporosis without current pathological fracture"
)
ANAPHYLAXIS: Final = _coded(_ICD, "T78.2XXA", "Anaphylactic shock, unspecified")
PRURITUS: Final = _coded(_ICD, "L29.9", "Pruritus")
HYPERTENSION: Final = _coded(_ICD, "I10", "Essential (primary) hypertension")

NEUTROPHILS: Final = _coded(_LOINC, "751-8", "Neutrophils [#/volume] in Blood")
PLATELETS: Final = _coded(_LOINC, "777-3", "Platelets [#/volume] in Blood")
HEMOGLOBIN: Final = _coded(_LOINC, "718-7", "Hemoglobin [Mass/volume] in Blood")
TRYPTASE: Final = _coded(_LOINC, "21582-2", "Tryptase [Mass/volume] in Serum")
VARIANT: Final = _coded(_LOINC, "69548-6", "Genetic variant assessment")
GENE: Final = _coded(_LOINC, "48018-6", "Gene studied [ID]")
KIT: Final = {
    "coding": [
        {
            "system": "http://www.genenames.org/geneId",
            "code": "HGNC:6342",
            "display": "KIT",
        }
    ],
    "text": "KIT",
}
PROTEIN_CHANGE: Final = _coded(_LOINC, "48005-3", "Amino acid change (pHGVS)")
D816V: Final = {
    "coding": [
        {
            "system": "http://varnomen.hgvs.org",
            "code": "p.Asp816Val",
            "display": "p.(D816V)",
        }
    ],
    "text": "p.Asp816Val",
}
PRESENT: Final = _coded(_LOINC, "LA9633-4", "Present")
ABSENT: Final = _coded(_LOINC, "LA9634-2", "Absent")

MIDOSTAURIN: Final = _coded(_RXNORM, "1919088", "midostaurin 25 MG Oral Capsule")
AVAPRITINIB_200: Final = _coded(_RXNORM, "2272120", "avapritinib 200 mg oral tablet")
AVAPRITINIB_25: Final = _coded(_RXNORM, "2559723", "avapritinib 25 mg oral tablet")
IMATINIB: Final = _coded(_RXNORM, "403879", "imatinib 400 MG Oral Tablet")
CETIRIZINE: Final = _coded(_RXNORM, "1014678", "cetirizine 10 mg oral tablet")
FAMOTIDINE: Final = _coded(_RXNORM, "310273", "famotidine 20 MG Oral Tablet")
EPINEPHRINE: Final = _coded(_RXNORM, "1870230", "epinephrine 0.3 mg auto-injector")
IBUPROFEN: Final = _coded(_RXNORM, "5640", "ibuprofen 400 MG Oral Tablet")
MORPHINE: Final = _coded(_RXNORM, "7052", "morphine sulfate 15 MG Oral Tablet")
CLARITHROMYCIN: Final = _coded(_RXNORM, "21212", "clarithromycin 500 mg oral tablet")
METOPROLOL: Final = _coded(
    _RXNORM, "866436", "metoprolol succinate 50 MG Extended Release Oral Tablet"
)

ALLERGY_EDUCATION: Final = _coded(_SNOMED, "58332002", "Allergy education")
BONE_SCAN: Final = _coded(_CPT, "77080", "DXA axial skeleton")
CONTRAST_CT: Final = {"text": "CT abdomen and pelvis with IV contrast"}
BEE_VENOM: Final = _coded(_SNOMED, "288328004", "Bee venom")
