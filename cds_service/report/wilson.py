"""How far a share of few cases can be trusted."""

from math import sqrt
from typing import Final

from cds_service.frozen import Frozen

_Z: Final = 1.959963984540054
"""The 97.5th percentile of the standard normal distribution: 95 % lie between."""


class Share(Frozen, kw_only=False):
    """A share from 0 to 1, and between what the true one lies with 95 % confidence."""

    share: float
    low: float
    high: float


def share(times: int, of: int) -> Share | None:
    """Return the share with its Wilson score interval; of nothing there is none.

    Wilson EB. J Am Stat Assoc 1927;22:209-212.
    """
    if not of:
        return None
    part, spread = times / of, _Z * _Z / of
    middle = part + spread / 2
    half = _Z * sqrt(part * (1 - part) / of + spread / (4 * of))
    low, high = (middle - half) / (1 + spread), (middle + half) / (1 + spread)
    return Share(part, max(0.0, low) if times else 0.0, high if times < of else 1.0)
