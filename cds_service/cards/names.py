"""What a clinician calls the things that rules ask about."""

from collections.abc import Mapping
from typing import Any, Final

from cds_service.clinical.analyte import SPOKEN_NAME, Analyte
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.event import EventKind
from cds_service.clinical.medication import Drug
from cds_service.clinical.problem import Ailment
from cds_service.clinical.record import About, Record

_DISEASES: Final = {
    Disease.INDOLENT_SM: "indolent SM",
    Disease.SMOULDERING_SM: "smouldering SM",
    Disease.SM_AHN: "SM-AHN",
    Disease.AGGRESSIVE_SM: "aggressive SM",
    Disease.MAST_CELL_LEUKEMIA: "mast cell leukaemia",
    Disease.MONOCLONAL_MCAS: "monoclonal mast cell activation syndrome",
    Disease.ASSOCIATED_HEMATOLOGIC_NEOPLASM: "haematologic neoplasm",
    Disease.ACUTE_MYELOID_LEUKEMIA: "acute myeloid leukaemia",
    Disease.CHRONIC_MYELOID_LEUKEMIA: "chronic myeloid leukaemia",
    Disease.ACUTE_LYMPHOBLASTIC_LEUKEMIA: "acute lymphoblastic leukaemia",
    Disease.GASTROINTESTINAL_STROMAL_TUMOR: "gastrointestinal stromal tumour",
}

_AILMENTS: Final = {
    Ailment.ANAESTHETIC_ALLERGY: "allergy to an anaesthetic",
    Ailment.ANALGESIC_ALLERGY: "allergy to an analgesic",
    Ailment.ASPIRIN_ALLERGY: "allergy to aspirin",
    Ailment.BIPOLAR_OR_PSYCHOSIS: "bipolar disorder or psychosis",
    Ailment.CONTRAST_ALLERGY: "allergy to contrast media",
    Ailment.DIARRHEA: "diarrhoea",
    Ailment.DYSPNEA: "dyspnoea",
    Ailment.HEREDITARY_ALPHA_TRYPTASEMIA: "hereditary alpha-tryptasaemia",
    Ailment.HISTORY_OF_CANCER: "a past cancer",
    Ailment.HYPERCALCEMIA: "hypercalcaemia",
    Ailment.HYPOCALCEMIA: "hypocalcaemia",
    Ailment.HYPOPROTEINEMIA: "low blood protein",
    Ailment.INSECT_VENOM_ALLERGY: "allergy to insect venom",
    Ailment.INTRACRANIAL_HEMORRHAGE: "intracranial haemorrhage",
    Ailment.LONG_QT: "long QT",
    Ailment.NARCOTIC_ALLERGY: "allergy to an opioid",
    Ailment.STEM_CELL_TRANSPLANT_STATUS: "stem cell transplant",
    Ailment.TRAUMATIC_INTRACRANIAL_HEMORRHAGE: "traumatic intracranial haemorrhage",
}

_DRUGS: Final = {
    Drug.ACE_INHIBITOR: "ACE inhibitor",
    Drug.BETA_BLOCKER: "beta-blocker",
    Drug.BETA_BLOCKER_EYE_DROPS: "beta-blocker in eye drops",
    Drug.OTHER_CYTOREDUCTIVE: "another cytoreductive drug",
    Drug.EPINEPHRINE_OTHER: "epinephrine (not a device)",
    Drug.BLEEDING_RISK: "a drug that adds to bleeding",
    Drug.H1_ANTIHISTAMINE: "H1 antihistamine",
    Drug.H2_ANTIHISTAMINE: "H2 antihistamine",
    Drug.STRONG_CYP3A_INHIBITOR: "strong CYP3A inhibitor",
    Drug.MODERATE_CYP3A_INHIBITOR: "moderate CYP3A inhibitor",
    Drug.STRONG_CYP3A_INDUCER: "strong CYP3A inducer",
    Drug.MODERATE_CYP3A_INDUCER: "moderate CYP3A inducer",
    Drug.NSAID: "NSAID",
    Drug.OTHER_COX2_SELECTIVE: "NSAID that blocks COX-2 alone",
    Drug.PYRAZOLONE: "metamizole or a like drug",
    Drug.OPIOID_HISTAMINE_RELEASING: "opioid that releases histamine",
    Drug.OPIOID_LOWER_RISK: "opioid of lower risk",
    Drug.OPIOID_NOT_RANKED: "opioid",
    Drug.MUSCLE_RELAXANT_HISTAMINE_RELEASING: "atracurium or mivacurium",
    Drug.MUSCLE_RELAXANT_SAFER: "rocuronium or a like relaxant",
    Drug.OTHER_TRIGGER_DRUG: "a drug that can release mediators",
}

_EVENTS: Final = {
    EventKind.KIT_TEST_ORDERED: "KIT test",
    EventKind.CHEMISTRY: "chemistry panel",
    EventKind.CONTRAST_IMAGING: "imaging with contrast",
    EventKind.SURGERY: "operation or anaesthesia",
}

RECORD_NAME: Final = {
    Record.PATIENT: "patient details",
    Record.CONDITIONS: "problem list",
    Record.LABS: "laboratory results",
    Record.GENETICS: "genetic results",
    Record.GENETIC_REPORTS: "genetic reports",
    Record.MEDICATION_ORDERS: "medication orders",
    Record.MEDICATION_STATEMENTS: "medication statements",
    Record.MEDICATION_DISPENSES: "dispensed medication",
    Record.MEDICATION_ADMINISTRATIONS: "administered medication",
    Record.ALLERGIES: "allergies",
    Record.PROCEDURES: "procedures",
    Record.TEST_ORDERS: "test orders",
    Record.IMAGING_REPORTS: "imaging reports",
    Record.ENCOUNTERS: "visits",
    Record.QUESTIONNAIRES: "questionnaires",
    Record.ADVERSE_EVENTS: "adverse events",
    Record.TRIALS: "trial participation",
}
"""What a part of the record is called."""

_TABLES: Final[tuple[Mapping[Any, str], ...]] = (
    SPOKEN_NAME,
    _DISEASES,
    _AILMENTS,
    _DRUGS,
    _EVENTS,
    RECORD_NAME,
)
_SPECIAL: Final = {
    str(term): words for table in _TABLES for term, words in table.items()
}


def name_of(term: About | Ailment | Analyte | EventKind | Record) -> str:
    """Return the words for a drug, a disease, an analyte, a part of the record."""
    return _SPECIAL.get(term) or term.replace("-", " ")
