"""The ways of computing a count from its parts, the best of each count first."""

from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.frozen import Frozen


class Way(Frozen, kw_only=False):
    """A way of computing: what is added, and whether as shares of the leukocytes.

    `without` names a part that was not counted: the sum is then a lower bound.
    """

    analyte: Analyte
    rank: int
    added: tuple[Analyte, ...]
    of_leukocytes: bool = True
    without: Analyte | None = None


WAYS: Final = (
    Way(
        Analyte.NEUTROPHILS,
        2,
        (Analyte.SEGMENTED_NEUTROPHILS, Analyte.BAND_NEUTROPHILS),
        of_leukocytes=False,
    ),
    # Neutrophils % contains the bands: they are never added to it.
    Way(Analyte.NEUTROPHILS, 3, (Analyte.NEUTROPHIL_PERCENT,)),
    Way(Analyte.NEUTROPHILS, 4, (Analyte.SEGMENTED_PERCENT, Analyte.BAND_PERCENT)),
    Way(
        Analyte.NEUTROPHILS,
        5,
        (Analyte.SEGMENTED_NEUTROPHILS,),
        of_leukocytes=False,
        without=Analyte.BAND_NEUTROPHILS,
    ),
    Way(
        Analyte.NEUTROPHILS,
        6,
        (Analyte.SEGMENTED_PERCENT,),
        without=Analyte.BAND_PERCENT,
    ),
    Way(Analyte.EOSINOPHILS, 2, (Analyte.EOSINOPHIL_PERCENT,)),
)
