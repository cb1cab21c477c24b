"""Every way a call can fail, with its status.

Refusal
├── NotARequest 400          the body is not JSON or not a CDS Hooks request
│   ├── WrongHook            the body is about another hook than the service
│   └── NotFeedback          the body is not feedback
├── NotTrusted 401           who calls is not known (`trust.errors`); no detail
├── NotFound 404
│   └── UnknownService       no service has this id
├── WrongMethod 405          with Allow
├── BodyTooSlow 408
├── MissingData 412          what the service cannot do without was not sent
├── BodyTooLarge 413         (`crowd.TooManyResources` as well)
├── NotJson 415              a media type or encoding that is not read
├── TooManyRequests 429      of one client, or at once
├── Broken 500               our fault
└── NotKept 503              (`unkept`) the store is gone

Each says what to do about it, in an OperationOutcome, and repeats nothing of it.
"""

from collections.abc import Iterable
from http import HTTPStatus
from typing import Final

import msgspec

from cds_service.clinical.chart import Hook

Header = tuple[bytes, bytes]

_CLOSE: Final[tuple[Header, ...]] = ((b"connection", b"close"),)
"""The body may not have been read to its end, so the connection ends here."""


class Refusal(Exception):  # noqa: N818 (a refusal is an answer, not a fault)
    """A call that gets no answer but a reason; subclasses say which."""

    status = HTTPStatus.BAD_REQUEST
    code = "invalid"
    """The FHIR issue type."""
    client = ""
    """Who is said to have called, for the log."""
    cause = ""
    """More than the caller is told, for the log."""

    def __init__(self, what_to_do: str, headers: tuple[Header, ...] = ()) -> None:
        self.what_to_do = what_to_do
        self.headers = headers
        super().__init__(what_to_do)

    def body(self) -> bytes:
        """Return the OperationOutcome."""
        return operation_outcome(self.code, self.what_to_do)


class NotARequest(Refusal):
    """The body is not JSON or not a CDS Hooks request."""


class WrongHook(NotARequest):
    """The body is about another hook than the service."""

    def __init__(self, hook: Hook) -> None:
        super().__init__(
            f'This service answers the hook "{hook}"; the body names another one.'
            " GET /cds-services lists the service of each hook."
        )


class NotFeedback(NotARequest):
    """The body is not, or not only, feedback; `problems` are places in it and why."""

    def __init__(self, problems: Iterable[str], taken: int = 0) -> None:
        others = "item was" if taken == 1 else "items were"
        kept = f" {taken} other {others} kept; send only these again." if taken else ""
        super().__init__(
            f"The body is not CDS Hooks feedback: {'; '.join(problems)}.{kept}"
            ' Send {"feedback": [{"card": uuid, "outcome": "accepted" or'
            ' "overridden", "outcomeTimestamp": instant, ...}]}.'
        )


class NotFound(Refusal):
    """There is nothing at this path."""

    status = HTTPStatus.NOT_FOUND
    code = "not-found"


class UnknownService(NotFound):
    """No service has this id."""

    def __init__(self) -> None:
        super().__init__(
            "There is no service with this id. GET /cds-services lists all of them."
        )


class WrongMethod(Refusal):
    """The path is right and the method is not."""

    status = HTTPStatus.METHOD_NOT_ALLOWED
    code = "not-supported"

    def __init__(self, allowed: str = "POST") -> None:
        super().__init__(
            f"This address takes {allowed} only.", ((b"allow", allowed.encode()),)
        )


class MissingData(Refusal):
    """What the service cannot do without was not sent; names the prefetch keys."""

    status = HTTPStatus.PRECONDITION_FAILED
    code = "processing"

    def __init__(self, keys: Iterable[str]) -> None:
        super().__init__(
            "The service cannot answer without the prefetch keys"
            f" {', '.join(keys)}: they were not sent, could not be retrieved, are no"
            " FHIR resource, or are those of another patient. Send them as"
            " GET /cds-services asks; null stands for 'nothing on record'."
        )


class BodyTooSlow(Refusal):
    """The body did not arrive in time."""

    status = HTTPStatus.REQUEST_TIMEOUT
    code = "timeout"

    def __init__(self, seconds: float) -> None:
        super().__init__(
            f"The body did not arrive within {seconds:g} seconds. Send it again; if"
            " the line is slow, CDS_DEADLINE_MS sets the limit.",
            _CLOSE,
        )


class BodyTooLarge(Refusal):
    """The body is larger than is read."""

    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    code = "too-long"

    def __init__(self, limit: int) -> None:
        super().__init__(
            f"The body is larger than {limit} bytes. Send the prefetch as GET"
            " /cds-services asks, with its code filters and counts.",
            _CLOSE,
        )


class NotJson(Refusal):
    """A media type or encoding that is not read."""

    status = HTTPStatus.UNSUPPORTED_MEDIA_TYPE
    code = "not-supported"

    def __init__(self) -> None:
        super().__init__(
            "Send the body as application/json in UTF-8, without Content-Encoding.",
            ((b"accept-post", b"application/json"), *_CLOSE),
        )


class TooManyRequests(Refusal):
    """More calls than are taken, of one client or at once."""

    status = HTTPStatus.TOO_MANY_REQUESTS
    code = "throttled"

    def __init__(self, seconds: int, client: str = "") -> None:
        self.client = client  # for the log
        super().__init__(
            "More calls came than are taken, and nothing was checked. Do not read"
            f" this as 'no advice'. Try again in {seconds} seconds.",
            ((b"retry-after", b"%d" % seconds),),
        )


class Broken(Refusal):
    """Our fault."""

    status = HTTPStatus.INTERNAL_SERVER_ERROR
    code = "exception"

    def __init__(self) -> None:
        super().__init__(
            "The service failed on this call, and nothing was checked. Do not read"
            " this as 'no advice'. The operator's log says where it failed."
        )


def operation_outcome(code: str, what_to_do: str) -> bytes:
    """Return the body of every answer that is not 2xx."""
    issue = {"severity": "error", "code": code, "diagnostics": what_to_do}
    return msgspec.json.encode({"resourceType": "OperationOutcome", "issue": [issue]})
