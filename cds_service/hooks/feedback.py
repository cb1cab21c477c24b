"""What became of cards: checked, and written to the log without a word of prose.

A comment may hold anything about a patient, so it is read by nobody here; a
reason code is logged only if it is one that the cards offer.
"""

from typing import Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from cds_service.audit import Line, only_uuid
from cds_service.cards import checklist, could_not_check
from cds_service.cards.identity import rule_of
from cds_service.cards.override_reasons import COMMON
from cds_service.hooks.consultation import Practice
from cds_service.hooks.errors import NotFeedback
from cds_service.hooks.feedback_body import Feedback, FeedbackItem, Received
from cds_service.hooks.reply import Reply
from cds_service.hooks.service import Service

_SHARED_CARDS: Final = (checklist.PAGE, could_not_check.PAGE)
"""The cards that stand for several rules, by the id they are made with."""

_SHOWN: Final = 5
"""How many problems one refusal names."""


def reply(service: Service, body: bytes, practice: Practice) -> Reply:
    """Take feedback on the cards of one service."""
    del practice
    items = _parsed(body).feedback
    lines = tuple(_line(service, item) for item in items)
    return Reply(Received(received=len(items)).to_json(), lines)


def _parsed(body: bytes) -> Feedback:
    try:
        return Feedback.model_validate_json(body)
    except ValidationError as error:
        raise NotFeedback(_problems(error)) from None


def _problems(error: ValidationError) -> list[str]:
    # The place (at most "feedback.0.outcome") and the kind, no more: other parts
    # of pydantic's errors repeat the input.
    found = error.errors(include_url=False, include_input=False, include_context=False)
    said = (f"{_place(problem['loc'])} {_kind(problem)}" for problem in found)
    return list(dict.fromkeys(said))[:_SHOWN]


def _place(location: tuple[int | str, ...]) -> str:
    return ".".join(str(part) for part in location[:3]) or "the body"


def _kind(problem: ErrorDetails) -> str:
    match problem["type"]:
        case "missing":
            return "is missing"
        case "json_invalid":
            return "is not JSON"
        case "value_error":
            return problem["msg"].removeprefix("Value error, ")
        case _:
            return "is not as the specification has it"


def _line(service: Service, item: FeedbackItem) -> Line:
    ids = [*(rule.id for rule in service.rules), *_SHARED_CARDS]
    return Line(
        event="feedback",
        service=service.id,
        card=only_uuid(item.card),
        rule=rule_of(item.card, ids) or "",
        outcome=item.outcome,
        reason=_reason(service, item),
        suggestions=len(item.accepted_suggestions or ()),
    )


def _reason(service: Service, item: FeedbackItem) -> str:
    offered = {
        reason.code for rule in service.rules for reason in rule.override_reasons
    }
    offered |= {reason.code for reason in COMMON}
    codes = [reason.code for reason in item.reasons]
    return " ".join(code if code in offered else "other" for code in codes)
