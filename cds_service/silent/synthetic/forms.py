"""The forms of mastocytosis that are invented, and how each runs.

Shares and ranges are chosen so that every form and every rule is met often; they
describe no population and nothing may be concluded from them about one.
"""

from typing import Final

from cds_service.frozen import Frozen
from cds_service.silent.synthetic import codes
from cds_service.silent.synthetic.codes import Concept

Range = tuple[float, float]


class Treatment(Frozen, kw_only=False):
    """A drug against the disease: who gets it (share) and what it does to counts.

    `toxicity` is the share in whom counts fall by `falls_to` (a factor), until the
    drug is stopped and then started again at half the dose.
    """

    drug: Concept
    share: float
    dose_mg: int
    times_a_day: int
    toxicity: float
    falls_to: float


class Form(Frozen, kw_only=False):
    """A form of the disease, or its absence.

    Neutrophils and platelets are in 10*9/L, haemoglobin in g/dL, tryptase in
    ng/mL; `visits` is how many there are from first to last.
    """

    name: str
    share: float
    problems: tuple[Concept, ...]
    neutrophils: Range
    platelets: Range
    hemoglobin: Range
    tryptase: Range
    visits: tuple[int, int]
    treatment: Treatment | None = None


_MIDOSTAURIN: Final = Treatment(codes.MIDOSTAURIN, 0.6, 100, 2, 0.4, 0.3)
_AVAPRITINIB: Final = Treatment(codes.AVAPRITINIB_200, 0.5, 200, 1, 0.4, 0.35)
_AVAPRITINIB_LOW: Final = Treatment(codes.AVAPRITINIB_25, 0.08, 25, 1, 0.05, 0.6)
_IMATINIB: Final = Treatment(codes.IMATINIB, 0.3, 400, 1, 0.2, 0.5)

_COMMON: Final = ((2.2, 6.5), (160, 380), (12.0, 15.8))
_LOW: Final = ((1.0, 5.0), (60, 240), (8.2, 12.5))

MASTOCYTOSIS: Final = (
    Form(
        "indolent", 0.70, (codes.INDOLENT,), *_COMMON, (8, 90), (1, 3), _AVAPRITINIB_LOW
    ),
    Form("smouldering", 0.08, (codes.SMOULDERING,), *_COMMON, (150, 500), (2, 4)),
    Form(
        "aggressive", 0.09, (codes.AGGRESSIVE,), *_LOW, (60, 600), (3, 8), _MIDOSTAURIN
    ),
    Form(
        "SM-AHN",
        0.10,
        (codes.SM_AHN, codes.CMML),
        *_LOW,
        (40, 500),
        (3, 8),
        _AVAPRITINIB,
    ),
    Form(
        "mast cell leukaemia",
        0.03,
        (codes.MAST_CELL_LEUKAEMIA,),
        *_LOW,
        (200, 1500),
        (3, 8),
        _IMATINIB,
    ),
)
NONE: Final = Form("none", 1.0, (codes.HYPERTENSION,), *_COMMON, (2, 9), (1, 3))
