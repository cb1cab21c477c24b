"""Where the sources speak of medicines against mast cell mediators."""

from typing import Final

from cds_service.clinical.basis import Cited
from cds_service.clinical.rule import OverrideReason
from cds_service.knowledge.labels import AYVAKIT_LABEL
from cds_service.knowledge.recalled_labels import (
    GASTROCROM_LABEL,
    SINGULAIR_LABEL,
    XOLAIR_LABEL,
)
from cds_service.knowledge.sources import (
    MASTOCYTOSIS_REVIEW_2019,
    SM_PATIENT_PAGE,
    SM_TREATMENT_OVERVIEW,
)

_FIRST_LINE: Final = "indolent and smouldering SM, first line"

OVERVIEW_FIRST_LINE: Final = Cited(SM_TREATMENT_OVERVIEW, _FIRST_LINE)
OVERVIEW_H1: Final = Cited(SM_TREATMENT_OVERVIEW, f"{_FIRST_LINE}: H1 antihistamine")
OVERVIEW_H2: Final = Cited(SM_TREATMENT_OVERVIEW, f"{_FIRST_LINE}: H2 antihistamine")
OVERVIEW_CROMOLYN: Final = Cited(SM_TREATMENT_OVERVIEW, f"{_FIRST_LINE}: cromolyn")
OVERVIEW_MONTELUKAST: Final = Cited(
    SM_TREATMENT_OVERVIEW, f"{_FIRST_LINE}: montelukast"
)
OVERVIEW_OMALIZUMAB: Final = Cited(SM_TREATMENT_OVERVIEW, f"{_FIRST_LINE}: omalizumab")
OVERVIEW_PREDNISONE: Final = Cited(
    SM_TREATMENT_OVERVIEW, "advanced SM: interferon with or without prednisone"
)
PAGE_MEDICINES: Final = Cited(SM_PATIENT_PAGE, "medications")
PAGE_LIGHT: Final = Cited(SM_PATIENT_PAGE, "other treatments: ultraviolet light")
PAGE_RELATED: Final = Cited(SM_PATIENT_PAGE, "related conditions")
REVIEW_TREATMENT: Final = Cited(
    MASTOCYTOSIS_REVIEW_2019, "treatment of cutaneous and indolent mastocytosis"
)
REVIEW_SKIN: Final = Cited(
    MASTOCYTOSIS_REVIEW_2019, "treatment of the skin: topical steroid, ultraviolet A"
)
REVIEW_OMALIZUMAB: Final = Cited(MASTOCYTOSIS_REVIEW_2019, "omalizumab")

CROMOLYN_DOSE: Final = Cited(GASTROCROM_LABEL, "2, mastocytosis (recalled)")
MONTELUKAST_BOXED: Final = Cited(SINGULAIR_LABEL, "boxed warning (recalled)")
OMALIZUMAB_BOXED: Final = Cited(XOLAIR_LABEL, "boxed warning (recalled)")
AVAPRITINIB_LIGHT: Final = Cited(AYVAKIT_LABEL, "5, photosensitivity (recalled)")

DIFFERS: Final = OverrideReason("specialist-directed", "Specialist decided otherwise")
DECLINED: Final = OverrideReason("patient-declined", "Patient declined")
TRIED: Final = OverrideReason("ineffective-before", "Tried before without effect")
INTOLERANT: Final = OverrideReason("intolerant", "Not tolerated")
"""Reasons that several rules share."""
