"""A problem other than the mastocytosis: a symptom, a complication, another disease."""

from enum import StrEnum

from cds_service.clinical.moment import Moment
from cds_service.frozen import Frozen


class Ailment(StrEnum):
    """What a Condition can mean beside a `Disease`; the value is its value set's id.

    These never make anybody a patient of ours.
    """

    ABDOMINAL_PAIN = "abdominal-pain"
    ACUTE_INFECTION = "acute-infection"
    ADVANCED_KIDNEY_DISEASE = "advanced-kidney-disease"
    ANAESTHETIC_ALLERGY = "anaesthetic-allergy-status"
    ANALGESIC_ALLERGY = "analgesic-allergy-status"
    ANGIOEDEMA = "angioedema"
    ANXIETY = "anxiety"
    ASCITES = "ascites"
    ASPIRIN_ALLERGY = "aspirin-allergy"
    BASAL_CELL_CARCINOMA = "basal-cell-carcinoma"
    BIPOLAR_OR_PSYCHOSIS = "bipolar-or-psychosis"
    CEREBROVASCULAR_DISEASE = "cerebrovascular-disease"
    CHRONIC_HEPATITIS_B_OR_C = "chronic-hepatitis-b-or-c"
    CHRONIC_KIDNEY_DISEASE = "chronic-kidney-disease"
    COGNITIVE_SYMPTOM = "cognitive-symptom"
    CONTRAST_ALLERGY = "contrast-allergy"
    DEPRESSION = "depression"
    DIALYSIS_STATUS = "dialysis-status"
    DIARRHEA = "diarrhea"
    DYSPEPSIA = "dyspepsia"
    DYSPNEA = "dyspnea"
    FLUSHING = "flushing"
    FRAGILITY_FRACTURE = "fragility-fracture"
    HAIRY_CELL_LEUKEMIA = "hairy-cell-leukemia"
    HEADACHE = "headache"
    HEAD_INJURY = "head-injury"
    HEART_FAILURE = "heart-failure"
    HEPATOMEGALY = "hepatomegaly"
    HEREDITARY_ALPHA_TRYPTASEMIA = "hereditary-alpha-tryptasemia"
    HISTORY_OF_CANCER = "history-of-cancer"
    HISTORY_OF_DEPRESSION = "history-of-depression"
    HYPERCALCEMIA = "hypercalcemia"
    HYPERSPLENISM = "hypersplenism"
    HYPOCALCEMIA = "hypocalcemia"
    HYPOPROTEINEMIA = "hypoproteinemia"
    HYPOTENSION = "hypotension"
    INSECT_VENOM_ALLERGY = "insect-venom-allergy"
    INTERSTITIAL_LUNG_DISEASE = "interstitial-lung-disease"
    INTRACRANIAL_HEMORRHAGE = "intracranial-hemorrhage"
    IRON_DEFICIENCY = "iron-deficiency"
    LIVER_DISEASE = "liver-disease"
    LONG_QT = "long-qt"
    MALABSORPTION = "malabsorption"
    MALIGNANT_NEOPLASM = "malignant-neoplasm"
    MYELODYSPLASIA_WITH_EXCESS_BLASTS = "myelodysplasia-with-excess-blasts"
    NARCOTIC_ALLERGY = "narcotic-allergy-status"
    NAUSEA_OR_VOMITING = "nausea-or-vomiting"
    NEPHROLITHIASIS = "nephrolithiasis"
    OSTEOLYSIS = "osteolysis"
    OSTEOPENIA = "osteopenia"
    OSTEOPOROSIS = "osteoporosis"
    PEPTIC_ULCER = "peptic-ulcer"
    PORTAL_HYPERTENSION = "portal-hypertension"
    PREGNANCY = "pregnancy"
    PRURITUS = "pruritus"
    SARCOIDOSIS = "sarcoidosis"
    SEPSIS = "sepsis"
    SEVERE_DEPRESSION = "severe-depression"
    SPLENOMEGALY = "splenomegaly"
    STEM_CELL_TRANSPLANT_STATUS = "stem-cell-transplant-status"
    SUICIDALITY = "suicidality"
    SYNCOPE = "syncope"
    TRAUMATIC_INTRACRANIAL_HEMORRHAGE = "traumatic-intracranial-hemorrhage"
    URTICARIA = "urticaria"
    WEIGHT_LOSS = "weight-loss"


class Problem(Frozen, kw_only=False):
    """A Condition, by code alone: words are not read here.

    A resolved or inactive one is not `current`: it still happened. Withdrawn
    ones (refuted, entered in error) are left out. `confirmed` is False for a
    provisional or differential one. `began` is its onset, or when it was put
    on record if that is all that was said.
    """

    reference: str
    means: frozenset[Ailment]
    code: str = ""
    text: str = ""
    confirmed: bool = True
    current: bool = True
    began: Moment | None = None
    unverified_code: bool = False
