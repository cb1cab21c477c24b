"""Where lines go: one write for each, and a call never pays for a full disk."""

import sys
from typing import BinaryIO, Protocol


class _Raw(Protocol):
    def write(self, data: bytes, /) -> int | None: ...


class LineStream:
    """Writes lines whole, or counts those it could not write.

    Without a buffer: what is in a buffer when the disk is full comes out later, in
    pieces. Processes that share a pipe write one line at a time as long as a line
    has at most 4096 bytes (POSIX, PIPE_BUF).
    """

    def __init__(self, stream: BinaryIO | None) -> None:
        stream = sys.stdout.buffer if stream is None else stream
        self._stream = stream  # else it would be collected, and its raw stream closed
        self._raw: _Raw = getattr(stream, "raw", stream)
        self._torn = False

    def write(self, line: bytes) -> bool:
        """Write a line and its end; tell whether it was written."""
        rest = b"\n" + line + b"\n" if self._torn else line + b"\n"
        whole = len(rest)
        try:
            while rest:
                rest = rest[_taken(self._raw.write(rest)) :]
        except (OSError, ValueError):  # the second: it was closed
            self._torn = self._torn or len(rest) < whole
            return False
        self._torn = False
        return True


def _taken(count: int | None) -> int:
    if not count:
        raise BlockingIOError  # to try again at once would be to wait for the reader
    return count
