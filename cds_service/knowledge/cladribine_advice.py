"""What the sources say of cladribine and interferon in mastocytosis."""

from decimal import Decimal
from typing import Final

from cds_service.clinical.basis import Cited, HouseChoice, Recency, Threshold
from cds_service.clinical.rule import OverrideReason
from cds_service.knowledge.labels import BESREMI_LABEL
from cds_service.knowledge.recalled_labels import CLADRIBINE_LABEL, PEGASYS_LABEL
from cds_service.knowledge.sources import (
    MASTOCYTOSIS_REVIEW_2019,
    SM_TREATMENT_OVERVIEW,
)

REVIEW_CLADRIBINE: Final = Cited(MASTOCYTOSIS_REVIEW_2019, "cladribine")
REVIEW_CLADRIBINE_ADVANCED: Final = Cited(
    MASTOCYTOSIS_REVIEW_2019, "cladribine in advanced disease"
)
REVIEW_INTERFERON: Final = Cited(MASTOCYTOSIS_REVIEW_2019, "pegylated interferon")
OVERVIEW_ADVANCED: Final = Cited(SM_TREATMENT_OVERVIEW, "advanced disease")
LABEL_WARNINGS: Final = Cited(CLADRIBINE_LABEL, "boxed warning and precautions")
LABEL_PSYCHIATRIC: Final = Cited(PEGASYS_LABEL, "boxed warning")
LABEL_SEVERE_HISTORY: Final = Cited(BESREMI_LABEL, "5.1, depression and suicide")

MOST_COURSES: Final = Threshold(
    "courses of cladribine at most", Decimal(6), "1", REVIEW_CLADRIBINE
)
COURSE_GAP: Final = Recency(
    "days without cladribine that divide two courses",
    21,
    HouseChoice("a course lasts five days and is repeated after weeks"),
)
USUAL_DOSE: Final = Threshold(
    "cladribine a day", Decimal("0.14"), "mg/kg", REVIEW_CLADRIBINE
)
LEAST_DOSE: Final = Threshold(
    "cladribine a day, lower bound",
    Decimal("0.12"),
    "mg/kg",
    HouseChoice("room for rounding below the reported 0.14 mg/kg"),
)
MOST_DOSE: Final = Threshold(
    "cladribine a day, upper bound",
    Decimal("0.16"),
    "mg/kg",
    HouseChoice("room for rounding above the reported 0.14 mg/kg"),
)
COURSE_LENGTH: Final = Threshold(
    "length of a course of cladribine", Decimal(5), "days", REVIEW_CLADRIBINE
)
TOXIC_DOSE: Final = Threshold(
    "cladribine a day after which nerves and kidneys were damaged",
    Decimal("0.36"),
    "mg/kg",
    LABEL_WARNINGS,
)
"""The boxed warning says 4 to 9 times the dose for hairy cell leukaemia, which is
0.09 mg/kg a day."""
LEAST_CLEARANCE: Final = Threshold(
    "creatinine clearance", Decimal(50), "mL/min", LABEL_WARNINGS
)
LEAST_NEUTROPHILS: Final = Threshold(
    "ANC",
    Decimal(1),
    "10*9/L",
    HouseChoice("severe neutropenia before a myelotoxic drug"),
)
WEIGHT_AGE: Final = Recency(
    "body weight before a dose by weight", 30, HouseChoice("a month")
)
COUNT_AGE: Final = Recency("ANC before a course", 28, HouseChoice("four weeks"))
DOSE_LIMITS: Final = (LEAST_DOSE, MOST_DOSE, TOXIC_DOSE)
DOSE_SAFETY_NUMBERS: Final = (
    USUAL_DOSE,
    COURSE_LENGTH,
    *DOSE_LIMITS,
    LEAST_CLEARANCE,
    LEAST_NEUTROPHILS,
    WEIGHT_AGE,
    COUNT_AGE,
)
PHQ_LIMIT: Final = Threshold(
    "PHQ-9",
    Decimal(10),
    "{score}",
    HouseChoice("the usual cut for moderate depression"),
)
PHQ_SEVERE: Final = Threshold(
    "PHQ-9", Decimal(20), "{score}", HouseChoice("the usual cut for severe depression")
)
PHQ_AGE: Final = Recency("PHQ-9 before interferon", 90, HouseChoice("three months"))

OTHER_DISEASE: Final = OverrideReason(
    "different-indication", "Given for another disease (hairy cell leukaemia ...)"
)
SPECIALIST: Final = OverrideReason("specialist-directed", "Directed by a specialist")
