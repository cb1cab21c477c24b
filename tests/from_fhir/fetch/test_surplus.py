"""More than the answer was sent: it is never taken for the answer to another query."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

import pytest
from certificates import Authority
from event_loops import anyio_backend
from httpcore import (
    URL,
    ConnectError,
    ReadError,
    RemoteProtocolError,
    Request,
)

from cds_service.from_fhir.fetch.network import CheckedNetwork
from cds_service.from_fhir.fetch.slots import Slots

__all__ = ["anyio_backend"]

pytestmark = pytest.mark.usefixtures("socket_enabled")

_HERE: Final = "127.0.0.1"
_Said = Callable[[bytes], tuple[bytes, ...]]


@asynccontextmanager
async def _serving(say: _Said, tls: ssl.SSLContext | None = None) -> AsyncIterator[int]:
    """Say to each request what `say` makes of its path; return the port."""

    async def answer(
        reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        while asked := await reader.read(10_000):
            for piece in say(asked.split()[1]):
                writer.write(piece)
        writer.close()

    server = await asyncio.start_server(answer, _HERE, 0, ssl=tls)
    async with server:
        yield server.sockets[0].getsockname()[1]


def _answer(body: bytes) -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body)


async def _asked(slots: Slots, port: int, path: str) -> bytes:
    url = URL(scheme="http", host=_HERE, port=port, target=path)
    async with slots.sent(Request("GET", url, headers=[("Host", _HERE)])) as response:
        return await response.aread()


@pytest.mark.parametrize(
    "surplus", [_answer(b"/another"), _answer(b""), b"\r\n", b"rest of a body"]
)
async def test_each_query_gets_its_own_answer(surplus: bytes) -> None:
    """A server that answers twice, or whose Content-Length is too small."""
    slots = Slots(ssl.create_default_context(), [_HERE], 1)
    async with _serving(lambda path: (_answer(path) + surplus,)) as port:
        found = [await _asked(slots, port, path) for path in ("/a", "/b", "/c")]
        await slots.aclose()

    assert found == [b"/a", b"/b", b"/c"]


@pytest.fixture(params=["plain", "TLS"])
def contexts(
    request: pytest.FixtureRequest, tmp_path: Path
) -> tuple[ssl.SSLContext, ssl.SSLContext] | None:
    """Return how a client and a server speak TLS, or that they do not."""
    if request.param == "plain":
        return None
    hospital = Authority(tmp_path, "hospital")
    server = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    server.load_cert_chain(*hospital.certificate("ehr"))
    return ssl.create_default_context(cafile=hospital.file), server


@pytest.mark.parametrize("pieces", [(b"answersurplus",), (b"answer", b"surplus")])
async def test_what_was_taken_from_the_socket_and_not_read_is_noticed(
    contexts: tuple[ssl.SSLContext, ssl.SSLContext] | None, pieces: tuple[bytes, ...]
) -> None:
    """Below httpcore, whether the event loop or TLS took it."""
    client, server = contexts or (None, None)
    async with _serving(lambda _: pieces, server) as port:
        stream = await CheckedNetwork([_HERE]).connect_tcp(_HERE, port)
        if client is not None:
            stream = await stream.start_tls(client, _HERE)
        await stream.write(b"GET / HTTP/1.1")
        assert await stream.read(len(b"answer")) == b"answer"
        assert stream.get_extra_info("is_readable")
        await stream.aclose()


async def test_a_connection_that_is_quiet_may_be_used_again(
    contexts: tuple[ssl.SSLContext, ssl.SSLContext] | None,
) -> None:
    """Nothing was sent but the answer."""
    client, server = contexts or (None, None)
    async with _serving(lambda _: (b"answer",), server) as port:
        stream = await CheckedNetwork([_HERE]).connect_tcp(_HERE, port)
        if client is not None:
            stream = await stream.start_tls(client, _HERE)
        for _ in range(2):
            await stream.write(b"GET / HTTP/1.1")
            assert await stream.read(999) == b"answer"
            assert not stream.get_extra_info("is_readable")
        await stream.aclose()


async def test_a_server_that_closes_at_once_is_a_line_that_broke() -> None:
    """As a proxy without anything behind it does; on either event loop."""

    async def close(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    slots = Slots(ssl.create_default_context(), [_HERE], 9)
    server = await asyncio.start_server(close, _HERE, 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        asked = (_asked(slots, port, "/a") for _ in range(9))
        found = await asyncio.gather(*asked, return_exceptions=True)
        await slots.aclose()

    kinds = {type(each) for each in found}
    assert kinds <= {RemoteProtocolError, ReadError}


async def test_an_answer_before_the_handshake_is_never_read(
    contexts: tuple[ssl.SSLContext, ssl.SSLContext] | None,
) -> None:
    """It comes from whoever is on the way, and TLS proves nothing of it."""
    if contexts is None:
        return
    injected, gone = asyncio.Event(), asyncio.Event()

    async def inject(
        reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        writer.write(_answer(b"injected"))
        await writer.drain()
        injected.set()
        await reader.read()
        writer.close()
        gone.set()

    server = await asyncio.start_server(inject, _HERE, 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        stream = await CheckedNetwork([_HERE]).connect_tcp(_HERE, port)
        await injected.wait()
        with pytest.raises(ConnectError):
            await stream.start_tls(contexts[0], _HERE)
        await stream.aclose()
        await gone.wait()
