"""What one call could not read, fetch or decide, and whether anybody is told.

Silence must mean that every rule looked and had nothing to say. But a patient
without mastocytosis is not to be met with a list of what we could not read.
"""

from collections.abc import Sequence
from typing import Final

import msgspec

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Chart
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.event import EventKind
from cds_service.clinical.mastocytosis import Population, population
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import Failed, InsufficientData
from cds_service.clinical.record import About, Gap, Record, Topic, Unread
from cds_service.clinical.rule import Answer, Rule, Tier

_MEDICATION = frozenset(
    {
        Record.MEDICATION_ORDERS,
        Record.MEDICATION_STATEMENTS,
        Record.MEDICATION_DISPENSES,
        Record.MEDICATION_ADMINISTRATIONS,
    }
)
_GENETICS = frozenset({Record.GENETICS, Record.GENETIC_REPORTS})
_MAY_BE_DRAFTS: Final = (
    *Drug,
    Topic.UNKNOWN_DRUG,
    Topic.DRAFT_ORDER,
    Topic.UNKNOWN,
    Topic.NO_RESULT,
    Topic.OTHER_PATIENT,
)
_UNDECIDED: Final = (InsufficientData, Failed)


class Unchecked(msgspec.Struct, frozen=True):
    """What is to be said, in the order of its weight."""

    undecided: tuple[tuple[Rule, InsufficientData], ...] = ()
    failed: tuple[Rule, ...] = ()
    unread: tuple[Unread, ...] = ()
    gaps: tuple[Gap, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.undecided or self.failed or self.unread or self.gaps)


_NOTHING: Final = Unchecked()


def find(answers: Sequence[Answer], chart: Chart) -> Unchecked:
    """Return what is to be said of this call; empty when it is nobody's concern."""
    told = [each for each in answers if isinstance(each.outcome, _UNDECIDED)]
    if not (told or chart.unread or chart.gaps):
        return _NOTHING
    told.sort(key=_weight)
    undecided = tuple(
        (answer.rule, answer.outcome)
        for answer in told
        if isinstance(answer.outcome, InsufficientData)
        and (answer.rule.tier is Tier.P0 or answer.outcome.grave)
    )
    failed = tuple(answer.rule for answer in told if isinstance(answer.outcome, Failed))
    if not (undecided or failed or chart.unread or chart.gaps):
        return _NOTHING
    if not _concerns_anybody(chart, asked=bool(undecided or failed)):
        return _NOTHING
    unread: tuple[Unread, ...] = ()
    if chart.unread:
        rules = tuple(rule for rule, _ in undecided) + failed
        asked = tuple(each.rule for each in answers if each.rule.tier is Tier.P0)
        unread = _told_unread(rules, asked, chart)
    return Unchecked(undecided, failed, unread, _told_gaps(chart))


def _weight(answer: Answer) -> tuple[Tier, str]:
    return answer.rule.tier, answer.rule.id


def _concerns_anybody(chart: Chart, *, asked: bool) -> bool:
    """Tell whether this patient, or this order, is one that our rules are about."""
    may_have_it = population(chart) is not Population.NONE
    if not chart.hook.about_orders:
        return may_have_it
    if asked or (may_have_it and (chart.drafts or chart.wanted)):
        return True
    # A draft that could not be read may have been one of ours.
    return may_have_it and bool(chart.unread_about(*_MAY_BE_DRAFTS))


def _told_unread(
    undecided: tuple[Rule, ...], asked: tuple[Rule, ...], chart: Chart
) -> tuple[Unread, ...]:
    """Return what is to be told of.

    A withdrawn result only where it left a rule undecided, a measurement only
    where a rule of the safety core asks for it.
    """
    doubt = _only_doubt(chart)
    return tuple(
        [
            item
            for item in chart.unread
            if _matters(item, undecided if item.status_only else asked)
            and (item.status_only or not doubt or isinstance(item.about, Disease))
        ]
    )


def _matters(unread: Unread, rules: tuple[Rule, ...]) -> bool:
    if unread.status_only and isinstance(unread.about, Disease):
        return False  # taken back or over, it is none; the trace names it
    if unread.status_only or isinstance(unread.about, Analyte):
        return any(_asks_for(rule, unread.about) for rule in rules)
    return True


def _told_gaps(chart: Chart) -> tuple[Gap, ...]:
    return chart.lacks(Record.CONDITIONS) if _only_doubt(chart) else chart.gaps


def _only_doubt(chart: Chart) -> bool:
    """Tell whether nothing says that this patient has mastocytosis."""
    return population(chart) is Population.UNKNOWN and not chart.hook.about_orders


def _asks_for(rule: Rule, about: About) -> bool:
    return bool(rule.needs & places(about))


def places(about: About) -> frozenset[Record | Analyte | EventKind]:
    """Return what a rule that asks for this declares to need."""
    match about:
        case Analyte():
            return frozenset({about})
        case Disease():
            return frozenset({Record.CONDITIONS})
        case Drug() | Topic.UNKNOWN_DRUG:
            return _MEDICATION
        case Topic.KIT | Topic.FUSION | Topic.PANEL:
            return _GENETICS
        case Topic():
            return frozenset()
