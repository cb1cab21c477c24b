"""A rule as something to read: what a clinician, or a program, is shown of it.

The pages, their JSON and `docs/rules.md` all come from here, so that they
cannot say different things.
"""

from collections.abc import Iterable
from typing import Final

from cds_service.cards.override_reasons import COMMON, code_sent
from cds_service.cards.spelling import spell
from cds_service.clinical.basis import Basis, Cited, Recency, Threshold
from cds_service.clinical.rule import CardText, Rule
from cds_service.hooks.protocol import Message
from cds_service.hooks.rule_topics import proofs_of, topic_of
from cds_service.hooks.service import Service
from cds_service.patterns import uncompiled

_WORD_MARKS: Final = uncompiled("[_.]")
_OFF: Final = "Switched off at this site: it is not asked, and no card speaks for it."
_BRACES: Final = uncompiled(r"\{([\w.]+)\}")


class Number(Message):
    """A cut-off or an age, and why it is that."""

    name: str
    value: str
    basis: str


class Text(Message):
    """What a card says; [brackets] stand for what the record says."""

    summary: str
    detail: tuple[str, ...] = ()


class SourceContent(Message):
    """A document, and the places in it that the rule rests on."""

    title: str
    kind: str
    published: str
    reviewed_on: str
    places: tuple[str, ...]
    url: str = ""
    caveat: str = ""


class Reason(Message):
    """A reason to set the card aside."""

    code: str
    display: str


class RuleContent(Message):
    """Everything about one rule."""

    id: str
    title: str
    topic: str = ""
    version: str
    tier: str
    provenance: str
    when: str
    then: str
    silent_when: str
    numbers: tuple[Number, ...] = ()
    texts: tuple[Text, ...] = ()
    every_card_says: tuple[str, ...] = ()
    sources: tuple[SourceContent, ...] = ()
    override_reasons: tuple[Reason, ...] = ()
    services: tuple[str, ...] = ()
    looks_at: tuple[str, ...] = ()
    asked_of: tuple[str, ...] = ()
    of_other_orders: str = ""
    one_card_per: str = ""
    not_evaluated: tuple[str, ...] = ()
    caveat: str = ""
    switched_off: str = ""
    proved_by: tuple[str, ...] = ()


def every_rule(services: Iterable[Service]) -> tuple[Rule, ...]:
    """Return the rules of all services, each once, in the order of first showing."""
    shown = [rule for service in services for rule in service.rules]
    return tuple({rule.id: rule for rule in shown}.values())


def content(rule: Rule, services: Iterable[Service]) -> RuleContent:
    """Return what is to be read about a rule."""
    services = tuple(services)
    texts = tuple(rule.texts.values())
    shared = _shared(texts)
    return RuleContent(
        id=rule.id,
        title=rule.title,
        topic=topic_of(rule),
        version=rule.version,
        tier=rule.tier,
        provenance=rule.provenance,
        when=rule.when,
        then=rule.then,
        silent_when=rule.silent_when,
        numbers=tuple(number(item) for item in rule.rests_on),
        texts=tuple(_text(text, shared) for text in texts),
        every_card_says=tuple(_bracketed(paragraph) for paragraph in shared),
        sources=_sources(rule),
        override_reasons=_reasons(rule),
        services=tuple(item.id for item in services if rule in item.rules),
        looks_at=tuple(sorted(rule.needs)),
        asked_of=tuple(sorted(rule.about.things)) if rule.about else (),
        of_other_orders=rule.about.otherwise.reason if rule.about else "",
        one_card_per=rule.act,
        not_evaluated=rule.not_evaluated,
        caveat=rule.caveat,
        switched_off=_OFF if any(rule.id in item.off for item in services) else "",
        proved_by=proofs_of(rule),
    )


def number(item: Threshold | Recency) -> Number:
    """Return a number as it is read."""
    return Number(
        name=item.name, value=spell(item, brief=True), basis=_basis(item.basis)
    )


def _basis(basis: Basis) -> str:
    match basis:
        case Cited():
            return f"{basis.source.title}: {basis.place}"
        case _:
            return f"local choice: {basis.why}"


def _shared(texts: tuple[CardText, ...]) -> tuple[str, ...]:
    """Return the paragraphs that all of several cards have: once is enough."""
    if len(texts) == 1:
        return ()
    first, *others = (text.detail for text in texts)
    return tuple(part for part in first if all(part in other for other in others))


def _text(text: CardText, shared: tuple[str, ...]) -> Text:
    own = (paragraph for paragraph in text.detail if paragraph not in shared)
    return Text(
        summary=_bracketed(text.summary),
        detail=tuple(_bracketed(paragraph) for paragraph in own),
    )


def _bracketed(template: str) -> str:
    return _BRACES.sub(lambda found: f"[{_WORD_MARKS.sub(' ', found[1])}]", template)


def _sources(rule: Rule) -> tuple[SourceContent, ...]:
    cited = [item.basis for item in rule.rests_on if isinstance(item.basis, Cited)]
    places = dict.fromkeys((*rule.cites, *cited))
    return tuple(
        SourceContent(
            title=source.title,
            kind=source.kind,
            published=source.published,
            reviewed_on=source.reviewed_on.isoformat(),
            places=tuple(item.place for item in places if item.source == source),
            url=source.url,
            caveat=source.caveat,
        )
        for source in dict.fromkeys(item.source for item in places)
    )


def _reasons(rule: Rule) -> tuple[Reason, ...]:
    # A rule may word a common reason in its own way; then its words count.
    offered = {item.code: item for item in (*COMMON, *rule.override_reasons)}
    codes = dict.fromkeys(item.code for item in (*rule.override_reasons, *COMMON))
    reasons = [offered[code] for code in codes]
    return tuple(
        Reason(code=code_sent(reason), display=reason.display) for reason in reasons
    )
