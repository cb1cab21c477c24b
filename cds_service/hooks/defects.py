"""What the log says of a defect of ours: the type and the place, and never a message.

A traceback is never logged or sent: the messages of exceptions hold values of
the request. The type and the place in our code are enough to find the defect.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from traceback import extract_tb
from types import TracebackType
from typing import Final

import cds_service
from cds_service.audit import Audit, Line

OURS: Final = Path(cds_service.__file__).parent
"""The folder of our code: what lies beside it, such as a library, is not ours."""


def defect(error: Exception, status: int = 0) -> Line:
    """Return the line of an exception; without a status no call was answered."""
    return Line(
        event="broke",
        status=status,
        error=type(error).__name__,
        where=_place(error.__traceback__),
    )


class Defects:
    """Lets work in the background go on when it breaks, and tells the log.

    What breaks in the same way each time is told once, until it works again.
    """

    def __init__(self, audit: Audit) -> None:
        self._audit = audit
        self._last = ("", "")

    @contextmanager
    def told(self) -> Iterator[None]:
        """Do one round of the work."""
        try:
            yield
        except Exception as error:  # noqa: BLE001 (a round that broke is not the last)
            self._tell(defect(error))
        else:
            self._last = ("", "")

    def _tell(self, line: Line) -> None:
        if (line.error, line.where) != self._last:
            self._audit.record(line)
        self._last = (line.error, line.where)


def _place(traceback: TracebackType | None) -> str:
    for frame in reversed(extract_tb(traceback)):
        path = Path(frame.filename)
        if path.is_relative_to(OURS):
            return f"{OURS.name}/{path.relative_to(OURS).as_posix()}:{frame.lineno}"
    return ""
