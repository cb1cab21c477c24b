"""Asks the service about a day that is past, in the way in which a live call does."""

from datetime import date
from functools import cache
from typing import Final

from cds_service.cards.compose import compose
from cds_service.cards.setting import CardSetting
from cds_service.from_fhir.original import Originals
from cds_service.hooks.consultation import Practice, consult
from cds_service.hooks.errors import MissingData, Refusal
from cds_service.hooks.services import SERVICES
from cds_service.silent.asking import Seen

_NOWHERE: Final = "https://silent.invalid"
"""The cards are counted and not shown: their links lead nowhere."""


def ask(service_id: str, body: bytes, day: date) -> Seen:
    """Return what the service makes of a call on a day; a refusal is an answer too."""
    try:
        seen = consult(SERVICES[service_id], body, _practice(day), whole=False)
    except MissingData:
        return Seen(refused="the record lacks the patient or the problem list")
    except Refusal as refusal:
        return Seen(refused=f"refused: {type(refusal).__name__}")
    setting = CardSetting(_NOWHERE, Originals(seen.request.values))
    cards = compose(seen.answers, seen.chart, setting)
    return Seen(seen.answers, seen.chart, tuple(cards))


@cache
def _practice(day: date) -> Practice:
    return Practice(SERVICES, _NOWHERE, lambda: day, trusts_as_of=False)
