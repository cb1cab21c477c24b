"""What the sources say of mastocytosis in children."""

from decimal import Decimal
from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.basis import Threshold
from cds_service.clinical.medication import Drug
from cds_service.knowledge.ayvakit_label import LOWEST_PLATELETS
from cds_service.knowledge.classification_advice import (
    OVERVIEW_PAGE_CHILDREN,
    REVIEW_CHILD_KIT,
    REVIEW_CHILD_SKIN,
    REVIEW_CHILDREN,
    REVIEW_SKIN,
)
from cds_service.knowledge.midostaurin_label import ALL_LIMITS

MARROW_TRYPTASE: Final = Threshold(
    "tryptase above which marrow is examined in a child",
    Decimal(200),
    "ng/mL",
    REVIEW_CHILDREN,
)
ADULT_THRESHOLDS: Final = {
    Drug.MIDOSTAURIN: tuple((each.analyte, each.usual) for each in ALL_LIMITS),
    Drug.AVAPRITINIB: ((Analyte.PLATELETS, LOWEST_PLATELETS),),
}
"""By which counts of a child are shown beside the drug; they decide nothing."""
CITES: Final = (
    REVIEW_CHILDREN,
    REVIEW_CHILD_KIT,
    REVIEW_CHILD_SKIN,
    REVIEW_SKIN,
    OVERVIEW_PAGE_CHILDREN,
)
ABOUT_DRUGS: Final = (
    "The kinase inhibitors of adult systemic mastocytosis have no dose here for"
    " children: ask a specialist centre."
)
