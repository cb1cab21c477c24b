"""The factor from each unit an analyte is read in to the one it is compared in."""

from decimal import Decimal
from typing import Final

from cds_service.clinical.analyte import T_SCORES, Analyte

CAPITAL_G: Final = "G/L"
"""Giga per litre of a cell count, grams per litre of anything shouted."""

_COUNT_FACTORS: Final = {
    "10*9/L": Decimal(1),
    CAPITAL_G: Decimal(1),
    "10*3/uL": Decimal(1),
    "/nL": Decimal(1),
    "/uL": Decimal("0.001"),
    "10*6/L": Decimal("0.001"),
    "10*5/uL": Decimal(100),
}
_PERCENT_FACTORS: Final = {"%": Decimal(1)}
_ENZYME: Final = {
    "U/L": Decimal(1),
    "ukat/L": Decimal(60),
    "nkat/L": Decimal("0.06"),
}
_CALCIUM: Final = {"mg/dL": Decimal(1), "mmol/L": Decimal("4.008")}
_SCORE: Final = {"{score}": Decimal(1), "1": Decimal(1)}
FACTORS: Final = {
    Analyte.NEUTROPHILS: _COUNT_FACTORS,
    Analyte.SEGMENTED_NEUTROPHILS: _COUNT_FACTORS,
    Analyte.BAND_NEUTROPHILS: _COUNT_FACTORS,
    Analyte.LEUKOCYTES: _COUNT_FACTORS,
    Analyte.PLATELETS: _COUNT_FACTORS,
    Analyte.EOSINOPHILS: _COUNT_FACTORS,
    Analyte.NEUTROPHIL_PERCENT: _PERCENT_FACTORS,
    Analyte.SEGMENTED_PERCENT: _PERCENT_FACTORS,
    Analyte.BAND_PERCENT: _PERCENT_FACTORS,
    Analyte.EOSINOPHIL_PERCENT: _PERCENT_FACTORS,
    Analyte.HEMOGLOBIN: {
        "g/dL": Decimal(1),
        "g/L": Decimal("0.1"),
        CAPITAL_G: Decimal("0.1"),
        # Per mole of the monomer (16,114 g), as European laboratories report it:
        # 1 g/dL is 0.6206 mmol/L (docs/reading/labs.md).
        "mmol/L": Decimal("1.6114"),
    },
    Analyte.TRYPTASE: {
        "ng/mL": Decimal(1),
        "ug/L": Decimal(1),
        "ng/dL": Decimal("0.01"),
    },
    Analyte.BODY_WEIGHT: {
        "kg": Decimal(1),
        "g": Decimal("0.001"),
        "[lb_av]": Decimal("0.45359237"),
    },
    # Reported as a mass or, elsewhere, as a substance: 1 mg/dL is 88.42 umol/L.
    Analyte.CREATININE: {"mg/dL": Decimal(1), "umol/L": Decimal("0.0113096584")},
    Analyte.GFR: {"mL/min/{1.73_m2}": Decimal(1)},
    Analyte.ALP: _ENZYME,
    Analyte.ALT: _ENZYME,
    Analyte.AST: _ENZYME,
    Analyte.BILIRUBIN: {"mg/dL": Decimal(1), "umol/L": Decimal("0.0584795322")},
    Analyte.ALBUMIN: {
        "g/dL": Decimal(1),
        "g/L": Decimal("0.1"),
        CAPITAL_G: Decimal("0.1"),
        "umol/L": Decimal("0.00665"),
        "mmol/L": Decimal("6.65"),
    },
    Analyte.CALCIUM: _CALCIUM,
    Analyte.CORRECTED_CALCIUM: _CALCIUM,
    Analyte.VITAMIN_D: {
        "ng/mL": Decimal(1),
        "ug/L": Decimal(1),
        "nmol/L": Decimal("0.4006410256"),
    },
    Analyte.MAST_CELL_PERCENT: _PERCENT_FACTORS,
    **dict.fromkeys((*T_SCORES, Analyte.Z_SCORE, Analyte.PHQ_9, Analyte.PHQ_2), _SCORE),
}
"""The units an analyte is read in, each with the factor to its canonical unit."""

UNIT_OPTIONAL: Final = frozenset(
    {*T_SCORES, Analyte.Z_SCORE, Analyte.PHQ_9, Analyte.PHQ_2}
)
"""What has no unit, so that a missing one is none that is missing."""
