"""A measured amount as the set of values that it may be.

A laboratory that reports "<0.5" did not report 0.5. Comparisons are therefore
three-valued: True when every possible value satisfies them, False when none
does, None when it cannot be known.
"""

from decimal import Decimal
from typing import Self

from cds_service.frozen import Frozen


class Interval(Frozen, kw_only=False):
    """All values between two bounds; a bound of None is infinite.

    An open bound is not itself a possible value: "<0.5" is [0, 0.5).
    """

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    @classmethod
    def compared(cls, comparator: str, value: Decimal) -> Self:
        """Read a FHIR comparator (`<`, `<=`, `>=`, `>`, or none).

        Amounts are never negative here, so "<" starts at zero.

        Raises:
            ValueError: the comparator is none of the four.
        """
        match comparator:
            case "":
                return cls(value, value)
            case "<" | "<=":
                return cls(Decimal(0), value, high_open=comparator == "<")
            case ">" | ">=":
                return cls(value, None, low_open=comparator == ">")
            case _:
                raise ValueError(comparator)

    @property
    def exact(self) -> Decimal | None:
        """The one value, or None when there are several."""
        return self.low if self.low == self.high else None

    def times(self, factor: Decimal) -> "Interval":
        """Return the interval in another unit; `factor` is positive."""
        return Interval(
            None if self.low is None else self.low * factor,
            None if self.high is None else self.high * factor,
            self.low_open,
            self.high_open,
        )

    def below(self, limit: Decimal) -> bool | None:
        """Tell whether the amount is strictly below `limit`."""
        if self.high is not None and (
            self.high < limit or (self.high == limit and self.high_open)
        ):
            return True
        if self.low is not None and self.low >= limit:
            return False
        return None

    def above(self, limit: Decimal) -> bool | None:
        """Tell whether the amount is strictly above `limit`."""
        if self.low is not None and (
            self.low > limit or (self.low == limit and self.low_open)
        ):
            return True
        if self.high is not None and self.high <= limit:
            return False
        return None

    def at_least(self, limit: Decimal) -> bool | None:
        """Tell whether the amount is `limit` or more."""
        below = self.below(limit)
        return None if below is None else not below

    def at_most(self, limit: Decimal) -> bool | None:
        """Tell whether the amount is `limit` or less."""
        above = self.above(limit)
        return None if above is None else not above
