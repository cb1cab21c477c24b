"""Where the sources speak of clues to mastocytosis."""

from decimal import Decimal
from typing import Final

from cds_service.clinical.basis import Cited, HouseChoice, Threshold
from cds_service.clinical.rema import HIGH_TRYPTASE, LIKELY_FROM, LOW_TRYPTASE
from cds_service.knowledge.classification_advice import (
    CENTRE_TESTS,
    PAGE_DIAGNOSIS,
    REVIEW_SKIN,
)
from cds_service.knowledge.literature import RAMA_2023, REMA_2010
from cds_service.knowledge.sources import MASTOCYTOSIS_REVIEW_2019

REVIEW_ANAPHYLAXIS: Final = Cited(
    MASTOCYTOSIS_REVIEW_2019, "diagnosis: anaphylaxis, REMA and NICAS"
)
REVIEW_BONE: Final = Cited(MASTOCYTOSIS_REVIEW_2019, "diagnosis: early osteoporosis")
REMA_WEIGHTS: Final = Cited(REMA_2010, "weights of the score (recalled)")
SCORES_COMPARED: Final = Cited(RAMA_2023, "accuracy of REMA and NICAS")
ANAPHYLAXIS_CITES: Final = (
    REVIEW_ANAPHYLAXIS,
    REMA_WEIGHTS,
    SCORES_COMPARED,
    PAGE_DIAGNOSIS,
    CENTRE_TESTS,
)
SKIN_CITES: Final = (REVIEW_SKIN,)
REMA_LIMITS: Final = (
    Threshold("REMA: tryptase -1 below", LOW_TRYPTASE, "ng/mL", REMA_WEIGHTS),
    Threshold("REMA: tryptase +2 above", HIGH_TRYPTASE, "ng/mL", REMA_WEIGHTS),
    Threshold(
        "REMA: high probability from",
        Decimal(LIKELY_FROM),
        "{score}",
        REMA_WEIGHTS,
    ),
)
_EARLY: Final = HouseChoice("before the age at which bone loss is usual")
YOUNG: Final = Threshold("early osteoporosis: younger than", Decimal(50), "a", _EARLY)
YOUNG_MAN: Final = Threshold(
    "early osteoporosis in men: younger than", Decimal(60), "a", _EARLY
)
