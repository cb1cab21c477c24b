"""What never becomes a request is refused in words, and does not stay for ever."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from raw_connection import Address, answered, connected, refused
from real_server import everything, served

from cds_service.app import create_app
from cds_service.commands import connection as connections
from cds_service.settings import Settings

pytestmark = pytest.mark.usefixtures("socket_enabled")

_ASKED = b"GET /health/live HTTP/1.1\r\nHost: x\r\n"


@pytest.fixture(scope="module")
def server() -> Iterator[Address]:
    """Return the address of a server that waits a fifth of a second for a head."""
    app = create_app(Settings.load({}), log=BytesIO())
    with pytest.MonkeyPatch.context() as patch, served(app) as address:
        patch.setattr(connections, "HEAD_SECONDS", 0.2)
        yield address


@pytest.mark.parametrize(
    "sent",
    [
        b"hello\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET /\xff\xfe HTTP/1.1\r\n\r\n",
        b"POST /cds-services HTTP/1.1\r\nContent-Length: x\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    ],
    ids=["words", "tls", "path", "length", "two-lengths", "chunks"],
)
def test_what_is_no_http_is_refused_in_words(server: Address, sent: bytes) -> None:
    """An OperationOutcome, as every refusal; a client for TLS meets it too."""
    assert "could not be read as HTTP" in refused(answered(server, sent), 400)


def test_a_head_without_end_is_431(server: Address) -> None:
    """Headers are kept in memory, so there must be an end to them."""
    line = b"X: " + b"x" * 30_000 + b"\r\n"
    with connected(server) as connection:
        connection.sendall(_ASKED + line)
        for _ in range(9):
            try:
                connection.sendall(line)
            except OSError:
                break
        answer = connection.recv(65_536)

    assert "65536 bytes" in refused(answer, 431)


def test_a_long_head_is_read(server: Address) -> None:
    """Tokens are long, and proxies add to them."""
    long = b"Authorization: Bearer " + b"x" * 30_000 + b"\r\nConnection: close\r\n\r\n"

    assert answered(server, _ASKED, long).startswith(b"HTTP/1.1 200 OK")


def test_half_a_head_is_408(server: Address) -> None:
    """Whoever stops within the headers does not hold the connection for ever."""
    assert "did not arrive" in refused(answered(server, _ASKED), 408)


def test_a_connection_without_a_request_is_closed(server: Address) -> None:
    """Nothing was asked, so nothing is answered."""
    assert answered(server) == b""


def test_empty_lines_do_not_keep_a_connection(server: Address) -> None:
    """After an answer, what is no request must not count as one that is coming."""
    with connected(server) as connection:
        connection.sendall(_ASKED + b"\r\n")
        answer = connection.recv(65_536)
        connection.sendall(b"\r\n" * 10)
        connection.settimeout(3)  # uvicorn would never close
        answer += everything(connection)

    assert answer.count(b"HTTP/1.1 ") == 1
    assert answer.startswith(b"HTTP/1.1 200 OK")


def test_a_connection_serves_one_request_after_another(server: Address) -> None:
    """The wait for a head ends with the head, whatever becomes of the request."""
    with connected(server) as connection:
        for _ in range(3):
            connection.sendall(_ASKED + b"\r\n")
            assert connection.recv(65_536).startswith(b"HTTP/1.1 200 OK")


_OFFERS = [
    "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAEA",
    "upgrade: websocket\r\nconnection: upgrade",
]
_CALL = b'{"hook": "order-sign"}'
_FRAMED = [
    b"Content-Length: %d\r\n\r\n%s" % (len(_CALL), _CALL),
    b"Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n" % (len(_CALL), _CALL),
]


@pytest.mark.parametrize("offer", _OFFERS, ids=["h2c", "websocket"])
@pytest.mark.parametrize("framed", _FRAMED, ids=["length", "chunked"])
def test_an_offered_protocol_is_passed_over(
    server: Address, offer: str, framed: bytes
) -> None:
    """Java's client offers HTTP/2 in each request, and its body must not be lost."""
    head = f"POST /cds-services/sm-patient-view HTTP/1.1\r\nHost: x\r\n{offer}\r\n"
    with connected(server) as connection:
        for _ in range(2):
            connection.sendall(head.encode() + framed)
            answer = connection.recv(65_536)
            assert answer.startswith(b"HTTP/1.1 400 ")
            assert b'answers the hook \\"patient-view\\"' in answer


def test_a_body_may_speak_of_upgrades(server: Address) -> None:
    """Only the head is looked at: what follows is the caller's own words."""
    sent = b"POST /cds-services HTTP/1.1\r\nHost: x\r\nContent-Length: 40\r\n\r\n"
    body = b"\r\nUpgrade: h2c\r\n\r\n" + b" " * 22
    answer = answered(server, sent + body, _ASKED, b"Connection: close\r\n\r\n")

    assert answer.startswith(b"HTTP/1.1 405 ")
    assert answer.count(b"HTTP/1.1 200 OK") == 1
