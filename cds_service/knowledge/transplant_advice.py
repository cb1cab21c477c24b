"""What the sources say of transplant in advanced mastocytosis, and when to ask."""

from decimal import Decimal
from typing import Final

from cds_service.clinical.basis import Cited, HouseChoice, Recency, Threshold
from cds_service.clinical.proposal import OrderTest, Referral, TestOrder
from cds_service.clinical.rule import CardText
from cds_service.clinical.transplant_findings import (
    EvaluateMutated,
    EvaluateNow,
    EvaluateWithinAYear,
    NotEvaluated,
)
from cds_service.knowledge.sources import (
    MASTOCYTOSIS_REVIEW_2019,
    SM_OVERVIEW_PAGE,
    SM_PATIENT_PAGE,
    SM_TREATMENT_OVERVIEW,
)

REVIEW_TRANSPLANT: Final = Cited(
    MASTOCYTOSIS_REVIEW_2019, "allogeneic stem cell transplantation"
)
CITES: Final = (
    Cited(SM_TREATMENT_OVERVIEW, "role of allogeneic transplant"),
    REVIEW_TRANSPLANT,
    Cited(SM_PATIENT_PAGE, "other treatments"),
    Cited(SM_OVERVIEW_PAGE, "treatment"),
)

OLDEST: Final = Threshold(
    "evaluation up to the age of",
    Decimal(75),
    "a",
    HouseChoice("few centres transplant older patients; no source gives an age"),
)
LATEST: Final = Recency(
    "evaluation after the diagnosis when a gene is mutated", 365, REVIEW_TRANSPLANT
)
URGENT_FROM: Final = Recency(
    "urgent from the diagnosis when a gene is mutated",
    270,
    HouseChoice("a donor search takes months"),
)

_WHY: Final = (
    (
        "A transplant is the only treatment that may cure. Whether a patient is fit for"
        " one is for the transplant centre: this asks for an evaluation, no more."
    ),
    (
        "Sources disagree on the time. An overview and a review: after an adequate"
        " response. The review: early in mast cell leukaemia and beside a high-risk"
        " neoplasm, and within a year of diagnosis with a mutation of SRSF2, ASXL1 or"
        " RUNX1. The overview: first, where the associated neoplasm itself needs a"
        " transplant or progresses. A hospital page names leukaemic forms only."
    ),
    (
        "Historical figures, mostly from before kinase inhibitors: 57% alive at 3 years"
        " over all; 17% in mast cell leukaemia; myeloablative conditioning did better"
        " than reduced."
    ),
)

_WANTED: Final = "Advanced systemic mastocytosis"
PROPOSALS: Final = (
    OrderTest("Refer for a transplant evaluation", Referral.TRANSPLANT, _WANTED),
    OrderTest("Order HLA typing", TestOrder.HLA_TYPING, _WANTED),
)

TEXTS: Final = {
    EvaluateNow: CardText(
        "Refer for a transplant evaluation now: {because}, none on record", _WHY
    ),
    EvaluateWithinAYear: CardText(
        "Evaluate for transplant by {due}: {gene} mutated, diagnosed {diagnosed}, no"
        " evaluation on record",
        ("Mutated: {mutated}", *_WHY),
    ),
    EvaluateMutated: CardText(
        "Evaluate for transplant within a year of diagnosis: {gene} mutated, no"
        " evaluation on record",
        ("Mutated: {mutated}", *_WHY),
    ),
    NotEvaluated: CardText(
        "Plan a transplant evaluation after an adequate response: {subtypes}, none on"
        " record",
        _WHY,
    ),
}
