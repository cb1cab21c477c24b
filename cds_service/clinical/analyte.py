"""What a laboratory (or a scale) measures, and the unit each is compared in."""

from enum import StrEnum
from typing import Final


class Analyte(StrEnum):
    """A measured thing; the value is also the id of its value set."""

    NEUTROPHILS = "neutrophils"
    SEGMENTED_NEUTROPHILS = "segmented-neutrophils"
    BAND_NEUTROPHILS = "band-neutrophils"
    NEUTROPHIL_PERCENT = "neutrophil-percent"
    SEGMENTED_PERCENT = "segmented-percent"
    BAND_PERCENT = "band-percent"
    LEUKOCYTES = "leukocytes"
    PLATELETS = "platelets"
    HEMOGLOBIN = "hemoglobin"
    EOSINOPHILS = "eosinophils"
    EOSINOPHIL_PERCENT = "eosinophil-percent"
    TRYPTASE = "tryptase"
    BODY_WEIGHT = "body-weight"
    CREATININE = "creatinine"
    GFR = "glomerular-filtration-rate"
    ALP = "alkaline-phosphatase"
    ALT = "alanine-aminotransferase"
    AST = "aspartate-aminotransferase"
    BILIRUBIN = "bilirubin"
    ALBUMIN = "albumin"
    CALCIUM = "calcium"
    CORRECTED_CALCIUM = "calcium-corrected"
    VITAMIN_D = "vitamin-d-25-oh"
    PHQ_9 = "phq-9"
    PHQ_2 = "phq-2"
    MAST_CELL_PERCENT = "mast-cell-percent"
    T_SCORE_SPINE = "t-score-lumbar-spine"
    T_SCORE_FEMUR = "t-score-femur"
    T_SCORE_HIP = "t-score-hip"
    T_SCORE_FOREARM = "t-score-forearm"
    T_SCORE_CALCANEUS = "t-score-calcaneus"
    Z_SCORE = "z-score"


T_SCORES: Final = frozenset(
    {
        Analyte.T_SCORE_SPINE,
        Analyte.T_SCORE_FEMUR,
        Analyte.T_SCORE_HIP,
        Analyte.T_SCORE_FOREARM,
        Analyte.T_SCORE_CALCANEUS,
    }
)
NOT_OF_BLOOD: Final = T_SCORES | {
    Analyte.BODY_WEIGHT,
    Analyte.PHQ_9,
    Analyte.PHQ_2,
    Analyte.MAST_CELL_PERCENT,
    Analyte.Z_SCORE,
}
"""What is not measured in blood."""

_COUNT = "10*9/L"

CANONICAL_UNIT: Final = {
    Analyte.NEUTROPHILS: _COUNT,
    Analyte.SEGMENTED_NEUTROPHILS: _COUNT,
    Analyte.BAND_NEUTROPHILS: _COUNT,
    Analyte.NEUTROPHIL_PERCENT: "%",
    Analyte.SEGMENTED_PERCENT: "%",
    Analyte.BAND_PERCENT: "%",
    Analyte.LEUKOCYTES: _COUNT,
    Analyte.PLATELETS: _COUNT,
    Analyte.HEMOGLOBIN: "g/dL",
    Analyte.EOSINOPHILS: _COUNT,
    Analyte.EOSINOPHIL_PERCENT: "%",
    Analyte.TRYPTASE: "ng/mL",
    Analyte.BODY_WEIGHT: "kg",
    Analyte.CREATININE: "mg/dL",
    Analyte.GFR: "mL/min/{1.73_m2}",
    Analyte.ALP: "U/L",
    Analyte.ALT: "U/L",
    Analyte.AST: "U/L",
    Analyte.BILIRUBIN: "mg/dL",
    Analyte.ALBUMIN: "g/dL",
    Analyte.CALCIUM: "mg/dL",
    Analyte.CORRECTED_CALCIUM: "mg/dL",
    Analyte.VITAMIN_D: "ng/mL",
    Analyte.PHQ_9: "{score}",
    Analyte.PHQ_2: "{score}",
    Analyte.MAST_CELL_PERCENT: "%",
    **dict.fromkeys((*T_SCORES, Analyte.Z_SCORE), "{score}"),
}
"""The UCUM unit in which each analyte is compared."""

SPOKEN_NAME: Final = {
    Analyte.NEUTROPHILS: "ANC",
    Analyte.SEGMENTED_NEUTROPHILS: "segmented neutrophils",
    Analyte.BAND_NEUTROPHILS: "band neutrophils",
    Analyte.NEUTROPHIL_PERCENT: "neutrophils %",
    Analyte.SEGMENTED_PERCENT: "segmented neutrophils %",
    Analyte.BAND_PERCENT: "band neutrophils %",
    Analyte.LEUKOCYTES: "WBC",
    Analyte.PLATELETS: "platelets",
    Analyte.HEMOGLOBIN: "haemoglobin",
    Analyte.EOSINOPHILS: "eosinophils",
    Analyte.EOSINOPHIL_PERCENT: "eosinophils %",
    Analyte.TRYPTASE: "tryptase",
    Analyte.BODY_WEIGHT: "body weight",
    Analyte.CREATININE: "creatinine",
    Analyte.GFR: "eGFR",
    Analyte.ALP: "alkaline phosphatase",
    Analyte.ALT: "ALT",
    Analyte.AST: "AST",
    Analyte.BILIRUBIN: "bilirubin",
    Analyte.ALBUMIN: "albumin",
    Analyte.CALCIUM: "calcium",
    Analyte.CORRECTED_CALCIUM: "corrected calcium",
    Analyte.VITAMIN_D: "25-OH vitamin D",
    Analyte.PHQ_9: "PHQ-9",
    Analyte.PHQ_2: "PHQ-2",
    Analyte.MAST_CELL_PERCENT: "mast cells",
    Analyte.T_SCORE_SPINE: "T-score of the lumbar spine",
    Analyte.T_SCORE_FEMUR: "T-score of the femur",
    Analyte.T_SCORE_HIP: "T-score of the hip",
    Analyte.T_SCORE_FOREARM: "T-score of the forearm",
    Analyte.T_SCORE_CALCANEUS: "T-score of the heel",
    Analyte.Z_SCORE: "Z-score",
}
"""What a clinician calls it."""

DERIVED_FROM: Final = {
    Analyte.NEUTROPHILS: (
        Analyte.SEGMENTED_NEUTROPHILS,
        Analyte.BAND_NEUTROPHILS,
        Analyte.NEUTROPHIL_PERCENT,
        Analyte.SEGMENTED_PERCENT,
        Analyte.BAND_PERCENT,
        Analyte.LEUKOCYTES,
    ),
    Analyte.EOSINOPHILS: (Analyte.EOSINOPHIL_PERCENT, Analyte.LEUKOCYTES),
}
"""What must be asked for as well, because it can stand in for an analyte."""
