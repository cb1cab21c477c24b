"""Where the sources speak of what to ask and to measure at follow-up."""

from typing import Final

from cds_service.clinical.basis import Cited
from cds_service.knowledge.sources import (
    MASTOCYTOSIS_REVIEW_2019,
    SM_CENTRE_PAGE,
    SM_OVERVIEW_PAGE,
    SM_PATIENT_PAGE,
    SM_TREATMENT_OVERVIEW,
)

OVERVIEW_SCORES: Final = Cited(
    SM_TREATMENT_OVERVIEW, "monitoring: MSAF and MQLQ at each visit"
)
PAGE_MOOD: Final = Cited(SM_PATIENT_PAGE, "related conditions: mood and memory")
CENTRE_MOOD: Final = Cited(SM_CENTRE_PAGE, "symptoms: mood swings, depression")
REVIEW_INTERFERON: Final = Cited(
    MASTOCYTOSIS_REVIEW_2019, "interferon: depression limits its use"
)
OVERVIEW_SAMPLES: Final = Cited(
    SM_OVERVIEW_PAGE, "monitoring: samples while symptoms last"
)
