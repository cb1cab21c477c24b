"""The answer to "why": the decision trace of every rule of a service."""

from datetime import date
from functools import cache
from typing import Final

from cds_service.cards.fact_line import fact_line
from cds_service.cards.wording import summary
from cds_service.clinical.chart import Chart
from cds_service.clinical.lab import Lab
from cds_service.clinical.outcome import (
    Fact,
    Failed,
    Finding,
    InsufficientData,
    NotIndicated,
)
from cds_service.clinical.record import Gap, Unread
from cds_service.clinical.rule import Answer, Rule
from cds_service.hooks.audited import audit_line
from cds_service.hooks.consultation import Consultation, Practice
from cds_service.hooks.reply import Reply
from cds_service.hooks.rule_content import content
from cds_service.hooks.service import Service
from cds_service.hooks.trace import (
    FactUsed,
    GapTrace,
    RuleAbout,
    RuleSaid,
    TraceHead,
    UnreadTrace,
)
from cds_service.said import said_of

_DECEASED: Final = "the patient is recorded as deceased"


def in_words(service: Service, seen: Consultation, practice: Practice) -> Reply:
    """Put a consultation into its trace."""
    trace = explain(service, seen, practice.public_url)
    return Reply(trace, (audit_line("explain", service, seen),))


def explain(service: Service, seen: Consultation, public_url: str) -> bytes:
    """Return the trace of a consultation, a `Trace` as JSON.

    What is the same in every trace of a rule is most of it, and is written once.
    """
    head = _head(service, seen.chart).to_json()
    rules = b",".join(
        _joined(_about(answer.rule, public_url), _rule(answer, seen.chart).to_json())
        for answer in seen.answers
    )
    return _joined(head, b'{"rules":[%b]}' % rules)


def _joined(one: bytes, other: bytes) -> bytes:
    """Return one JSON object of two that are not empty."""
    return b"%b,%b" % (one[:-1], other[1:])


@cache
def _about(rule: Rule, public_url: str) -> bytes:
    known = content(rule, ())
    about = RuleAbout(
        id=rule.id,
        title=rule.title,
        version=rule.version,
        tier=rule.tier,
        not_evaluated=known.not_evaluated,
        numbers=known.numbers,
        sources=known.sources,
        page=f"{public_url}/rules/{rule.id}",
    )
    return about.to_json()


def _head(service: Service, chart: Chart) -> TraceHead:
    return TraceHead(
        service=service.id,
        hook=service.hook,
        as_of=chart.as_of,
        no_cards_because=_DECEASED if chart.patient.deceased else None,
        unread=tuple(_unread(item) for item in chart.unread),
        gaps=tuple(_gap(gap) for gap in chart.gaps),
    )


def _rule(answer: Answer, chart: Chart) -> RuleSaid:
    outcome = answer.outcome
    finding = outcome if isinstance(outcome, Finding) else None
    used = () if isinstance(outcome, Failed) else outcome.used
    return RuleSaid(
        outcome=said_of(outcome),
        indicator=finding.indicator.value if finding else None,
        reason=_reason(answer),
        used=tuple(_fact(fact, chart.as_of) for fact in used),
        missing=finding.missing if finding else (),
    )


def _reason(answer: Answer) -> str | None:
    match answer.outcome:
        case Finding():
            text = answer.rule.texts[type(answer.outcome)]
            return summary(text.summary, answer.outcome)
        case NotIndicated() | InsufficientData():
            return answer.outcome.reason
        case Failed():
            return f"the rule broke ({answer.outcome.error})"


def _fact(fact: Fact, as_of: date) -> FactUsed:
    line = fact_line(fact, as_of)
    return FactUsed(
        reference=line.reference,
        name=line.name,
        # A card leaves out what was sent when it says the same; a trace does not.
        sent=fact.sent if isinstance(fact, Lab) else line.sent,
        compared=line.compared,
        date=line.day,
        age_days=line.age_days,
    )


def _unread(item: Unread) -> UnreadTrace:
    return UnreadTrace(
        reference=item.reference,
        about=item.about,
        why=item.why,
        sent=item.sent,
        date=item.taken.day if item.taken else None,
    )


def _gap(gap: Gap) -> GapTrace:
    return GapTrace(record=gap.record, why=gap.why, partial=gap.partial)
