"""The outermost catch: whatever breaks becomes an honest 500."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cds_service.audit import Audit
from cds_service.hooks.defects import defect
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
        except Exception as error:  # noqa: BLE001 (it answers for all that is below)
            self._audit.record(defect(error, int(Broken.status)))
            if not started:
                await send_json(send, Reply(Broken().body(), (), Broken.status))
