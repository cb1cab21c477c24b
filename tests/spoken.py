"""Calls answered in the dialect of one EHR, without HTTP."""

import json
from datetime import date
from typing import Any, Final

from cds_service.hooks.answer import reply
from cds_service.hooks.consultation import Practice
from cds_service.hooks.dialects import STANDARD, Dialect
from cds_service.hooks.services import SERVICES

Json = dict[str, Any]

DAY: Final = date(2026, 1, 6)


def practice_of(dialect: Dialect = STANDARD) -> Practice:
    """Return a practice whose caller speaks this dialect."""
    return Practice(
        SERVICES, "http://127.0.0.1:8000", lambda: DAY, trusts_as_of=True
    ).speaking(dialect)


def cards_for(call: Json, service: str, dialect: Dialect = STANDARD) -> list[Json]:
    """Return the cards that such a caller gets."""
    answer = reply(SERVICES[service], json.dumps(call).encode(), practice_of(dialect))
    cards: list[Json] = json.loads(answer.content)["cards"]
    return cards
