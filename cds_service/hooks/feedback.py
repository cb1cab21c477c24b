"""What became of cards: checked, kept, and logged without a word of prose.

Clients do not send feedback twice, so what is wrong with one item costs that
item only: the others are kept. The answer is 400 all the same, and names by its
place what was not kept; an item that is sent again by mistake does no harm:
the same is kept once.
"""

from functools import partial
from http import HTTPStatus
from typing import Final

import msgspec
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from cds_service.frozen import replace
from cds_service.hooks.consultation import Practice
from cds_service.hooks.errors import NotFeedback, Refusal
from cds_service.hooks.feedback_body import MOST_OF_A_KIND, FeedbackItem, Received
from cds_service.hooks.feedback_record import line, offered, record
from cds_service.hooks.reply import Reply, refused
from cds_service.hooks.service import Service
from cds_service.hooks.unkept import Unkept

_SHOWN: Final = 20
"""How many problems one refusal names."""


MOST: Final = 1000
"""Items in one call. Clients send a handful; each is checked and logged by itself,
and of a body of the largest size there could be millions (house choice).
"""


MOST_BYTES: Final = 2 * 1024 * 1024
"""Of one call: a thousand items with a comment of a page each (house choice). What can
be put into ten times as much takes half a gigabyte to look at.
"""

LONGEST: Final = 64 * 1024
"""Bytes of one item: a hundred reasons, a hundred suggestions, and pages of comment
(house choice).
"""


class TooMuchFeedback(Refusal):
    """The body holds more than is taken; none of it is."""

    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    code = "too-long"

    def __init__(self, most: str) -> None:
        super().__init__(
            f"The body holds more than {most}, and none was kept. Send them in several"
            " calls."
        )


_TOO_LONG: Final = f"{MOST_BYTES} bytes"
_TOO_MANY: Final = f"{MOST} items"


class _Feedback(msgspec.Struct):
    feedback: list[msgspec.Raw]


def reply(service: Service, body: bytes, practice: Practice) -> Unkept | Reply:
    """Take feedback on the cards of one service: every item that is sound."""
    items, problems = _read(body)
    known = offered(service, practice)
    found = [(record(service, item, known), item) for item in items]
    lines = tuple(line(*each) for each in found)
    answer = Reply(Received(received=len(items)).to_json(), lines)
    if problems:
        refusal = refused(NotFeedback(problems[:_SHOWN], len(items)), service.id)
        answer = replace(refusal, lines=(*lines, *refusal.lines))
    if not found:
        return answer
    kept = [one for one, _ in found]
    return Unkept(partial(practice.store.keep, practice.client, kept), answer)


def _read(body: bytes) -> tuple[list[FeedbackItem], list[str]]:
    """Return the items that are sound, and what is wrong with the others."""
    items, problems = [], []
    for index, sent in enumerate(_sent(body)):
        if memoryview(sent).nbytes > LONGEST:
            problems.append(f"feedback.{index} is longer than {LONGEST} bytes")
            continue
        try:
            items.append(FeedbackItem.model_validate_json(bytes(sent)))
        except ValidationError as error:
            problems += _problems(f"feedback.{index}", error)
    return items, problems


def _sent(body: bytes) -> list[msgspec.Raw]:
    if len(body) > MOST_BYTES:
        raise TooMuchFeedback(_TOO_LONG)
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
        raise TooMuchFeedback(_TOO_MANY)
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
        case "too_long":
            return f"holds more than {MOST_OF_A_KIND}"
        case "value_error":
            return problem["msg"].removeprefix("Value error, ")
        case _:
            return "is not as the specification has it"
