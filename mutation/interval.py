"""How sure a share is that was seen in a sample."""

from math import sqrt
from typing import Final

_Z: Final = 1.96
"""The normal deviate of a 95 % interval."""


def interval(count: int, of: int) -> tuple[float, float]:
    """Return the 95 % interval of a share, as Wilson gave it (1927)."""
    share, spread = count / of, _Z**2 / of
    middle = share + spread / 2
    reach = _Z * sqrt(share * (1 - share) / of + spread / (4 * of))
    return (middle - reach) / (1 + spread), (middle + reach) / (1 + spread)
