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
