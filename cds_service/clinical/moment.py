"""When something happened, as exactly as it was said."""

from datetime import UTC, date, datetime, time

from cds_service.frozen import Frozen


class Moment(Frozen, kw_only=False):
    """A day, and the instant where one was given.

    A vague date counts as its earliest day ("2026-03" is 2026-03-01), so a
    result can look older than it is, never newer.
    """

    day: date
    instant: datetime | None = None
    vague: bool = False

    def age_in_days(self, as_of: date) -> int:
        """Whole calendar days from this day to `as_of`; negative if later."""
        return (as_of - self.day).days

    def order(self) -> datetime:
        """Return the UTC instant to sort by; a bare day sorts as its first moment."""
        return self.instant or datetime.combine(self.day, time.min, UTC)

    def may_coincide(self, other: "Moment") -> bool:
        """Tell whether nothing says which of the two came first."""
        if self.instant is not None and other.instant is not None:
            return self.instant == other.instant
        return self.day == other.day
