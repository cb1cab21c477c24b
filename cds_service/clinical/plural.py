"""One of a thing or several: "1 day", "0 days", "2 days"."""

from typing import Final

ONE: Final = {
    "days": "day",
    "devices": "device",
    "more findings": "more finding",
    "more orders": "more order",
    "more suggestions": "more suggestion",
    "points": "point",
}
"""The word for one, of every word that is written behind a number."""


def several(count: int, things: str) -> str:
    """Write how many there are."""
    return f"{count} {ONE[things] if count == 1 else things}"
