"""What is said to the store, as rows of its tables."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from cds_service.store.contract import Counted, Feedback

Row = dict[str, Any]


def of_feedback(
    client: str, items: Sequence[Feedback], received: datetime, *, comments: bool
) -> list[Row]:
    """Return a row for each item, those that are the same once.

    In the order of their keys: two transactions that write the same rows in
    different orders would wait for each other.
    """
    found = {item.key(client): item for item in reversed(items)}
    return [
        {
            "key": key,
            "client": client,
            "service": item.service,
            "card": item.card,
            "rule": item.rule,
            "outcome": item.outcome,
            "at": item.at.astimezone(UTC).replace(tzinfo=None),
            "received": received,
            "suggestions": " ".join(item.suggestions),
            "reasons": " ".join(item.reasons),
            "comment": item.comment if comments else None,
        }
        for key, item in sorted(found.items())
    ]


def of_counts(run: str, counts: Sequence[tuple[Counted, int]]) -> list[Row]:
    """Return a row for each count."""
    return [{"run": run, "number": number, **one._asdict()} for one, number in counts]
