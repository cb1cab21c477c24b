"""What became of cards: checked, and written to the log without a word of prose.

A comment may hold anything about a patient, so it is read by nobody here; a
reason code is logged only if it is one that the cards offer.

Clients do not send feedback twice, so what is wrong with one item costs that
item only: the others are kept. The answer is 400 all the same, and names by its
place what was not kept; an item that is sent again by mistake does no harm,
since the specification lets the same card be reported repeatedly.
"""

from collections.abc import Iterable
from dataclasses import replace
from http import HTTPStatus
from typing import Final

import msgspec
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from cds_service.audit import Line, only_uuid
from cds_service.cards import checklist, could_not_check
from cds_service.cards.identity import rule_of
from cds_service.cards.override_reasons import COMMON, code_sent
from cds_service.hooks.consultation import Practice
from cds_service.hooks.errors import NotFeedback, Refusal
from cds_service.hooks.feedback_body import FeedbackItem, Received
from cds_service.hooks.reply import Reply, refused
from cds_service.hooks.service import Service

_SHARED_CARDS: Final = (checklist.PAGE, could_not_check.PAGE)
"""The cards that stand for several rules, by the id they are made with."""

_SHOWN: Final = 20
"""How many problems one refusal names."""


MOST: Final = 1000
"""Items in one call. Clients send a handful; each is checked and logged by itself,
and of a body of the largest size there could be millions (house choice).
"""


class TooManyItems(Refusal):
    """The body holds more items than are taken; none of them is."""

    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    code = "too-long"

    def __init__(self) -> None:
        super().__init__(
            f"The body holds more than {MOST} items, and none was kept. Send them in"
            " several calls."
        )


class _Feedback(msgspec.Struct):
    feedback: list[msgspec.Raw]


def reply(service: Service, body: bytes, practice: Practice) -> Reply:
    """Take feedback on the cards of one service: every item that is sound."""
    items, problems = _read(body)
    lines = tuple(_line(service, item, practice) for item in items)
    if not problems:
        return Reply(Received(received=len(items)).to_json(), lines)
    refusal = refused(NotFeedback(problems[:_SHOWN], len(items)), service.id)
    return replace(refusal, lines=(*lines, *refusal.lines))


def _read(body: bytes) -> tuple[list[FeedbackItem], list[str]]:
    """Return the items that are sound, and what is wrong with the others."""
    items, problems = [], []
    for index, sent in enumerate(_sent(body)):
        try:
            items.append(FeedbackItem.model_validate_json(bytes(sent)))
        except ValidationError as error:
            problems += _problems(f"feedback.{index}", error)
    return items, problems


def _sent(body: bytes) -> list[msgspec.Raw]:
    # msgspec, as for hook calls: pydantic would take NaN for JSON.
    try:
        body.decode()  # msgspec does not look at the text of what it skips
        sent = msgspec.json.decode(body, type=_Feedback).feedback
    except msgspec.ValidationError:
        raise NotFeedback(["it is no object with a list `feedback`"]) from None
    except RecursionError:
        raise NotFeedback(["the JSON is nested too deep"]) from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise NotFeedback(["it is not valid JSON in UTF-8"]) from None
    if len(sent) > MOST:
        raise TooManyItems
    return sent


def _problems(item: str, error: ValidationError) -> list[str]:
    # The place (at most "feedback.0.outcome") and the kind, no more: other parts
    # of pydantic's errors repeat the input.
    found = error.errors(include_url=False, include_input=False, include_context=False)
    said = (
        f"{'.'.join((item, *map(str, problem['loc'][:1])))} {_kind(problem)}"
        for problem in found
    )
    return list(dict.fromkeys(said))


def _kind(problem: ErrorDetails) -> str:
    match problem["type"]:
        case "missing":
            return "is missing"
        case "value_error":
            return problem["msg"].removeprefix("Value error, ")
        case _:
            return "is not as the specification has it"


def _line(service: Service, item: FeedbackItem, practice: Practice) -> Line:
    # A call of one service may have been answered by another (`Practice.meant`).
    services = (service, *practice.services.values())
    ids = [rule.id for each in services for rule in each.rules]
    return Line(
        event="feedback",
        service=service.id,
        card=only_uuid(item.card),
        rule=rule_of(item.card, [*ids, *_SHARED_CARDS]) or "",
        outcome=item.outcome,
        reason=_reason(services, item),
        suggestions=len(item.accepted_suggestions or ()),
    )


def _reason(services: Iterable[Service], item: FeedbackItem) -> str:
    offered = {
        code_sent(reason)
        for service in services
        for rule in service.rules
        for reason in rule.override_reasons
    }
    offered |= {reason.code for reason in COMMON}
    codes = [reason.code for reason in item.reasons]
    return " ".join(code if code in offered else "other" for code in codes)
