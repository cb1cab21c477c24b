"""The answer to a hook call: cards."""

from dataclasses import replace

from cds_service.audit import Line, only_uuid
from cds_service.cards.card import Card
from cds_service.cards.compose import compose
from cds_service.cards.encode import cards_json
from cds_service.cards.setting import CardSetting
from cds_service.clinical.outcome import (
    Failed,
    Finding,
    InsufficientData,
    NotIndicated,
)
from cds_service.from_fhir.original import Originals
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
    if practice.tally is not None:
        practice.tally.note(
            practice.client,
            service.id,
            line.cards,
            seen.answers,
            silent=practice.silent,
        )
    return replace(shown, content=cards_json([])) if practice.silent else shown


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
    return Reply(cards_json(cards), (line,))


def cards_of(seen: Consultation, public_url: str) -> list[Card]:
    """Return the cards of a consultation as the specification has them."""
    setting = CardSetting(public_url, Originals(seen.request.values))
    return compose(seen.answers, seen.chart, setting)


def audit_line(event: str, service: Service, seen: Consultation) -> Line:
    """Say what may be logged: which rule said what, and how much was missing."""
    line = Line(event=event, service=service.id)
    line.call = only_uuid(seen.request.hook_instance)
    line.unread = len(seen.chart.unread)
    line.gaps = [gap.record.value for gap in seen.chart.gaps]
    for answer in seen.answers:
        match answer.outcome:
            case NotIndicated():
                continue  # most of them
            case Finding():
                line.fired.append(answer.rule.id)
            case InsufficientData():
                line.undecided.append(answer.rule.id)
            case Failed():
                line.failed.append(answer.rule.id)
    return line
