"""Numbers of a prescription that may be calculated with."""

from decimal import Decimal
from typing import Final

_LARGEST: Final = Decimal(100_000)

Possible = frozenset[Decimal] | None
"""What a number may be: nothing known, one value, several that contradict one
another; None when something was said and cannot be read."""

UNSAID: Final[frozenset[Decimal]] = frozenset()


def plausible(value: Decimal | None) -> Decimal | None:
    """Return a number that is finite, not negative and not absurdly large."""
    if value is None or not value.is_finite() or not 0 <= value <= _LARGEST:
        return None
    return value


def agreed(*parts: Possible) -> Possible:
    """Put together what several places say; one unreadable place spoils all."""
    together = UNSAID
    for part in parts:
        if part is None:
            return None
        together |= part
    return together


def the_one(possible: Possible) -> Decimal | None:
    """Return the value when there is exactly one."""
    return next(iter(possible)) if possible and len(possible) == 1 else None


def contradicts(possible: Possible) -> bool:
    """Tell whether the places that were read do not agree or could not be read."""
    return possible is None or len(possible) > 1
