"""What is kept, and what is logged, of one item of feedback.

A comment may hold anything about a patient: the store drops it unless the operator
wants it. A reason is kept only if it is one that the cards offer.
"""

from collections.abc import Collection
from datetime import UTC
from typing import Final

from cds_service.audit import Line, only_uuid
from cds_service.cards.identity import rule_of
from cds_service.cards.override_reasons import COMMON, code_sent
from cds_service.cards.shared import SHARED_CARDS
from cds_service.frozen import Frozen
from cds_service.hooks.consultation import Practice
from cds_service.hooks.feedback_body import FeedbackItem
from cds_service.hooks.service import Service
from cds_service.store.contract import Feedback

LONGEST_COMMENT: Final = 2000
"""Characters that are kept; who writes more writes no reason (house choice)."""


class Offered(Frozen, kw_only=False):
    """What feedback may name: `pages` that cards are made with, codes of reasons."""

    pages: tuple[str, ...]
    reasons: frozenset[str]


def offered(service: Service, practice: Practice) -> Offered:
    """Return what may have been offered to whom this service was called for.

    To be asked once for all items: it looks at every rule.
    """
    # A call of one service may have been answered by another (`Practice.meant`).
    services = (service, *practice.services.values())
    rules = {rule.id: rule for each in services for rule in each.rules}
    codes = {
        code_sent(reason) for rule in rules.values() for reason in rule.override_reasons
    }
    common = {reason.code for reason in COMMON}
    return Offered((*rules, *SHARED_CARDS), frozenset(codes | common))


def record(service: Service, item: FeedbackItem, known: Offered) -> Feedback:
    """Return what may be kept of an item."""
    chosen = (only_uuid(one.id).lower() for one in item.accepted_suggestions or ())
    return Feedback(
        service=service.id,
        card=item.card.lower(),
        rule=rule_of(item.card, known.pages) or "",
        outcome=item.outcome,
        at=item.outcome_timestamp.astimezone(UTC),
        suggestions=tuple(sorted({one for one in chosen if one})),
        reasons=tuple(_reasons(item, known.reasons)),
        comment=_comment(item),
    )


def line(kept: Feedback, item: FeedbackItem) -> Line:
    """Return what is logged of it: no word of prose."""
    return Line(
        event="feedback",
        service=kept.service,
        card=kept.card,
        rule=kept.rule,
        outcome=kept.outcome,
        reason=" ".join(kept.reasons),
        suggestions=len(item.accepted_suggestions or ()),
    )


def _reasons(item: FeedbackItem, known: Collection[str]) -> list[str]:
    codes = [reason.code for reason in item.reasons]
    said = (code if code and code in known else "other" for code in codes)
    return [*dict.fromkeys(said)]  # said twice, it is one reason


def _comment(item: FeedbackItem) -> str | None:
    # No database keeps a character 0 in a text.
    said = "\n".join(item.comments).replace("\0", "")[:LONGEST_COMMENT]
    return said or None
