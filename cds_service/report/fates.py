"""What became of each card, of which clients may report more than once."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby
from typing import NamedTuple


class Reported(NamedTuple):
    """A row of feedback."""

    client: str
    card: str
    rule: str
    outcome: str
    reasons: str
    at: datetime


class Fate(NamedTuple):
    """What became of a card, and when that was first reported."""

    client: str
    rule: str
    accepted: bool
    reasons: frozenset[str]
    at: datetime


def fates(reported: Iterable[Reported]) -> Iterator[Fate]:
    """Yield the fate of each card; rows come in the order of client and card.

    A card that was accepted at any time was accepted: clinicians accept a suggestion
    and then clear the card away, or set a card aside and act on it later.
    """
    for (client, _), rows in groupby(reported, lambda row: (row.client, row.card)):
        listed = list(rows)
        accepted = any(row.outcome == "accepted" for row in listed)
        reasons = frozenset(code for row in listed for code in row.reasons.split())
        yield Fate(
            client,
            listed[0].rule,
            accepted,
            frozenset() if accepted else reasons,
            min(row.at for row in listed),
        )
