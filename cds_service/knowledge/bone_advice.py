"""What the sources say of bone in systemic mastocytosis, and its drugs."""

from decimal import Decimal
from typing import Final

from cds_service.clinical.basis import Cited, HouseChoice, Recency, Threshold
from cds_service.clinical.medication import Drug
from cds_service.knowledge.labels import (
    FOSAMAX_LABEL,
    OTHER_BISPHOSPHONATE_LABELS,
    PROLIA_LABEL,
    RECLAST_LABEL,
)
from cds_service.knowledge.literature import BONE_IN_SM, DENOSUMAB_STOPPED
from cds_service.knowledge.sources import (
    MASTOCYTOSIS_REVIEW_2019,
    SM_OVERVIEW_PAGE,
    SM_PATIENT_PAGE,
    SM_TREATMENT_OVERVIEW,
)

OVERVIEW_BONE: Final = Cited(SM_TREATMENT_OVERVIEW, "bone disease")
OVERVIEW_MONITORING: Final = Cited(SM_TREATMENT_OVERVIEW, "monitoring")
PAGE_MONITORING: Final = Cited(SM_OVERVIEW_PAGE, "follow-up")
PAGE_MEDICINES: Final = Cited(SM_PATIENT_PAGE, "medications: bisphosphonates")
PAGE_RELATED: Final = Cited(SM_PATIENT_PAGE, "related conditions")
REVIEW_WORKUP: Final = Cited(MASTOCYTOSIS_REVIEW_2019, "work-up")
REVIEW_BONE: Final = Cited(MASTOCYTOSIS_REVIEW_2019, "treatment: bone")
SUBTYPES_AND_BONE: Final = Cited(BONE_IN_SM, "osteoporosis and sclerosis by subtype")
REBOUND: Final = Cited(DENOSUMAB_STOPPED, "fractures after it is stopped")
BOXED_WARNING: Final = Cited(PROLIA_LABEL, "boxed warning: severe hypocalcaemia")
RECLAST_CONTRAINDICATIONS: Final = Cited(RECLAST_LABEL, "4 contraindications")

_PLAIN: Final = "mL/min"
ZOLEDRONIC_LIMIT: Final = Threshold(
    "creatinine clearance, zoledronic acid",
    Decimal(35),
    _PLAIN,
    RECLAST_CONTRAINDICATIONS,
)
ALENDRONATE_LIMIT: Final = Threshold(
    "creatinine clearance, alendronate",
    Decimal(35),
    _PLAIN,
    Cited(FOSAMAX_LABEL, "renal impairment"),
)
_OTHERS: Final = Cited(OTHER_BISPHOSPHONATE_LABELS, "renal impairment")
RISEDRONATE_LIMIT: Final = Threshold(
    "creatinine clearance, risedronate", Decimal(30), _PLAIN, _OTHERS
)
IBANDRONATE_LIMIT: Final = Threshold(
    "creatinine clearance, ibandronate", Decimal(30), _PLAIN, _OTHERS
)
PAMIDRONATE_LIMIT: Final = Threshold(
    "creatinine clearance, pamidronate",
    Decimal(30),
    _PLAIN,
    HouseChoice(
        "the label advises against it in severe impairment (bone metastases) and has"
        " few data below 30; it sets no number"
    ),
)
UNLISTED_LIMIT: Final = Threshold(
    "creatinine clearance, other bisphosphonates",
    Decimal(35),
    _PLAIN,
    HouseChoice("the stricter of the limits that the sources name"),
)
CLEARANCE_LIMITS: Final = {
    Drug.ZOLEDRONIC_ACID: ZOLEDRONIC_LIMIT,
    Drug.ALENDRONATE: ALENDRONATE_LIMIT,
    Drug.RISEDRONATE: RISEDRONATE_LIMIT,
    Drug.IBANDRONATE: IBANDRONATE_LIMIT,
    Drug.PAMIDRONATE: PAMIDRONATE_LIMIT,
    Drug.BISPHOSPHONATE: UNLISTED_LIMIT,
}
"""Below which each is contraindicated or not recommended."""

ADVANCED_KIDNEY_DISEASE: Final = Threshold(
    "eGFR of advanced kidney disease", Decimal(30), _PLAIN, BOXED_WARNING
)

_EVERY_1_TO_3_YEARS: Final = Cited(SM_TREATMENT_OVERVIEW, "monitoring: bone density")
SCAN_EARLIEST: Final = Recency(
    "shortest interval of bone density scans", 365, _EVERY_1_TO_3_YEARS
)
SCAN_LATEST: Final = Recency(
    "longest interval of bone density scans", 1095, _EVERY_1_TO_3_YEARS
)
VITAMIN_D_AGE: Final = Recency(
    "25-OH vitamin D that still speaks", 365, HouseChoice("measured once a year")
)
CALCIUM_TOO_HIGH: Final = Threshold(
    "calcium too high for supplements",
    Decimal("10.5"),
    "mg/dL",
    HouseChoice("the upper limit of most laboratories"),
)
DENSE: Final = Threshold(
    "T-score of dense bone",
    Decimal("2.5"),
    "",
    HouseChoice("as far above the average as osteoporosis is below; no source has one"),
)
