"""One card for the findings about one act."""

from cds_service.cards import fitted, wording
from cds_service.cards.card import Suggestion
from cds_service.cards.closing import citations
from cds_service.cards.draft import Draft, fitting
from cds_service.cards.markdown import escape
from cds_service.cards.merge import Found, Group, once
from cds_service.clinical.outcome import Indicator
from cds_service.clinical.rule import Provenance


def line(found: Found) -> str:
    """Return the summary of one finding, however long."""
    text = found.rule.texts[type(found.finding)]
    return wording.summary(text.summary, found.finding)


def headline(group: Group) -> str:
    """Return what a group is called where it has no card of its own."""
    return with_others(line(group.lead), group)


def with_others(summary: str, group: Group) -> str:
    """Return a summary that says what else the card of a group tells."""
    others = [found for found in group.found[1:] if _weighs(found)]
    if not others:
        return summary  # as nearly always
    named = filter(None, map(_named, others))
    return fitted.with_others(summary, once(named), len(others))


def _weighs(found: Found) -> bool:
    """Tell whether a reader of summaries would miss it: an alarm, or a second count.

    A lesser finding about the same act is mostly another side of the first one.
    """
    if found.finding.indicator is Indicator.CRITICAL:
        return True
    return bool(found.rule.texts[type(found.finding)].also)


def _named(found: Found) -> str:
    """Return how another finding's summary names this one, if it does."""
    text = found.rule.texts[type(found.finding)]
    return wording.summary(text.also, found.finding) if text.also else ""


def paragraphs(found: Found) -> tuple[str, ...]:
    """Return the paragraphs of one finding; those without their fact are left out."""
    text = found.rule.texts[type(found.finding)]
    return wording.paragraphs(text.detail, found.finding)


def label(group: Group) -> str:
    """Return the title of the document the card goes back to."""
    cited = citations((group.lead.rule,))
    return cited[0].source.title if cited else Provenance.INFERENCE.capitalize()


def draft_of(group: Group, suggestions: tuple[Suggestion, ...]) -> Draft:
    """Return the card of a group: named by the most urgent, telling all."""
    lead = group.lead
    summary, long_line = fitting(line(lead), lead.rule.title)
    return Draft(
        page=lead.rule.id,
        title=lead.rule.title,
        summary=with_others(summary, group),
        paragraphs=(escape(long_line), *_told(group)),
        label=label(group),
        indicator=group.indicator,
        rules=group.rules,
        used=group.used,
        missing=group.missing,
        suggestions=suggestions,
        exclusive=group.exclusive,
    )


def _told(group: Group) -> tuple[str, ...]:
    first, *others = group.found
    told = list(paragraphs(first))
    for found in others:
        told += (f"**Also: {escape(line(found))}**", *paragraphs(found))
    # What two findings say in the same words is said once.
    return once(told)
