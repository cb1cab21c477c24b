"""What an amount of choriogonadotropin says of a pregnancy, where no one else does.

Read on 2026-11-22: most laboratories call up to 5 mIU/mL negative (MSD Manual,
gynecologic diagnostic tests); most urine tests find 20 to 25 mIU/mL (as quoted from
the US recommendations on contraceptive use, 2013). 1 mIU/mL is 1 IU/L.
"""

from decimal import Decimal
from typing import Final

from cds_service.clinical.basis import HouseChoice, Threshold

NEGATIVE_BELOW: Final = Threshold(
    "hCG read as negative below",
    Decimal(5),
    "[IU]/L",
    HouseChoice(
        "most laboratories call less negative; used where yours gives no limit"
    ),
)
POSITIVE_FROM: Final = Threshold(
    "hCG read as positive from",
    Decimal(25),
    "[IU]/L",
    HouseChoice(
        "what most urine tests find; used where your laboratory gives no limit"
    ),
)
