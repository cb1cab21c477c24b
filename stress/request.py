"""One request as it goes onto the wire, and what may come back."""

import json
from functools import lru_cache
from typing import Any, Final

from cds_service.frozen import Frozen

OK: Final = frozenset({200})
REFUSED: Final = frozenset({200, 400, 412, 413})
"""What a body may meet that was broken at random: some of it is still sound."""


class Request(Frozen, kw_only=False):
    """Bytes in pieces, with pauses between them in seconds.

    `meant` are the statuses that may be answered; none: the caller hangs up, or the
    connection may be closed without a word.
    """

    kind: str
    pieces: tuple[bytes, ...]
    meant: frozenset[int] = OK
    pause: float = 0.0
    reads_after: float = 0.0
    expects_answer: bool = True


def post(path: str, body: bytes, *more: str) -> bytes:
    """Return a POST of JSON."""
    head = (
        f"POST {path} HTTP/1.1",
        "Host: stress",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
        *more,
    )
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body


def get(path: str) -> bytes:
    """Return a GET."""
    return f"GET {path} HTTP/1.1\r\nHost: stress\r\n\r\n".encode()


def call_of(kind: str, body: bytes, meant: frozenset[int] = OK) -> Request:
    """Return a hook call; the body says which service it is for."""
    return Request(kind, (post(f"/cds-services/{service_of(body)}", body),), meant)


@lru_cache(maxsize=1_024)
def service_of(body: bytes) -> str:
    """Return the service of a hook; of one that cannot be read, any."""
    try:
        hook: Any = json.loads(body)["hook"]
    except (ValueError, KeyError, TypeError):
        return "sm-patient-view"
    return f"sm-{hook}" if hook in _HOOKS else "sm-patient-view"


_HOOKS: Final = (
    "patient-view",
    "order-select",
    "order-sign",
    "encounter-discharge",
    "appointment-book",
    "medication-refill",
)
