"""Where the sources classify mastocytosis, with the numbers they give."""

from decimal import Decimal
from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.b_findings import HIGH_FRACTION, HIGH_TRYPTASE, INFILTRATION
from cds_service.clinical.basis import Cited, HouseChoice, Threshold
from cds_service.clinical.persistent_low import LOW_ALONE, LOW_COUNTS
from cds_service.clinical.rule import OverrideReason
from cds_service.knowledge.literature import (
    CLASSIFICATIONS_2022,
    MAST_CELL_LEUKAEMIA_2013,
)
from cds_service.knowledge.sources import (
    MASTOCYTOSIS_REVIEW_2019,
    SM_CENTRE_PAGE,
    SM_OVERVIEW_PAGE,
    SM_PATIENT_PAGE,
    SM_TREATMENT_OVERVIEW,
)

REVIEW_C: Final = Cited(MASTOCYTOSIS_REVIEW_2019, "Table 2, C-findings")
REVIEW_B: Final = Cited(MASTOCYTOSIS_REVIEW_2019, "Table 2, B-findings")
REVIEW_AHN: Final = Cited(
    MASTOCYTOSIS_REVIEW_2019, "classification: C-findings in SM-AHN"
)
REVIEW_MCL: Final = Cited(
    MASTOCYTOSIS_REVIEW_2019, "classification: mast cell leukaemia"
)
REVIEW_CLASSES: Final = Cited(MASTOCYTOSIS_REVIEW_2019, "classification, WHO 2016")
REVIEW_WORKUP: Final = Cited(MASTOCYTOSIS_REVIEW_2019, "work-up")
REVIEW_PANEL: Final = Cited(
    MASTOCYTOSIS_REVIEW_2019, "work-up: sequencing when C-findings are present"
)
REVIEW_GENES: Final = Cited(
    MASTOCYTOSIS_REVIEW_2019, "prognosis: SRSF2, ASXL1 and RUNX1"
)
REVIEW_PROGNOSIS: Final = Cited(
    MASTOCYTOSIS_REVIEW_2019, "prognosis: spleen, alkaline phosphatase, age"
)
REVIEW_CHILDREN: Final = Cited(MASTOCYTOSIS_REVIEW_2019, "work-up in children")
REVIEW_CHILD_KIT: Final = Cited(
    MASTOCYTOSIS_REVIEW_2019, "KIT in adults and in children"
)
REVIEW_CHILD_SKIN: Final = Cited(MASTOCYTOSIS_REVIEW_2019, "treatment of mastocytoma")
REVIEW_SKIN: Final = Cited(
    MASTOCYTOSIS_REVIEW_2019, "classification: mastocytosis of the skin"
)
TABLE_2022: Final = Cited(CLASSIFICATIONS_2022, "Table 5")
MCL_2013: Final = Cited(MAST_CELL_LEUKAEMIA_2013, "diagnosis: 20 % of marrow cells")
OVERVIEW_AHN: Final = Cited(SM_TREATMENT_OVERVIEW, "SM-AHN")
OVERVIEW_TRANSPLANT: Final = Cited(SM_TREATMENT_OVERVIEW, "transplant")
OVERVIEW_IMATINIB: Final = Cited(SM_TREATMENT_OVERVIEW, "advanced SM, imatinib")
PAGE_COMPLICATIONS: Final = Cited(SM_PATIENT_PAGE, "complications")
PAGE_DIAGNOSIS: Final = Cited(SM_PATIENT_PAGE, "diagnosis")
PAGE_CHEMOTHERAPY: Final = Cited(SM_PATIENT_PAGE, "medications: chemotherapy")
CENTRE_TESTS: Final = Cited(SM_CENTRE_PAGE, "blood tests, biopsy and imaging")
OVERVIEW_PAGE_AHN: Final = Cited(SM_OVERVIEW_PAGE, "treatment: chemotherapy")
OVERVIEW_PAGE_CHILDREN: Final = Cited(SM_OVERVIEW_PAGE, "overview: children")

_ONE_IS_ENOUGH: Final = HouseChoice("so low that a second result cannot be awaited")
LOW_NEUTROPHILS: Final = Threshold(
    "C-finding: neutrophils below",
    LOW_COUNTS[Analyte.NEUTROPHILS],
    "10*9/L",
    REVIEW_C,
)
LOW_HEMOGLOBIN: Final = Threshold(
    "C-finding: haemoglobin below", LOW_COUNTS[Analyte.HEMOGLOBIN], "g/dL", REVIEW_C
)
LOW_PLATELETS: Final = Threshold(
    "C-finding: platelets below", LOW_COUNTS[Analyte.PLATELETS], "10*9/L", REVIEW_C
)
NEUTROPHILS_ALONE: Final = Threshold(
    "one result is enough: neutrophils below",
    LOW_ALONE[Analyte.NEUTROPHILS],
    "10*9/L",
    _ONE_IS_ENOUGH,
)
PLATELETS_ALONE: Final = Threshold(
    "one result is enough: platelets below",
    LOW_ALONE[Analyte.PLATELETS],
    "10*9/L",
    _ONE_IS_ENOUGH,
)
COUNT_LIMITS: Final = (
    LOW_NEUTROPHILS,
    LOW_HEMOGLOBIN,
    LOW_PLATELETS,
    NEUTROPHILS_ALONE,
    PLATELETS_ALONE,
)
MARROW_SHARE: Final = Threshold(
    "B-finding: mast cells in a marrow biopsy", INFILTRATION, "%", REVIEW_B
)
TRYPTASE_LEVEL: Final = Threshold(
    "B-finding: tryptase", HIGH_TRYPTASE, "ng/mL", REVIEW_B
)
D816V_SHARE: Final = Threshold(
    "B-finding of WHO 2022: KIT D816V allele fraction",
    HIGH_FRACTION * 100,
    "%",
    TABLE_2022,
)
MCL_SMEAR: Final = Threshold(
    "mast cell leukaemia: mast cells on a marrow smear", Decimal(20), "%", MCL_2013
)
MCL_BLOOD: Final = Threshold(
    "mast cells in blood that ask for a marrow smear", Decimal(10), "%", MCL_2013
)

OTHER_CAUSE: Final = OverrideReason(
    "explained-by-other-cause", "Another cause is known"
)
ALREADY_KNOWN: Final = OverrideReason("already-known", "Already known and documented")
DONE_ELSEWHERE: Final = OverrideReason("done-elsewhere", "Done elsewhere")
