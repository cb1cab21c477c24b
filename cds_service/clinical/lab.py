"""One measured result that may be compared, in the unit its analyte is compared in."""

from decimal import Decimal
from enum import StrEnum
from typing import Final

from cds_service.clinical.analyte import CANONICAL_UNIT, Analyte
from cds_service.clinical.interval import Interval
from cds_service.clinical.moment import Moment
from cds_service.frozen import Frozen


class ResultStatus(StrEnum):
    """The statuses whose value may be looked at; all others are left out."""

    PRELIMINARY = "preliminary"
    FINAL = "final"
    AMENDED = "amended"
    CORRECTED = "corrected"


class CountedIn(StrEnum):
    """Where mast cells were counted; a biopsy's share is not a smear's."""

    SMEAR = "bone marrow smear"
    BIOPSY = "bone marrow biopsy"
    BLOOD = "blood"


BY_NAME: Final = 3
"""The rank of what is known by its name alone: no worse a way of measuring."""

_SETTLED: Final = frozenset(ResultStatus) - {ResultStatus.PRELIMINARY}


class Lab(Frozen, kw_only=False):
    """A result as sent and as compared.

    `value` is in the analyte's canonical unit (10*9/L, g/dL, ng/mL, kg, %).
    `rank` orders ways of measuring the same thing, 1 the best. `calculated`
    names how a derived value came about and is empty for a measured one.
    `probable` marks a value whose unit was inferred from its reference range:
    like a preliminary one it may raise a concern and never settles one.
    `low` and `high` are the laboratory's own limits, in the same unit, of the
    analytes for which rules ask whether a value is normal; None where not sent.
    `counted_in` is said of mast cells only, and None where nothing tells.
    """

    reference: str
    analyte: Analyte
    value: Interval
    sent: str
    taken: Moment
    issued: Moment | None = None
    status: ResultStatus = ResultStatus.FINAL
    rank: int = 1
    calculated: str = ""
    probable: bool = False
    doubts: tuple[str, ...] = ()
    low: Decimal | None = None
    high: Decimal | None = None
    counted_in: CountedIn | None = None

    @property
    def unit(self) -> str:
        """The UCUM unit of `value`."""
        return CANONICAL_UNIT[self.analyte]

    @property
    def settles(self) -> bool:
        """Whether it may clear a concern, and not only raise one."""
        return self.status in _SETTLED and not self.probable
