"""What may be logged of a consultation: what every rule said, and what was missing."""

from functools import cache
from typing import Final, Literal

from cds_service.audit import Line, only_uuid
from cds_service.cards.unchecked import places
from cds_service.clinical.chart import Chart
from cds_service.clinical.outcome import Failed, Finding, NotIndicated
from cds_service.clinical.record import Record
from cds_service.clinical.rule import Rule
from cds_service.hooks import prefetch
from cds_service.hooks.consultation import Consultation
from cds_service.hooks.service import Service

Cause = Literal["not-sent", "unreadable", "not-said"]
CAUSES: Final[tuple[Cause, ...]] = ("not-sent", "unreadable", "not-said")


def audit_line(
    event: Literal["call", "explain"], service: Service, seen: Consultation
) -> Line:
    """Say which rule said what, and how much was missing."""
    line = Line(event=event, service=service.id)
    line.call = only_uuid(seen.request.hook_instance)
    line.unread = len(seen.chart.unread)
    line.gaps = [gap.record.value for gap in seen.chart.gaps]
    answers = seen.answers
    if service.off:
        off = [each.rule for each in answers if each.rule.id in service.off]
        line.off = [versioned(rule) for rule in off]
        answers = tuple(each for each in answers if each.rule.id not in service.off)
    silent: list[str] = []
    for answer in answers:
        if type(answer.outcome) is NotIndicated:  # most of them
            silent.append(versioned(answer.rule))
        elif isinstance(answer.outcome, Finding):
            line.fired.append(versioned(answer.rule))
        elif isinstance(answer.outcome, Failed):
            line.failed.append(versioned(answer.rule))
        else:
            line.undecided[versioned(answer.rule)] = cause(answer.rule, seen.chart)
    line.not_indicated = silent
    return line


@cache
def versioned(rule: Rule) -> str:
    """Return how the log names a rule, as it stands."""
    return f"{rule.id}@{rule.version}"


def cause(rule: Rule, chart: Chart) -> Cause:
    """Return why a rule could not tell: the first of `CAUSES` that applies."""
    wanted = _records(rule)
    if any(gap.record in wanted for gap in chart.gaps):
        return "not-sent"
    if any(rule.needs & places(item.about) for item in chart.unread):
        return "unreadable"
    return "not-said"


@cache
def _records(rule: Rule) -> frozenset[Record]:
    return prefetch.wanted(rule.needs)
