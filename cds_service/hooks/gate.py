"""Stands before the endpoint: who calls must be known, and not too many at once.

Guarded is what concerns a patient, and discovery; the workbench's own addresses
too, which are of no use where its page has no token. The rules are there to be
read by whoever sees a card, and health by whoever runs the machine; neither
knows of any patient.
"""

from contextlib import suppress
from time import perf_counter
from typing import Final

from starlette.types import ASGIApp, Receive, Scope, Send

from cds_service.audit import Audit
from cds_service.hooks.addresses import Addresses
from cds_service.hooks.body import ClientGoneError, Limits, let_in
from cds_service.hooks.errors import Refusal
from cds_service.hooks.reply import refused, send_json, without_body
from cds_service.hooks.trust.caller import Door
from cds_service.hooks.turnstile import Turnstile

_GUARDED: Final = frozenset({"cds-services", "explain", "workbench"})
_BODILESS: Final = frozenset({"GET", "HEAD", "OPTIONS"})


class Gate:
    """Passes on what may come in, with `scope["caller"]`; answers the others."""

    def __init__(
        self,
        app: ASGIApp,
        door: Door,
        addresses: Addresses,
        audit: Audit,
        limits: Limits,
    ) -> None:
        self._app = app
        self._door = door
        self._addresses = addresses
        self._audit = audit
        self._limits = limits
        self._turnstile = Turnstile()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, or refuse; a caller that hung up is not answered."""
        if scope["type"] != "http" or not self._is_guarded(scope["path"]):
            await self._app(scope, receive, send)
            return
        started = perf_counter()
        try:
            caller = await self._door.admit(scope)
            with self._turnstile.passed():
                await self._app({**scope, "caller": caller}, receive, send)
        except Refusal as refusal:
            with suppress(ClientGoneError):
                await self._refuse(refusal, started, scope, receive, send)

    def _is_guarded(self, path: str) -> bool:
        return not _GUARDED.isdisjoint(self._addresses.segments(path)[:1])

    async def _refuse(
        self,
        refusal: Refusal,
        started: float,
        scope: Scope,
        receive: Receive,
        send: Send,
    ) -> None:
        reply = refused(refusal)
        if scope["method"] not in _BODILESS:
            await let_in(receive, self._limits)
        for line in reply.lines:
            line.status = int(reply.status)
            line.ms = round((perf_counter() - started) * 1000, 2)
            self._audit.record(line)
        await send_json(
            without_body(send) if scope["method"] == "HEAD" else send, reply
        )
