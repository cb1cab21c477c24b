"""A connection hands on what arrived, in order, and keeps little of it."""

import asyncio
import ssl
from typing import Any

import pytest
from httpcore import ConnectError, ReadError

from cds_service.from_fhir.fetch import network
from cds_service.from_fhir.fetch.network import CheckedNetwork
from cds_service.from_fhir.fetch.stream import Stream

_CHUNK = bytes(range(256)) * 1024
_TEN = ("10.0.0.7", "10.0.0.8")


class _Transport(asyncio.Transport):
    """Stands in for the event loop's; notes what is asked of it."""

    def __init__(self) -> None:
        super().__init__({"socket": 0})
        self.reads, self.sent = True, b""
        self.raises: type[Exception] | None = None

    def pause_reading(self) -> None:
        self.reads = False

    def resume_reading(self) -> None:
        self.reads = True

    def write(self, data: bytes | bytearray | memoryview) -> None:
        if self.raises is not None:
            raise self.raises
        self.sent += data


@pytest.fixture
def line() -> tuple[Stream, _Transport]:
    """Return a connection, and the transport beneath it."""
    stream, transport = Stream(), _Transport()
    stream.connection_made(transport)
    return stream, transport


async def test_what_arrived_is_handed_on_in_order_and_in_pieces(
    line: tuple[Stream, _Transport],
) -> None:
    """As many bytes as are asked for at most, and none is lost."""
    stream, _ = line
    stream.data_received(b"abc")
    stream.data_received(b"def")
    assert [await stream.read(4), await stream.read(4)] == [b"abcd", b"ef"]


async def test_whoever_sends_faster_than_is_read_has_to_wait(
    line: tuple[Stream, _Transport],
) -> None:
    """Until what lies here was read; then it goes on."""
    stream, transport = line
    stream.data_received(_CHUNK)
    assert transport.reads
    stream.data_received(b"1")
    assert not transport.reads
    read = b""
    while len(read) <= len(_CHUNK):
        read += await stream.read(len(_CHUNK))
    assert read == _CHUNK + b"1"
    assert transport.reads


async def test_a_request_is_sent_as_one_when_its_answer_is_waited_for(
    line: tuple[Stream, _Transport],
) -> None:
    """Head and body in one piece; a proxy may look at the first piece only."""
    stream, transport = line
    await stream.write(b"head ")
    await stream.write(b"body")
    assert transport.sent == b""
    waiting = asyncio.ensure_future(stream.read(99))
    await asyncio.sleep(0)
    stream.data_received(b"answer")
    assert await waiting == b"answer"
    assert transport.sent == b"head body"


async def test_the_end_is_no_bytes_and_a_failure_is_told(
    line: tuple[Stream, _Transport],
) -> None:
    """What arrived before is read first."""
    stream, _ = line
    stream.data_received(b"half")
    stream.eof_received()
    assert [await stream.read(9), await stream.read(9)] == [b"half", b""]
    stream.connection_lost(ConnectionResetError())
    with pytest.raises(ReadError):
        await stream.read(9)


async def test_a_reader_that_is_cancelled_takes_nothing_along(
    line: tuple[Stream, _Transport],
) -> None:
    """A deadline may end a wait; what comes later is there for the next reader."""
    stream, _ = line
    waiting = asyncio.ensure_future(stream.read(9))
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    stream.data_received(b"later")
    assert await stream.read(9) == b"later"


async def test_what_was_said_before_tls_is_not_taken_for_secured(
    line: tuple[Stream, _Transport],
) -> None:
    """Anybody on the way could say it, without key and certificate."""
    stream, _ = line
    stream.data_received(b"HTTP/1.1 200 OK\r\n\r\n")
    with pytest.raises(ConnectError):
        await stream.start_tls(ssl.create_default_context(), "ehr.example.org")


@pytest.mark.parametrize("gone", [RuntimeError, OSError])
async def test_a_line_that_is_gone_is_a_line_that_broke(
    line: tuple[Stream, _Transport], gone: type[Exception]
) -> None:
    """Each event loop has an error of its own for it."""
    stream, transport = line
    transport.raises = gone
    await stream.write(b"request")
    with pytest.raises(ReadError):
        await stream.read(9)
    stream.eof_received()
    await stream.write(b"request")
    assert await stream.read(9) == b""


async def test_others_have_their_turn_between_two_pieces(
    line: tuple[Stream, _Transport],
) -> None:
    """However much lies here, a deadline can end it."""
    stream, _ = line
    stream.data_received(b"x" * 99)
    turns: list[bytes] = []

    async def read() -> None:
        while True:
            turns.append(await stream.read(1))

    reading = asyncio.ensure_future(read())
    for _ in range(9):
        await asyncio.sleep(0)
    reading.cancel()
    await asyncio.gather(reading, return_exceptions=True)
    assert 0 < len(turns) < 10


@pytest.mark.parametrize("first", ["refuses", "never answers"])
async def test_the_next_address_of_a_name_is_tried(
    monkeypatch: pytest.MonkeyPatch, first: str
) -> None:
    """One of two protocols may lead nowhere."""
    tried: list[str] = []

    async def resolve(*_: Any, **__: Any) -> Any:  # noqa: ANN401 (getaddrinfo's)
        return [(0, 0, 0, "", (address, 443)) for address in _TEN]

    async def connect(_: object, made: Any, host: str, __: int) -> Any:  # noqa: ANN401
        tried.append(host)
        if host == _TEN[0] and first == "refuses":
            raise ConnectionRefusedError
        if host == _TEN[0]:
            await asyncio.Event().wait()
        return None, made()

    monkeypatch.setattr(network, "_NEXT_SECONDS", 0.001)
    monkeypatch.setattr(asyncio.BaseEventLoop, "getaddrinfo", resolve)
    monkeypatch.setattr(asyncio.BaseEventLoop, "create_connection", connect)
    stream = await CheckedNetwork(()).connect_tcp("ehr.example.org", 443)
    assert isinstance(stream, Stream)
    assert tried == [*_TEN]
