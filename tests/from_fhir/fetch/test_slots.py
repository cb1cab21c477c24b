"""Connections side by side: one for each query, kept for the next ones."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from typing import Any

import pytest
from httpcore import ReadError, Request, Response, UnsupportedProtocol

from cds_service.from_fhir.fetch import slots as module
from cds_service.from_fhir.fetch.slots import Slots

pytestmark = pytest.mark.anyio
_HERE = "http://fhir.example.org"


class _Connection:
    """Stands in for httpcore's; answers once `ready`, or raises."""

    made: list["_Connection"]
    ready: asyncio.Event
    raises: Exception | None = None

    def __init__(self, origin: object, **_: object) -> None:
        self.origin, self.idle, self.expired, self.closed = origin, True, False, False
        self.made.append(self)

    async def handle_async_request(self, request: Request) -> Response:
        assert request.url.origin == self.origin
        self.idle = False
        await self.ready.wait()
        if self.raises:
            raise self.raises
        return Response(200, content=_body(self))

    def is_idle(self) -> bool:
        return self.idle

    def has_expired(self) -> bool:
        return self.expired

    async def aclose(self) -> None:
        self.closed = True


async def _body(connection: _Connection) -> AsyncIterator[bytes]:
    yield b"{}"
    connection.idle = True


@pytest.fixture
def connections(monkeypatch: pytest.MonkeyPatch) -> type[_Connection]:
    """Return what keeps the connections that are made."""

    class Counted(_Connection):
        made: list[_Connection] = []  # noqa: RUF012 (of this test)
        ready = asyncio.Event()

    monkeypatch.setattr(module, "AsyncHTTPConnection", Counted)
    return Counted


def _slots(most: int) -> Slots:
    return Slots(ssl.create_default_context(), (), most)


async def _asked(slots: Slots, url: str) -> bytes:
    async with slots.sent(Request("GET", url)) as response:
        return await response.aread()


async def _ask(slots: Slots, times: int, url: str = _HERE) -> list[Any]:
    asked = (_asked(slots, url) for _ in range(times))
    return await asyncio.gather(*asked, return_exceptions=True)


async def _answer_once_all_wait(connections: type[_Connection]) -> None:
    for _ in range(20):
        await asyncio.sleep(0)
    connections.ready.set()


async def test_queries_at_once_have_a_connection_each_and_later_ones_none_new(
    connections: type[_Connection],
) -> None:
    """Three at once make three connections; three more make none."""
    slots = _slots(20)
    await asyncio.gather(_ask(slots, 3), _answer_once_all_wait(connections))
    assert len(connections.made) == 3
    assert await _ask(slots, 3) == [b"{}"] * 3
    assert len(connections.made) == 3
    await slots.aclose()
    assert all(each.closed for each in connections.made)


async def test_no_more_connections_than_allowed(connections: type[_Connection]) -> None:
    """Five queries over two connections are all answered, over those two."""
    slots = _slots(2)
    answers, _ = await asyncio.gather(
        _ask(slots, 5), _answer_once_all_wait(connections)
    )
    assert len(connections.made) == 2
    assert answers == [b"{}"] * 5


async def test_a_connection_leads_to_one_server(connections: type[_Connection]) -> None:
    """Another host, port or scheme gets another, and the first is kept."""
    connections.ready.set()
    slots = _slots(1)
    others = ("http://fhir.example.org:81", "https://fhir.example.org", "http://b.test")
    for url in (*others, _HERE, *others):
        assert await _ask(slots, 1, url) == [b"{}"]
    assert len(connections.made) == 4


@pytest.mark.parametrize("fate", [{"expired": True}, {"idle": False}])
async def test_a_connection_that_has_ended_is_not_used(
    connections: type[_Connection], fate: dict[str, bool]
) -> None:
    """Closed by the other side, or too old, while nobody used it."""
    connections.ready.set()
    slots = _slots(1)
    await _ask(slots, 1)
    vars(connections.made[0]).update(fate)
    assert await _ask(slots, 1) == [b"{}"]
    assert [each.closed for each in connections.made] == [True, False]


async def test_a_line_that_was_cut_costs_those_beside_it(
    connections: type[_Connection],
) -> None:
    """A firewall forgets all of them; the next attempt must not take another one."""
    slots = _slots(3)
    await asyncio.gather(_ask(slots, 3), _answer_once_all_wait(connections))
    connections.raises = ReadError("reset")
    assert [type(each) for each in await _ask(slots, 1)] == [ReadError]
    connections.raises = None
    assert await _ask(slots, 1) == [b"{}"]
    assert [each.closed for each in connections.made] == [True] * 3 + [False]


async def test_servers_together_keep_no_more_than_two_of_them_need(
    connections: type[_Connection],
) -> None:
    """The server that was asked longest ago gives way, whole."""
    slots = _slots(20)
    hosts = [f"http://{number}.example.org" for number in range(3)]
    for host in (*hosts, hosts[1]):
        connections.ready.clear()
        await asyncio.gather(_ask(slots, 20, host), _answer_once_all_wait(connections))
    assert [each.closed for each in connections.made] == [True] * 20 + [False] * 40


async def test_a_failure_costs_its_connection_and_no_place(
    connections: type[_Connection],
) -> None:
    """After as many failures as there are places, queries are still sent."""
    connections.raises = ReadError("broken off")
    connections.ready.set()
    slots = _slots(1)
    failed = await _ask(slots, 3)
    connections.raises = None
    assert [type(each) for each in failed] == [ReadError] * 3
    assert await _ask(slots, 1) == [b"{}"]
    assert [each.closed for each in connections.made] == [True] * 3 + [False]


async def test_a_cancelled_query_leaves_its_place_to_the_next_one(
    connections: type[_Connection],
) -> None:
    """A deadline that ends a query closes the connection it waited on."""
    slots = _slots(1)
    waiting = asyncio.create_task(_ask(slots, 1))
    await _cancelled_while_waiting(waiting)
    connections.ready.set()
    assert await _ask(slots, 1) == [b"{}"]
    assert [each.closed for each in connections.made] == [True, False]


async def _cancelled_while_waiting(waiting: "asyncio.Task[Any]") -> None:
    for _ in range(5):
        await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)


async def test_only_what_speaks_http_is_asked(connections: type[_Connection]) -> None:
    """Another scheme is refused before anything is connected."""
    with pytest.raises(UnsupportedProtocol):
        await _asked(_slots(1), "ftp://fhir.example.org")
    assert not connections.made
