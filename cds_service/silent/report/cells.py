"""Numbers of patients so small that they could tell who is meant."""

from typing import Final

FEWEST: Final = 11
"""Fewer are not shown: the cell size policy of the US Centers for Medicare and
Medicaid Services (no cell of 1 to 10 patients, nor what it could be computed from).
"""


def shown(patients: int) -> str:
    """Return a number of patients as it may be shown; none is not a small number."""
    return str(patients) if patients == 0 or patients >= FEWEST else f"< {FEWEST}"


def may_show(patients: int) -> bool:
    """Tell whether what was computed from so many patients may be shown."""
    return patients >= FEWEST


def rate(times: int, of: int, per: int, patients: int) -> float | None:
    """Return a rate; None where it would tell a number that is too small."""
    if not of or (times and not may_show(patients)):
        return None
    return round(times * per / of, 1)
