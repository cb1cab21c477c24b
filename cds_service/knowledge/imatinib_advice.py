"""Where the sources speak of imatinib and KIT, and the reasons to think otherwise."""

from typing import Final

from cds_service.clinical.basis import Cited
from cds_service.clinical.rule import OverrideReason
from cds_service.knowledge.sources import (
    GEORGE_2020,
    GLEEVEC_LABEL,
    ICD_10_CM,
    KRISTENSEN_2011,
    MASTOCYTOSIS_REVIEW_2019,
    PARDANANI_2004,
    SM_CENTRE_PAGE,
    SM_TREATMENT_OVERVIEW,
)

OVERVIEW_IMATINIB: Final = Cited(SM_TREATMENT_OVERVIEW, "advanced SM, imatinib")
REVIEW_INHIBITORS: Final = Cited(
    MASTOCYTOSIS_REVIEW_2019, "tyrosine kinase inhibitors without an exon 17 mutation"
)
REVIEW_PREVALENCE: Final = Cited(MASTOCYTOSIS_REVIEW_2019, "KIT mutations, prevalence")
REVIEW_WORKUP: Final = Cited(MASTOCYTOSIS_REVIEW_2019, "work-up, KIT in bone marrow")
LABEL_INDICATION: Final = Cited(GLEEVEC_LABEL, "1, aggressive systemic mastocytosis")
LABEL_DOSE: Final = Cited(
    GLEEVEC_LABEL, "2, aggressive systemic mastocytosis (recalled)"
)
LABEL_HEART: Final = Cited(GLEEVEC_LABEL, "5, cardiac warnings (recalled)")
FUSION_DOSE: Final = Cited(PARDANANI_2004, "imatinib 100 mg daily, FIP1L1-PDGFRA")
SENSITIVE_PCR: Final = Cited(KRISTENSEN_2011, "sensitivity of the qPCR assay")
SEQUENCING_MISSES: Final = Cited(
    GEORGE_2020, "KIT D816V in blood: NGS 28 %, ddPCR 95 %"
)
CODES: Final = Cited(ICD_10_CM, "D47.02, C96.21, C94.3")
OVERVIEW_SUBTYPES: Final = Cited(SM_TREATMENT_OVERVIEW, "treatment by subtype")
REVIEW_CLASSES: Final = Cited(MASTOCYTOSIS_REVIEW_2019, "classification")
PAGE_CLASSES: Final = Cited(SM_CENTRE_PAGE, "types of systemic mastocytosis")

FUSION_POSITIVE: Final = OverrideReason("fusion-positive", "FIP1L1-PDGFRA positive")
DIFFERENT_INDICATION: Final = OverrideReason(
    "different-indication", "Imatinib for another indication"
)
CLINICAL_TRIAL: Final = OverrideReason("clinical-trial", "Within a clinical trial")
