"""What the label says of midostaurin and pregnancy."""

from decimal import Decimal
from typing import Final

from cds_service.clinical.basis import Cited, Recency, Threshold
from cds_service.clinical.proposal import AddTask
from cds_service.knowledge.sources import RYDAPT_LABEL

HARM: Final = Cited(RYDAPT_LABEL, "5, embryo-fetal toxicity")
CONTRACEPTION: Final = Cited(RYDAPT_LABEL, "8.3, contraception")

PREGNANCY_TEST_AGE: Final = Recency(
    "pregnancy test before the start",
    7,
    Cited(RYDAPT_LABEL, "8.3, pregnancy testing"),
)
AFTER_LAST_DOSE: Final = Threshold(
    "contraception after the last dose", Decimal(4), "months", CONTRACEPTION
)

WHY: Final = (
    "Midostaurin may harm an unborn child. The label asks for a negative pregnancy"
    " test within {oldest} before the first dose."
)
ADVICE: Final = (
    "Effective contraception is needed during treatment and for {after} after the last"
    " dose, also by men whose partner may become pregnant. No breast-feeding during"
    " treatment and for at least {after} after the last dose."
)
ASK: Final = AddTask(
    "Call the prescriber of midostaurin",
    "A pregnancy is on record and midostaurin may harm an unborn child: please confirm"
    " the pregnancy, and decide with the patient, haematology and obstetrics.",
)
