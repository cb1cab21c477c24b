"""The answer to a hook call: cards."""

from cds_service.audit import Line, only_uuid
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
from cds_service.hooks.reply import Reply
from cds_service.hooks.service import Service


def reply(service: Service, body: bytes, practice: Practice) -> Reply:
    """Answer one call with cards, from what was sent alone."""
    return in_words(service, consult(service, body, practice, whole=False), practice)


def in_words(service: Service, seen: Consultation, practice: Practice) -> Reply:
    """Put a consultation into cards."""
    return in_cards(service, seen, practice.public_url)


def in_cards(service: Service, seen: Consultation, public_url: str) -> Reply:
    """Put into words what every rule said."""
    setting = CardSetting(public_url, Originals(seen.request.values))
    cards = compose(seen.answers, seen.chart, setting)
    line = audit_line("call", service, seen)
    line.cards = [card.uuid for card in cards]
    return Reply(cards_json(cards), (line,))


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
