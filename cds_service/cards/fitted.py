"""A summary that lists as much as fits, and says how much it leaves out."""

from cds_service.cards.card import SUMMARY_LIMIT, utf16_length


def fitted(opening: str, items: tuple[str, ...]) -> str:
    """Return the opening and as many whole items as fit, most urgent first."""
    for shown in range(len(items), 0, -1):
        left = len(items) - shown
        more = f" and {left} more" if left else ""
        line = opening + "; ".join(items[:shown]) + more
        if utf16_length(line) < SUMMARY_LIMIT:
            return line
    return opening.rstrip(": ")
