"""Writes the lines, and tells whoever counts."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import BinaryIO, Final, Protocol

import msgspec

from cds_service.audit.line import VERSION, Line
from cds_service.audit.stream import LineStream

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


class Listener(Protocol):
    """Counts what happens."""

    def hear(self, line: Line) -> None:
        """Take note of a line, whatever the level keeps of it."""

    def miss(self) -> None:
        """Take note of a line that could not be written."""


class Nobody:
    """Listens to nothing."""

    def hear(self, line: Line) -> None:
        """Do nothing."""

    def miss(self) -> None:
        """Do nothing."""


class Audit:
    """Writes lines to a stream; the clock is given, and who counts them."""

    def __init__(
        self,
        stream: BinaryIO | None,
        now: Callable[[], datetime],
        level: str,
        listener: Listener | None = None,
    ) -> None:
        self._stream = LineStream(stream)
        self._now = now
        self._least = _LEVELS[level]
        self._listener = listener or Nobody()
        self._lost = 0
        self._encode = msgspec.json.Encoder().encode

    def record(self, line: Line) -> None:
        """Write one line, if the level asks for it; it never fails."""
        if _WEIGHT[line.event] >= self._least:
            self._keep(line)
        self._listener.hear(line)

    def _keep(self, line: Line) -> None:
        line.lost = self._lost
        if self._stream.write(self._written(line)):
            self._lost = 0
        else:
            self._lost += 1
            self._listener.miss()

    def _written(self, line: Line) -> bytes:
        at = self._now().astimezone(UTC).isoformat(timespec="milliseconds")
        # Put in front by hand: encoding a second struct would cost more.
        head = b'{"at":"%b","v":%d,' % (at.encode(), VERSION)
        return head + self._encode(line)[1:]
