"""Invented rules, so that cards are tested without medicine."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from charts import ADULT, AS_OF, SM, lab

from cds_service.cards.card import Card
from cds_service.cards.compose import compose
from cds_service.cards.setting import CardSetting
from cds_service.clinical.analyte import Analyte
from cds_service.clinical.basis import (
    Cited,
    HouseChoice,
    Recency,
    Source,
    SourceKind,
    Threshold,
)
from cds_service.clinical.chart import Chart, Hook
from cds_service.clinical.event import EventKind
from cds_service.clinical.lab import Lab
from cds_service.clinical.outcome import Answered, Finding, Indicator
from cds_service.clinical.proposal import Proposal
from cds_service.clinical.record import Record
from cds_service.clinical.rule import Answer, CardText, Provenance, Rule, Tier

LABEL = Source(
    id="test-label",
    title="TESTIB prescribing information",
    kind=SourceKind.LABEL,
    published="2024",
    reviewed_on=date(2026, 1, 1),
)
LIMIT = Threshold("ANC limit", Decimal("1.0"), "10*9/L", Cited(LABEL, "2.3"))
WINDOW = Recency("age of a count", 7, HouseChoice("no source sets one"))
ANC = lab(Analyte.NEUTROPHILS, "0.8")


class LowCount(Finding):
    """A finding with a value, a limit, free words and a list."""

    count: Lab = ANC
    limit: Threshold = LIMIT
    words: str | None = None
    items: tuple[str, ...] = ()


TEXT = CardText(
    summary="Interrupt testib: {count}, below {limit}",
    detail=(
        "{count} is below {limit}.",
        "The record says: {words}.",
        "Counted: {items}.",
    ),
)


def rule(  # noqa: PLR0913 (a builder)
    rule_id: str = "test-rule",
    *,
    tier: Tier = Tier.P0,
    act: str = "",
    text: CardText = TEXT,
    title: str = "",
    provenance: Provenance = Provenance.SEEDS_AND_LABEL,
    needs: frozenset[Record | Analyte | EventKind] = frozenset(),
    not_evaluated: tuple[str, ...] = ("renal function",),
) -> Rule:
    """Return a rule; what it decides is given to `answer`."""
    return Rule(
        id=rule_id,
        title=title or f"Title of {rule_id}",
        tier=tier,
        provenance=provenance,
        when="a count is low",
        then="interrupt",
        silent_when="never",
        evaluate=_never_asked,
        texts={LowCount: text},
        cites=(Cited(LABEL, "Table 4"),),
        needs=needs,
        rests_on=(LIMIT, WINDOW),
        not_evaluated=not_evaluated,
        act=act,
    )


def answer(outcome: Answered, asked: Rule | None = None) -> Answer:
    """Return what a rule said."""
    return Answer(asked or rule(), outcome)


def low(
    indicator: Indicator = Indicator.WARNING,
    *proposals: Proposal,
    words: str | None = None,
    exclusive: bool = False,
) -> LowCount:
    """Return a finding about the count."""
    return LowCount(
        indicator=indicator,
        used=(ANC,),
        proposals=proposals,
        words=words,
        exclusive=exclusive,
    )


def chart(hook: Hook = Hook.PATIENT_VIEW) -> Chart:
    """Return the chart of an adult with systemic mastocytosis."""
    return Chart(AS_OF, ADULT, hook, diagnoses=(SM,))


def setting(original: Callable[[str], bytes | None] = lambda _: None) -> CardSetting:
    """Return a setting; by default nothing that was sent can be found again."""
    return CardSetting("https://cds.example.org/", original)


def _never_asked(_: Chart) -> Finding:
    reason = "tests give the answer"
    raise AssertionError(reason)


def shown(*answers: Answer, hook: Hook = Hook.PATIENT_VIEW) -> list[Card]:
    """Return the cards of a patient with systemic mastocytosis."""
    return compose(answers, chart(hook), setting())
