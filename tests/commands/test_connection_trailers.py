"""What stands behind a body sent in chunks is bounded, and is no header."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from raw_connection import Address, answered, connected, refused
from real_server import served
from starlette.types import Receive, Scope, Send

from cds_service.app import create_app
from cds_service.commands import connection as connections
from cds_service.hooks.reply import Reply, send_json
from cds_service.settings import Settings

pytestmark = pytest.mark.usefixtures("socket_enabled")


@pytest.fixture(scope="module")
def server() -> Iterator[Address]:
    """Return the address of a server that waits a fifth of a second for a head."""
    app = create_app(Settings.load({}), log=BytesIO())
    with pytest.MonkeyPatch.context() as patch, served(app) as address:
        patch.setattr(connections, "HEAD_SECONDS", 0.2)
        yield address


_IN_CHUNKS = (
    b"POST /cds-services/x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
)


@pytest.mark.parametrize(
    "more",
    [b"X: " + b"x" * 60_000 + b"\r\n", b"x" * 60_000],
    ids=["lines", "one-line"],
)
def test_trailers_without_end_are_431(server: Address, more: bytes) -> None:
    """They would be kept in memory as headers are, and anybody can send them."""
    with connected(server) as connection:
        connection.sendall(_IN_CHUNKS + b"\r\n0\r\n")
        for _ in range(9):
            try:
                connection.sendall(more)
            except OSError:
                break
        answer = connection.recv(65_536)

    assert "65536 bytes" in refused(answer, 431)


def test_a_long_body_in_small_chunks_is_no_trailer() -> None:
    """Only what stands beside a body is bounded here, and a body may be long."""
    chunk = b"3e8\r\n" + b"x" * 1000 + b"\r\n"

    body, _ = _received(_IN_CHUNKS + b"\r\n", *[chunk * 20] * 10, b"0\r\n\r\n")

    assert len(body) == 200_000


def test_a_trailer_is_no_header() -> None:
    """What a proxy takes out of the headers must not come in behind the body."""
    _, names = _received(
        _IN_CHUNKS + b"\r\n2\r\n{}\r\n0\r\nAuthorization: Bearer x\r\n\r\n"
    )

    assert names == [b"host", b"transfer-encoding"]


def _received(*sent: bytes) -> tuple[bytes, list[bytes]]:
    """Return the body and the names of the headers that reach an application."""
    bodies, names = list[bytes](), list[bytes]()

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        more = True
        while more:
            message = await receive()
            bodies.append(message["body"])
            more = message["more_body"]
        names.extend(name for name, _ in scope["headers"])
        await send_json(send, Reply(b"{}", (), headers=((b"connection", b"close"),)))

    with served(app) as address:
        assert answered(address, *sent).startswith(b"HTTP/1.1 200 OK")
    return b"".join(bodies), names
