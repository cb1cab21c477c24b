"""What a value can be in a living patient, and what its reference range gives away.

The limits are the catalogue's (codes 7) or, where it has none, our own, and
operational: outside them a result is shown raw and not used. A reference range
betrays a unit that was left out or is wrong.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from cds_service.clinical.analyte import T_SCORES, Analyte
from cds_service.from_fhir.units import factors
from cds_service.from_fhir.wire.datatypes import Range
from cds_service.frozen import Frozen


class Band(Frozen, kw_only=False):
    """The values from `low` to `high`, both included."""

    low: Decimal
    high: Decimal

    def holds(self, value: Decimal) -> bool:
        """Tell whether the value lies in the band."""
        return self.low <= value <= self.high


def _band(low: str, high: str) -> Band:
    return Band(Decimal(low), Decimal(high))


_PERCENT: Final = _band("0", "100")

POSSIBLE: Final[Mapping[Analyte, Band]] = MappingProxyType(
    {
        Analyte.NEUTROPHILS: _band("0", "100"),
        Analyte.SEGMENTED_NEUTROPHILS: _band("0", "100"),
        Analyte.BAND_NEUTROPHILS: _band("0", "100"),
        Analyte.NEUTROPHIL_PERCENT: _PERCENT,
        Analyte.SEGMENTED_PERCENT: _PERCENT,
        Analyte.BAND_PERCENT: _PERCENT,
        Analyte.LEUKOCYTES: _band("0", "500"),
        Analyte.PLATELETS: _band("0", "3000"),
        Analyte.HEMOGLOBIN: _band("2", "25"),
        Analyte.EOSINOPHILS: _band("0", "100"),
        Analyte.EOSINOPHIL_PERCENT: _PERCENT,
        Analyte.TRYPTASE: _band("0.1", "20000"),
        # From an infant's: the dose of epinephrine depends on it.
        Analyte.BODY_WEIGHT: _band("1", "350"),
        Analyte.CREATININE: _band("0.1", "25"),
        Analyte.GFR: _band("0", "250"),
        Analyte.ALP: _band("5", "5000"),
        Analyte.ALT: _band("1", "20000"),
        Analyte.AST: _band("1", "20000"),
        Analyte.BILIRUBIN: _band("0", "60"),
        Analyte.ALBUMIN: _band("0.5", "7"),
        Analyte.CALCIUM: _band("3", "25"),
        Analyte.CORRECTED_CALCIUM: _band("3", "25"),
        Analyte.VITAMIN_D: _band("1", "300"),
        Analyte.PHQ_9: _band("0", "27"),
        Analyte.PHQ_2: _band("0", "6"),
        Analyte.MAST_CELL_PERCENT: _PERCENT,
        **dict.fromkeys((*T_SCORES, Analyte.Z_SCORE), _band("-8", "8")),
    }
)

MAY_BE_NEGATIVE: Final = T_SCORES | {Analyte.Z_SCORE}
"""What is counted from an average, and may lie below it."""

ASKED_IF_ZERO: Final = frozenset(
    {
        Analyte.NEUTROPHILS,
        Analyte.SEGMENTED_NEUTROPHILS,
        Analyte.NEUTROPHIL_PERCENT,
        Analyte.SEGMENTED_PERCENT,
        Analyte.PLATELETS,
        Analyte.HEMOGLOBIN,
    }
)
"""Where exactly zero is more often an empty field than a finding."""


class _Normal(Frozen, kw_only=False):
    """Where the ends of a laboratory's reference range lie, generously."""

    low: Band
    high: Band


_MOST: Final = _Normal(_band("20", "60"), _band("50", "95"))
_FEW: Final = _Normal(_band("0", "5"), _band("2", "20"))

_NORMAL: Final[Mapping[Analyte, _Normal]] = MappingProxyType(
    {
        Analyte.NEUTROPHILS: _Normal(_band("0.5", "3.5"), _band("4", "15")),
        Analyte.SEGMENTED_NEUTROPHILS: _Normal(_band("0.5", "3.5"), _band("4", "15")),
        Analyte.NEUTROPHIL_PERCENT: _MOST,
        Analyte.SEGMENTED_PERCENT: _MOST,
        Analyte.BAND_PERCENT: _FEW,
        Analyte.LEUKOCYTES: _Normal(_band("2", "10"), _band("7", "40")),
        Analyte.PLATELETS: _Normal(_band("80", "250"), _band("250", "750")),
        Analyte.HEMOGLOBIN: _Normal(_band("9", "16"), _band("11.5", "24")),
        Analyte.EOSINOPHILS: _Normal(_band("0", "0.2"), _band("0.25", "2")),
        Analyte.EOSINOPHIL_PERCENT: _FEW,
        Analyte.TRYPTASE: _Normal(_band("0", "5"), _band("8", "25")),
    }
)

_PER_MICROLITRE: Final = Decimal("0.001")
_FEWEST: Final = 5
_CELLS: Final = frozenset(
    {
        Analyte.NEUTROPHILS,
        Analyte.SEGMENTED_NEUTROPHILS,
        Analyte.BAND_NEUTROPHILS,
        Analyte.LEUKOCYTES,
        Analyte.PLATELETS,
        Analyte.EOSINOPHILS,
    }
)

# Units that are not read but do occur: haemoglobin per mole of the tetramer.
_NO_FACTOR: Final[frozenset[Decimal]] = frozenset()
_UNREAD_FACTORS: Final = {Analyte.HEMOGLOBIN: (Decimal("6.4456"),)}


def implausible(analyte: Analyte, value: Decimal) -> bool:
    """Tell whether a value, in the canonical unit, cannot be true."""
    band = POSSIBLE[analyte]
    return not band.low <= value <= band.high


def slipped(
    analyte: Analyte, value: Decimal, factor: Decimal, *, compared: bool
) -> bool:
    """Tell whether a count per microlitre looks like one of another unit.

    No part of a cell is counted: 2.1 "cells/uL" are 2.1 x10^9/L with the wrong
    unit, unless they cannot be. Two neutrophils are as likely a slip.
    """
    if factor != _PER_MICROLITRE or analyte not in _CELLS:
        return False
    if value % 1 and not implausible(analyte, value):
        return True
    few = analyte is Analyte.NEUTROPHILS and not compared
    return few and 0 < value < _FEWEST


def inferred_factor(
    analyte: Analyte, value: Decimal, ranges: Iterable[Range]
) -> Decimal | None:
    """Return the factor of the one unit that value and reference range both fit.

    None when no unit or several units do, or one that is not read.
    """
    fitting = _fitting(analyte, ranges)
    if len(fitting) != 1 or not fitting <= set(factors(analyte).values()):
        return None
    (factor,) = fitting
    return None if implausible(analyte, value * factor) else factor


def contradicted(analyte: Analyte, factor: Decimal, ranges: list[Range]) -> bool:
    """Tell whether the reference range is plainly one of another unit."""
    if len(ranges) == 1:  # as usual
        fitting = _fitting_range(analyte, ranges[0])
    else:
        fitting = _fitting(analyte, ranges)
    return factor not in fitting if fitting else False


def _fitting(analyte: Analyte, ranges: Iterable[Range]) -> frozenset[Decimal]:
    return _NO_FACTOR.union(*(_fitting_range(analyte, limits) for limits in ranges))


def _fitting_range(analyte: Analyte, limits: Range) -> frozenset[Decimal]:
    lower, upper = limits.low, limits.high
    if lower is None or upper is None or lower.value is None or upper.value is None:
        return _NO_FACTOR
    return _fitting_one(analyte, lower.value, upper.value)


# A laboratory has one reference range for each kind of result, or a few.
@lru_cache(maxsize=1024)
def _fitting_one(analyte: Analyte, low: Decimal, high: Decimal) -> frozenset[Decimal]:
    normal = _NORMAL.get(analyte)
    if normal is None or not 0 <= low <= high:
        return frozenset()
    candidates = (*factors(analyte).values(), *_UNREAD_FACTORS.get(analyte, ()))
    return frozenset(
        factor
        for factor in candidates
        if normal.low.holds(low * factor) and normal.high.holds(high * factor)
    )
