"""Cards as the JSON that leaves."""

from collections.abc import Sequence
from typing import Final

import msgspec

from cds_service.cards.card import Card

# A resource that goes back to the EHR keeps its numbers as they were sent
# ("7.20" stays 7.20), neither as strings nor as floats.
_ENCODER: Final = msgspec.json.Encoder(decimal_format="number")


def cards_json(cards: Sequence[Card]) -> bytes:
    """Return the body of an answer; what has no value is left out."""
    return _ENCODER.encode({"cards": cards})
