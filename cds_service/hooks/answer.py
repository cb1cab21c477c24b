"""The answer to a hook call: cards."""

from cds_service.cards.card import Card
from cds_service.cards.compose import compose
from cds_service.cards.encode import cards_json
from cds_service.cards.setting import CardSetting
from cds_service.from_fhir.original import Originals
from cds_service.frozen import replace
from cds_service.hooks.audited import audit_line
from cds_service.hooks.consultation import Consultation, Practice, consult
from cds_service.hooks.dialects import STANDARD, Dialect
from cds_service.hooks.reply import Reply
from cds_service.hooks.service import Service


def reply(service: Service, body: bytes, practice: Practice) -> Reply:
    """Answer one call with cards, from what was sent alone."""
    service = practice.meant(service, body)
    return in_words(service, consult(service, body, practice, whole=False), practice)


def in_words(service: Service, seen: Consultation, practice: Practice) -> Reply:
    """Put a consultation into cards."""
    shown = in_cards(service, seen, practice.public_url, practice.dialect)
    (line,) = shown.lines
    line.silent = practice.silent
    _count(service, seen, practice, line.cards)
    return replace(shown, content=cards_json([])) if practice.silent else shown


def _count(
    service: Service, seen: Consultation, practice: Practice, cards: list[str]
) -> None:
    if practice.tally is None:
        return
    answers = seen.answers
    if service.off:
        answers = tuple(each for each in answers if each.rule.id not in service.off)
    practice.tally.note(
        practice.client, service.id, cards, answers, silent=practice.silent
    )


def in_cards(
    service: Service,
    seen: Consultation,
    public_url: str,
    dialect: Dialect = STANDARD,
) -> Reply:
    """Put into words what every rule said, as the caller can show it."""
    cards = cards_of(seen, public_url)
    if dialect.outward is not None:
        cards = dialect.outward(cards, dialect.orderable)
    line = audit_line("call", service, seen)
    line.cards = [card.uuid for card in cards]
    line.indicators = [card.indicator.value for card in cards]
    return Reply(cards_json(cards), (line,))


def cards_of(seen: Consultation, public_url: str) -> list[Card]:
    """Return the cards of a consultation as the specification has them."""
    if seen.of_no_concern:
        return []
    setting = CardSetting(public_url, Originals(seen.request.values))
    return compose(seen.answers, seen.chart, setting)
