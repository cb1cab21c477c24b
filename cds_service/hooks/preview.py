"""A call answered for an EHR that did not make it: to see what it would show."""

import json
from typing import Any

from cds_service.cards.encode import cards_json
from cds_service.frozen import replace
from cds_service.hooks.answer import cards_of
from cds_service.hooks.consultation import Practice, consult
from cds_service.hooks.dialects import Dialect
from cds_service.hooks.dialects.conformance import Judged, judged
from cds_service.hooks.service import Service


def preview(
    service: Service, body: bytes, practice: Practice, dialect: Dialect
) -> Judged:
    """Return what an EHR of this dialect would be sent, and what it makes of it.

    Raises:
        Refusal: the body is no request for this service.
    """
    spoken = replace(practice, dialect=dialect)
    meant = spoken.meant(service, body)
    cards = cards_of(consult(meant, body, spoken, whole=False), practice.public_url)
    specified = _as_json(cards_json(cards))
    if dialect.outward is None:
        return judged(specified, specified, dialect, service.hook)
    sent = dialect.outward(cards, dialect.orderable)
    return judged(specified, _as_json(cards_json(sent)), dialect, service.hook)


def preview_json(found: Judged) -> bytes:
    """Return how each card comes, the words of its buttons, and what is lost."""
    shown = found.dialect.shown
    cards = [
        {
            "presented": shown.presented(card["indicator"]),
            "buttons": [shown.button(each) for each in card.get("suggestions", ())],
            "remarks": [remark.to_json() for remark in found.of(number)],
        }
        for number, card in enumerate(found.cards, 1)
    ]
    never = {"neverCalled": found.never_called} if found.never_called else {}
    return json.dumps({"cards": cards, **never}).encode()


def _as_json(answer: bytes) -> list[dict[str, Any]]:
    cards: list[dict[str, Any]] = json.loads(answer)["cards"]
    return cards
