"""The front door for everything that has a body, as plain ASGI.

It stands before FastAPI because a hook call is answered in less time than a
framework needs to find its route. It knows three addresses and passes
everything else on:

    POST /cds-services/{id}            an answer of cards
    POST /cds-services/{id}/feedback   what became of cards
    POST /explain/{id}                 why each rule said what it said

and those that the application gives it (`tasks`). Who calls was found out before,
by the gate in front of it.
"""

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from time import perf_counter
from types import MappingProxyType
from typing import Final, TypeVar

from starlette.types import ASGIApp, Receive, Scope, Send

from cds_service.audit import Audit
from cds_service.from_fhir.fetch.choice import Fetches
from cds_service.hooks import answer, explain, feedback
from cds_service.hooks.addresses import Addresses
from cds_service.hooks.body import ClientGoneError, Limits, let_in, read_body
from cds_service.hooks.consultation import Practice
from cds_service.hooks.errors import Refusal, UnknownService, WrongMethod
from cds_service.hooks.fetching import Task, Unfetched, may_fetch
from cds_service.hooks.reply import Reply, refused, send_json, without_body
from cds_service.hooks.trust.caller import Caller
from cds_service.hooks.unkept import Unkept

Answer = TypeVar("Answer")
Tasks = Mapping[tuple[str, ...], Task]
"""What to do at an address, by its parts beside the id of the service."""

_BODILESS: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_LARGE: Final = 256 * 1024
"""Bytes. Up to here a call takes some milliseconds, and others can wait for it; a
larger one may take long, and the 0.1 ms of changing to a thread are nothing to it.
"""

_TASKS: Final[Tasks] = {
    ("cds-services",): may_fetch(answer.in_words, whole=False),
    ("cds-services", "feedback"): feedback.reply,
    ("explain",): may_fetch(explain.in_words, whole=True),
}


class Endpoint:
    """Answers calls that have a body; `app` answers the others."""

    def __init__(  # noqa: PLR0913, PLR0917 (each is one thing that a call meets)
        self,
        app: ASGIApp,
        practice: Practice,
        audit: Audit,
        limits: Limits,
        fetches: Fetches,
        tasks: Tasks = MappingProxyType({}),
    ) -> None:
        self._app = app
        self._fetches = fetches
        self._tasks = {**_TASKS, **tasks}
        self._services = practice.services
        self._audit = audit
        self._limits = limits
        self._addresses = Addresses(practice.public_url)
        # One thread: with more, the loop would wait for each of them in turn.
        self._aside = ThreadPoolExecutor(1, "large-call")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass on; a caller that hung up is not answered."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        segments = self._addresses.segments(scope["path"])
        task = self._task(segments)
        with suppress(ClientGoneError):
            if task is None:
                await self._pass_on(segments, scope, receive, send)
            else:
                await self._serve(task, segments[1], scope, receive, send)

    async def _pass_on(
        self, segments: list[str], scope: Scope, receive: Receive, send: Send
    ) -> None:
        if scope["method"] not in _BODILESS:
            await let_in(receive, self._limits)
        tidy = dict(scope, path="/" + "/".join(segments))
        if scope["method"] == "HEAD":
            tidy["method"], send = "GET", without_body(send)
        await self._app(tidy, receive, send)

    async def _serve(
        self, task: Task, service_id: str, scope: Scope, receive: Receive, send: Send
    ) -> None:
        started, caller = perf_counter(), _caller(scope)
        reply = await self._reply(task, service_id, scope, receive)
        milliseconds = round((perf_counter() - started) * 1000, 2)
        for line in reply.lines:
            line.status, line.ms = int(reply.status), milliseconds
            line.client, line.tenant = caller.name, caller.tenant
            line.token = caller.token
            self._audit.record(line)
        await send_json(send, reply)

    async def _reply(
        self, task: Task, service_id: str, scope: Scope, receive: Receive
    ) -> Reply:
        service = self._services.get(service_id)
        if service is None or scope["method"] != "POST":
            await let_in(receive, self._limits)
            if service is None:
                return refused(UnknownService())
            return refused(WrongMethod(), service.id)
        ends = asyncio.get_running_loop().time() + self._limits.seconds
        try:
            practice = _caller(scope).practice
            body = await read_body(scope, receive, self._limits)
            job = partial(task, service, body, practice)
            return await self._answered(job, len(body), ends)
        except Refusal as refusal:
            return refused(refusal, service.id)

    async def _answered(
        self, job: Callable[[], Reply | Unfetched | Unkept], size: int, ends: float
    ) -> Reply:
        found = await self._done(job, size)
        if isinstance(found, Reply):
            return found
        if isinstance(found, Unkept):
            return await found.kept()
        fetched = await self._fetches.fetch(found.asked, ends)
        return await self._done(partial(found.go_on, fetched), size + fetched.size)

    async def _done(self, job: Callable[[], Answer], size: int) -> Answer:
        if size <= _LARGE:
            return job()
        # Health checks and small calls are answered meanwhile.
        return await asyncio.get_running_loop().run_in_executor(self._aside, job)

    def _task(self, segments: list[str]) -> Task | None:
        match segments:
            case [first, _, *rest]:
                return self._tasks.get((first, *rest))
            case _:
                return None


def _caller(scope: Scope) -> Caller:
    caller: Caller = scope["caller"]  # the gate in front put it there
    return caller
