"""Counting days without falling off the calendar."""

from datetime import date


def shifted(day: date, days: int) -> date:
    """Return the day `days` later (earlier if negative), kept inside the calendar."""
    number = day.toordinal() + days
    return date.fromordinal(
        min(max(number, date.min.toordinal()), date.max.toordinal())
    )
