"""Counting days without falling off the calendar."""

from datetime import date, timedelta


def shifted(day: date, days: int) -> date:
    """Return the day `days` later (earlier if negative), kept inside the calendar."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return date.max if days > 0 else date.min
