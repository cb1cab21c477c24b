"""What the sources say of reducing mast cells outside advanced disease."""

from datetime import date
from decimal import Decimal
from typing import Final

from cds_service.clinical.basis import Cited, HouseChoice, Recency, Threshold
from cds_service.clinical.proposal import AddTask, OrderTest, TestOrder
from cds_service.clinical.rule import OverrideReason
from cds_service.knowledge.literature import CLASSIFICATIONS_2022
from cds_service.knowledge.regulatory_status import statuses_of
from cds_service.knowledge.sources import (
    MASTOCYTOSIS_REVIEW_2019,
    SM_PATIENT_PAGE,
    SM_TREATMENT_OVERVIEW,
)

FIRST_LINE: Final = Cited(SM_TREATMENT_OVERVIEW, "indolent and smouldering, first line")
ESCALATE: Final = Cited(SM_TREATMENT_OVERVIEW, "when to escalate")
BONE: Final = Cited(SM_TREATMENT_OVERVIEW, "osteopenia and osteoporosis")
PITFALLS: Final = Cited(SM_TREATMENT_OVERVIEW, "pitfalls")
COSMETIC: Final = Cited(
    MASTOCYTOSIS_REVIEW_2019, "treatment of cutaneous and indolent disease"
)
B_CRITERIA: Final = Cited(MASTOCYTOSIS_REVIEW_2019, "Table 2, B-findings")
PAGE_CONDITIONS: Final = Cited(SM_PATIENT_PAGE, "related conditions")
MINOR_CRITERION: Final = Cited(CLASSIFICATIONS_2022, "minor criterion, tryptase")

ACT: Final = "cytoreduction-indication"
"""Why a drug is begun is asked once, whatever made the question arise."""

HIGH_TRYPTASE: Final = Threshold(
    "high tryptase above", Decimal(20), "ng/mL", MINOR_CRITERION
)
NEW_RESULT: Final = Recency(
    "tryptase that is new", 90, HouseChoice("about one interval between visits")
)
DOUBLED: Final = Threshold(
    "rise of tryptase, times the last value",
    Decimal(2),
    "1",
    HouseChoice("beyond what differs between samples and assays"),
)

SCORES: Final = OrderTest(
    "Score symptoms and quality of life",
    TestOrder.SYMPTOM_SCORES,
    "Before mast cells are reduced outside advanced disease",
)
DOCUMENT: Final = AddTask(
    "Document why mast cells are to be reduced",
    "Please put on record what the drug is for: refractory mediator symptoms (and what"
    " was tried), bone disease that grows worse, or organ damage.",
)
REASONS: Final = (
    OverrideReason("refractory-symptoms", "Refractory mediator symptoms"),
    OverrideReason("bone-disease", "Bone disease grows worse under treatment"),
    OverrideReason("organ-damage", "Organ damage or progression"),
    OverrideReason("clinical-trial", "Within a clinical trial"),
    OverrideReason("approved-for-indolent", "Drug approved for indolent disease"),
)


def avapritinib_said(on: date) -> str:
    """Say what is known of the status of avapritinib in indolent disease."""
    rows = statuses_of("avapritinib")
    indolent = [row for row in rows if row.indication.startswith("indolent")]
    return "; ".join(row.said(on) for row in indolent)
