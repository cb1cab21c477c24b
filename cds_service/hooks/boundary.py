"""The outermost catch: whatever breaks becomes an honest 500.

A traceback is never logged or sent: the messages of exceptions hold values of
the request. The type and the place in our code are enough to find the defect.
"""

from traceback import extract_tb
from types import TracebackType

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cds_service.audit import Audit, Line
from cds_service.hooks.errors import Broken
from cds_service.hooks.reply import Reply, send_json


class Boundary:
    """Turns an exception of `app` into an answer that says nothing was checked."""

    def __init__(self, app: ASGIApp, audit: Audit) -> None:
        self._app = app
        self._audit = audit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, and answer if that fails."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def note_start(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._app(scope, receive, note_start)
        except Exception as error:  # noqa: BLE001 (the one place that answers for all)
            self._audit.record(_line(error))
            if not started:
                await send_json(send, Reply(Broken().body(), (), Broken.status))


def _line(error: Exception) -> Line:
    return Line(
        event="broke",
        status=int(Broken.status),
        error=type(error).__name__,
        where=_place(error.__traceback__),
    )


def _place(traceback: TracebackType | None) -> str:
    ours = [frame for frame in extract_tb(traceback) if "cds_service" in frame.filename]
    if not ours:
        return ""
    path = ours[-1].filename.rpartition("cds_service")[2]
    return f"cds_service{path}:{ours[-1].lineno}".replace("\\", "/")
