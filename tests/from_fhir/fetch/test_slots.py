"""Connections side by side: one for each query, kept for the next ones."""

import asyncio
import ssl
from typing import Any

import httpx
import pytest

from cds_service.from_fhir.fetch import slots as module
from cds_service.from_fhir.fetch.slots import Slots

pytestmark = pytest.mark.anyio


class _Connection(httpx.AsyncBaseTransport):
    """Stands in for a connection; answers once `ready`, or raises."""

    made: int = 0
    ready = asyncio.Event()
    raises: Exception | None = None

    def __init__(self, *_: object) -> None:
        type(self).made += 1

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        del request
        await self.ready.wait()
        if self.raises:
            raise self.raises
        return httpx.Response(200, content=_body())


async def _body() -> Any:  # noqa: ANN401 (an asynchronous generator)
    yield b"{}"


@pytest.fixture
def connections(monkeypatch: pytest.MonkeyPatch) -> type[_Connection]:
    """Return what counts the connections that are made."""

    class Counted(_Connection):
        ready = asyncio.Event()

    monkeypatch.setattr(module, "_Slot", Counted)
    return Counted


def _client(most: int) -> httpx.AsyncClient:
    transport = Slots(ssl.create_default_context(), (), most)
    return httpx.AsyncClient(transport=transport)


async def _ask(client: httpx.AsyncClient, times: int) -> list[Any]:
    asked = (client.get("http://fhir.example.org") for _ in range(times))
    return await asyncio.gather(*asked, return_exceptions=True)


async def _answer_once_all_wait(connections: type[_Connection]) -> None:
    for _ in range(20):
        await asyncio.sleep(0)
    connections.ready.set()


async def test_queries_at_once_have_a_connection_each_and_later_ones_none_new(
    connections: type[_Connection],
) -> None:
    """Three at once make three connections; three more make none."""
    async with _client(20) as client:
        await asyncio.gather(_ask(client, 3), _answer_once_all_wait(connections))
        assert connections.made == 3
        answers = await _ask(client, 3)
    assert connections.made == 3
    assert [answer.content for answer in answers] == [b"{}"] * 3


async def test_no_more_connections_than_allowed(connections: type[_Connection]) -> None:
    """Five queries over two connections are all answered, over those two."""
    async with _client(2) as client:
        asked = _ask(client, 5), _answer_once_all_wait(connections)
        answers, _ = await asyncio.gather(*asked)
    assert connections.made == 2
    assert [answer.status_code for answer in answers] == [200] * 5


async def test_a_failure_gives_its_connection_back(
    connections: type[_Connection],
) -> None:
    """After as many failures as there are connections, queries are still sent."""
    connections.raises = httpx.ReadError("broken off")
    async with _client(1) as client:
        connections.ready.set()
        failed = await _ask(client, 3)
        connections.raises = None
        answered = await _ask(client, 1)
    assert [type(each) for each in failed] == [httpx.ReadError] * 3
    assert answered[0].status_code == 200


async def test_a_cancelled_query_gives_its_connection_back(
    connections: type[_Connection],
) -> None:
    """A deadline that ends a query leaves its connection to the next one."""
    async with _client(1) as client:
        waiting = asyncio.create_task(_ask(client, 1))
        await asyncio.sleep(0)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
        connections.ready.set()
        answered = await _ask(client, 1)
    assert answered[0].status_code == 200
