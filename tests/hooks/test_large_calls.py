"""A large call is answered aside, so that health checks need not wait for it."""

import asyncio
import json
import re
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import pytest
from hook_calls import Json, fixture_requests, low_neutrophils, path_of, patient_view
from starlette.types import ASGIApp, Message

from cds_service.cards import constants
from cds_service.cards.compose import compose
from cds_service.from_fhir import memory
from cds_service.hooks import answer
from cds_service.hooks.consultation import Practice
from cds_service.hooks.errors import Refusal
from cds_service.hooks.service import Service
from cds_service.hooks.services import SERVICES

_LARGEST_AT_ONCE = 262_144


async def _asked(app: ASGIApp, method: str, path: str, body: bytes = b"") -> int:
    """Return the status of the answer."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": body}

    async def send(message: Message) -> None:
        sent.append(message)

    scope: dict[str, Any] = {"type": "http", "headers": [], "query_string": b""}
    await app(scope | {"method": method, "path": path}, receive, send)
    return int(sent[0]["status"])


def _sized(call: Json, size: int) -> bytes:
    body = json.dumps(call).encode()
    return body + b" " * (size - len(body))


async def test_health_is_answered_while_a_large_call_is(
    app: ASGIApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The call stands still until the health check has been answered."""
    begun, go_on = threading.Event(), threading.Event()

    def slow(*given: Any) -> Any:  # noqa: ANN401 (as it came)
        begun.set()
        assert go_on.wait(30)
        return compose(*given)

    monkeypatch.setattr(answer, "compose", slow)
    call = low_neutrophils()
    large = asyncio.create_task(
        _asked(app, "POST", path_of(call), _sized(call, _LARGEST_AT_ONCE + 1))
    )
    assert await asyncio.to_thread(begun.wait, 30)
    health = await _asked(app, "GET", "/health/live")
    go_on.set()

    assert health == 200
    assert await large == 200


@pytest.mark.parametrize(
    ("size", "aside"), [(_LARGEST_AT_ONCE, False), (_LARGEST_AT_ONCE + 1, True)]
)
async def test_only_large_calls_pay_for_a_thread(
    app: ASGIApp, monkeypatch: pytest.MonkeyPatch, size: int, aside: bool
) -> None:
    """Up to 256 KiB, a call is answered where it came in."""
    threads: list[threading.Thread] = []

    def noting(*given: Any) -> Any:  # noqa: ANN401 (as it came)
        threads.append(threading.current_thread())
        return compose(*given)

    monkeypatch.setattr(answer, "compose", noting)
    call = low_neutrophils()
    status = await _asked(app, "POST", path_of(call), _sized(call, size))

    assert status == 200
    assert [one is not threading.current_thread() for one in threads] == [aside]


@pytest.mark.parametrize(
    ("call", "status"), [(patient_view(), 200), ({"hook": "patient-view"}, 400)]
)
async def test_a_large_call_is_answered_like_any_other(
    app: ASGIApp, call: Json, status: int
) -> None:
    """Refusals come back from the other thread as well."""
    body = _sized(call, _LARGEST_AT_ONCE + 1)

    assert await _asked(app, "POST", "/cds-services/sm-patient-view", body) == status


def test_what_is_remembered_may_be_used_by_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Calls side by side, with memories that start anew all the time, do not mix."""
    monkeypatch.setattr(memory, "_MOST", 2)
    monkeypatch.setattr(constants, "_MOST", 2)
    calls = [path.read_bytes() for path in fixture_requests()[::5]]
    expected = [_answered(body) for body in calls]
    order = list(range(len(calls))) * 3
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(lambda at: _answered(calls[at]), order))
    finally:
        sys.setswitchinterval(usual)

    assert found == [expected[at] for at in order]


def _answered(body: bytes) -> bytes:
    """Return the answer without its uuids, which are fresh each time."""
    practice = Practice(
        SERVICES, "http://x", lambda: date(2026, 1, 6), trusts_as_of=True
    )
    try:
        content = answer.reply(_service(body), body, practice).content
    except Refusal as refusal:
        return refusal.body()
    return re.sub(rb'"uuid":"[^"]*"', b"", content)


def _service(body: bytes) -> Service:
    return SERVICES[path_of(json.loads(body)).rpartition("/")[2]]
