"""What the sources say of the regular review of mastocytosis."""

from typing import Final

from cds_service.clinical.basis import Cited, Recency
from cds_service.knowledge.sources import (
    SM_CENTRE_PAGE,
    SM_OVERVIEW_PAGE,
    SM_PATIENT_PAGE,
    SM_TREATMENT_OVERVIEW,
)

_EVERY_6_TO_12_MONTHS: Final = Cited(
    SM_TREATMENT_OVERVIEW, "monitoring: history, examination and laboratory"
)
CITES: Final = (
    _EVERY_6_TO_12_MONTHS,
    Cited(SM_OVERVIEW_PAGE, "follow-up: regular blood and urine tests"),
    Cited(SM_CENTRE_PAGE, "blood tests"),
    Cited(SM_PATIENT_PAGE, "diagnosis"),
)
REVIEW_USUAL: Final = Recency("longest time to a review", 365, _EVERY_6_TO_12_MONTHS)
REVIEW_AT_RISK: Final = Recency(
    "time to a review at more risk", 183, _EVERY_6_TO_12_MONTHS
)
