"""What the US label of avapritinib says, as places and as numbers."""

from decimal import Decimal
from typing import Final

from cds_service.clinical.basis import Cited, HouseChoice, Recency, Threshold
from cds_service.clinical.rule import OverrideReason
from cds_service.knowledge.labels import AYVAKIT_LABEL
from cds_service.knowledge.sources import SM_PATIENT_PAGE

DOSING: Final = Cited(AYVAKIT_LABEL, "2, recommended dosage")
LIMITATION_OF_USE: Final = Cited(
    AYVAKIT_LABEL, "1, limitation of use for low platelets"
)
PLATELET_TABLE: Final = Cited(
    AYVAKIT_LABEL, "2, platelets in advanced systemic mastocytosis"
)
LATER_PLATELETS: Final = Cited(AYVAKIT_LABEL, "2, platelets after week 8 (recalled)")
INTERACTIONS: Final = Cited(
    AYVAKIT_LABEL, "2 and 7, strong and moderate CYP3A inhibitors and inducers"
)
HEMORRHAGE: Final = Cited(AYVAKIT_LABEL, "5.1, intracranial haemorrhage")
COGNITION: Final = Cited(AYVAKIT_LABEL, "5.2, cognitive effects")
LIGHT: Final = Cited(AYVAKIT_LABEL, "5.3, photosensitivity")
FETUS: Final = Cited(AYVAKIT_LABEL, "5.4 and 8.3, embryo-fetal toxicity (recalled)")
PAGE_INHIBITORS: Final = Cited(
    SM_PATIENT_PAGE, "medications: tyrosine kinase inhibitors"
)

ADVANCED_DOSE: Final = Threshold("dose in advanced disease", Decimal(200), "mg", DOSING)
STEPS_DOWN: Final = (
    Threshold("first lower dose", Decimal(100), "mg", PLATELET_TABLE),
    Threshold("second lower dose", Decimal(50), "mg", PLATELET_TABLE),
    Threshold("third lower dose", Decimal(25), "mg", PLATELET_TABLE),
)
INDOLENT_DOSE: Final = Threshold("dose in indolent disease", Decimal(25), "mg", DOSING)
GIST_DOSE: Final = Threshold(
    "dose in gastrointestinal stromal tumour", Decimal(300), "mg", DOSING
)
MODERATE_INHIBITOR_DOSE: Final = Threshold(
    "dose in advanced disease beside a moderate CYP3A inhibitor",
    Decimal(50),
    "mg",
    INTERACTIONS,
)
LOWEST_PLATELETS: Final = Threshold(
    "platelets not recommended below", Decimal(50), "10*9/L", LIMITATION_OF_USE
)
EVERY_TWO_WEEKS_BELOW: Final = Threshold(
    "platelets every 2 weeks below", Decimal(75), "10*9/L", LATER_PLATELETS
)
AS_INDICATED_ABOVE: Final = Threshold(
    "platelets as clinically indicated above", Decimal(100), "10*9/L", LATER_PLATELETS
)
FIRST_WEEKS: Final = Recency("first weeks", 56, PLATELET_TABLE)
OFTEN: Final = Recency("platelets in the first 8 weeks, every", 14, PLATELET_TABLE)
LESS_OFTEN: Final = Recency("platelets from 75 to 100, every", 28, LATER_PLATELETS)
COUNT_BEFORE_ORDER: Final = Recency(
    "oldest platelet count before a first order",
    14,
    HouseChoice("the interval at which the label counts at first"),
)
TEST_AGE: Final = Recency(
    "pregnancy test before the start",
    7,
    HouseChoice("the label asks for one and gives no interval that was read"),
)
AFTER_LAST_DOSE: Final = Threshold(
    "contraception after the last dose", Decimal(6), "weeks", FETUS
)
BREASTFEEDING: Final = Threshold(
    "no breast-feeding after the last dose", Decimal(2), "weeks", FETUS
)

SPECIALIST: Final = OverrideReason("specialist-directed", "Specialist decided")
