"""A summary that lists as much as fits, and says how much it leaves out."""

from cds_service.cards.card import SUMMARY_LIMIT, utf16_length
from cds_service.clinical.plural import several


def with_others(summary: str, named: tuple[str, ...], others: int) -> str:
    """Add to a summary that a card tells more: by name as far as that fits.

    `others` is how many more there are, of which some have a name. A summary that
    leaves no room is returned as it is: its own value is never cut.
    """
    told = [
        f"{summary}; also {', '.join(named[:shown])}{_and_more(others - shown)}"
        for shown in range(len(named), 0, -1)
    ]
    if others:
        told.append(f"{summary} (+{several(others, 'more findings')})")
    fitting = (line for line in told if utf16_length(line) < SUMMARY_LIMIT)
    return next(fitting, summary)


def fitted(opening: str, items: tuple[str, ...]) -> str:
    """Return the opening and as many whole items as fit, most urgent first."""
    for shown in range(len(items), 0, -1):
        line = opening + "; ".join(items[:shown]) + _and_more(len(items) - shown)
        if utf16_length(line) < SUMMARY_LIMIT:
            return line
    return opening.rstrip(": ")


def _and_more(left: int) -> str:
    return f" and {left} more" if left else ""
