"""The front door for everything that has a body, as plain ASGI.

It stands before FastAPI because a hook call is answered in less time than a
framework needs to find its route. It knows three addresses and passes
everything else on:

    POST /cds-services/{id}            an answer of cards
    POST /cds-services/{id}/feedback   what became of cards
    POST /explain/{id}                 why each rule said what it said

A doubled or trailing slash is tolerated, and so is the path of the public URL.
"""

from collections.abc import Callable
from time import perf_counter
from typing import Final
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Receive, Scope, Send

from cds_service.audit import Audit
from cds_service.hooks import answer, explain, feedback
from cds_service.hooks.body import ClientGoneError, read_body
from cds_service.hooks.consultation import Practice
from cds_service.hooks.errors import Refusal, UnknownService, WrongMethod
from cds_service.hooks.reply import Reply, refused, send_json
from cds_service.hooks.service import Service

Task = Callable[[Service, bytes, Practice], Reply]

_TASKS: Final[dict[tuple[str, ...], Task]] = {
    ("cds-services",): answer.reply,
    ("cds-services", "feedback"): feedback.reply,
    ("explain",): explain.reply,
}


class Endpoint:
    """Answers calls that have a body; `app` answers the others."""

    def __init__(
        self, app: ASGIApp, practice: Practice, audit: Audit, max_body: int
    ) -> None:
        self._app = app
        self._practice = practice
        self._audit = audit
        self._max_body = max_body
        self._prefix = _segments(urlsplit(practice.public_url).path)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        segments = self._own_segments(scope["path"])
        task = _task(segments)
        if task is None:
            tidy = dict(scope, path="/" + "/".join(segments))
            await self._app(tidy, receive, send)
            return
        await self._serve(task, segments[1], scope, receive, send)

    async def _serve(
        self, task: Task, service_id: str, scope: Scope, receive: Receive, send: Send
    ) -> None:
        started = perf_counter()
        try:
            reply = await self._reply(task, service_id, scope, receive)
        except ClientGoneError:
            return
        milliseconds = round((perf_counter() - started) * 1000, 2)
        for line in reply.lines:
            line.status, line.ms = int(reply.status), milliseconds
            self._audit.record(line)
        await send_json(send, reply)

    async def _reply(
        self, task: Task, service_id: str, scope: Scope, receive: Receive
    ) -> Reply:
        service = self._practice.services.get(service_id)
        if service is None:
            return refused(UnknownService())
        try:
            if scope["method"] != "POST":
                raise WrongMethod
            body = await read_body(scope, receive, self._max_body)
            return task(service, body, self._practice)
        except Refusal as refusal:
            return refused(refusal, service.id)

    def _own_segments(self, path: str) -> list[str]:
        segments, prefix = _segments(path), self._prefix
        if prefix and segments[: len(prefix)] == prefix:
            return segments[len(prefix) :]
        return segments


def _task(segments: list[str]) -> Task | None:
    match segments:
        case [first, _, *rest]:
            return _TASKS.get((first, *rest))
        case _:
            return None


def _segments(path: str) -> list[str]:
    return [segment for segment in path.split("/") if segment]
