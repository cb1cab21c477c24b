"""Spells how a count was calculated, for a reader who wants to check it."""

from typing import Final

from cds_service.clinical.analyte import SPOKEN_NAME, Analyte
from cds_service.clinical.interval import Interval
from cds_service.clinical.lab import Lab

_PART_NAME: Final = {
    Analyte.SEGMENTED_NEUTROPHILS: "segmented",
    Analyte.SEGMENTED_PERCENT: "segmented",
    Analyte.BAND_NEUTROPHILS: "bands",
    Analyte.BAND_PERCENT: "bands",
    Analyte.NEUTROPHIL_PERCENT: "neutrophils",
    Analyte.EOSINOPHIL_PERCENT: "eosinophils",
}


def formula(parts: tuple[Lab, ...], *, of_leukocytes: bool) -> str:
    """Spell a calculation: "WBC 2.0 x (segmented 40 % + bands 5 %)"."""
    if not of_leukocytes:
        return " + ".join(map(_spelled, parts))
    whole, *shares = map(_spelled, parts)
    share = " + ".join(shares)
    return f"{whole} x ({share})" if len(shares) > 1 else f"{whole} x {share}"


def _spelled(part: Lab) -> str:
    unit = " %" if part.unit == "%" else ""
    return f"{part_name(part)} {_number(part.value)}{unit}"


def part_name(part: Lab) -> str:
    """Return what a part is called in a calculation."""
    return _PART_NAME.get(part.analyte, SPOKEN_NAME[part.analyte])


def _number(value: Interval) -> str:
    if value.exact is not None:
        return f"{value.exact:f}"
    if value.high is not None:
        return f"<{'' if value.high_open else '='}{value.high:f}"
    return f">{'' if value.low_open else '='}{value.low or 0:f}"
