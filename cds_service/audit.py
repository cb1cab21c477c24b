"""One line per call, as JSON; never patient data.

The fields of `Line` are all that can be logged: there is no way to add another
key. Every text in it is ours (ids of services and rules, names of Python
types) or a UUID that was checked to be one.
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import BinaryIO, Final

import msgspec
from structlog import BytesLogger

_UUID: Final = re.compile(
    r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"
)


class Line(msgspec.Struct, omit_defaults=True, kw_only=True):
    """What may be said of one call."""

    event: str
    """`call`, `explain`, `feedback`, `refused`, `broke`, `keys` (a client's keys could
    not be looked up) or `store` (it is gone, or back; `outcome` says which).
    """
    client: str = ""
    """The name that the operator gave it; on a refusal, the one it claimed to be."""
    tenant: str = ""
    """One that the operator listed."""
    token: str = ""
    """The `jti` of the caller's token, if it is a UUID."""
    service: str = ""
    call: str = ""
    """The hookInstance."""
    status: int = 0
    ms: float = 0.0
    fired: list[str] = []
    undecided: list[str] = []
    failed: list[str] = []
    """Ids of rules; one that is in none of the three was not indicated."""
    cards: list[str] = []
    """The uuids of the cards."""
    silent: bool = False
    """They were not shown: this client is to be shown nothing."""
    unread: int = 0
    gaps: list[str] = []
    """Keys of records that were missing, or missing in part."""
    fetched: list[str] = []
    """Keys of records that came from the FHIR server."""
    card: str = ""
    rule: str = ""
    outcome: str = ""
    reason: str = ""
    suggestions: int = 0
    cause: str = ""
    """Why a caller was not let in (docs/clients.md), or keys not looked up."""
    error: str = ""
    """The name of the exception's type; its message may hold patient data."""
    where: str = ""
    """The place in this service's code where it was raised."""


def only_uuid(text: str) -> str:
    """Return the text if it is a UUID: anything else could hold anything."""
    return text if _UUID.fullmatch(text) else ""


_LEVELS: Final = {"debug": 0, "info": 0, "warning": 1, "error": 2}
_WEIGHT: Final = {
    "call": 0,
    "explain": 0,
    "refused": 1,
    "keys": 1,
    "store": 1,
    "broke": 2,
    "feedback": 2,
}
"""Feedback is kept at every level: the log is the only place it goes."""


class Audit:
    """Writes lines to a stream; the clock is given."""

    def __init__(
        self, stream: BinaryIO | None, now: Callable[[], datetime], level: str
    ) -> None:
        self._write = BytesLogger(stream).msg
        self._now = now
        self._least = _LEVELS[level]
        self._encode = msgspec.json.Encoder().encode

    def record(self, line: Line) -> None:
        """Write one line, if the level asks for it."""
        if _WEIGHT[line.event] < self._least:
            return
        at = self._now().astimezone(UTC).isoformat(timespec="milliseconds")
        # Put in front by hand: encoding a second struct would cost more.
        self._write(b'{"at":"' + at.encode() + b'",' + self._encode(line)[1:])
