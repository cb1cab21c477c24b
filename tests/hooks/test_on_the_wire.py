"""What only shows on a real socket: resets, callers that wait, callers that dawdle."""

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO

import pytest
from hook_calls import PATIENT_VIEW, low_neutrophils
from real_server import everything, served

from cds_service.app import create_app
from cds_service.settings import Settings

pytestmark = pytest.mark.usefixtures("socket_enabled")

Address = tuple[str, int]
_SETTINGS = {"CDS_DEADLINE_MS": "300", "CDS_MAX_BODY_BYTES": "100000"}
_POST = f"POST {PATIENT_VIEW} HTTP/1.1\r\nHost: x\r\n"
_BIG = b" " * 8_000_000
"""More than the buffers of both sides hold: it has to be read to be sent."""


@pytest.fixture(scope="module")
def server() -> Iterator[Address]:
    """Return the address of a server that is impatient and takes 100 kB."""
    settings, today = Settings.load(_SETTINGS), datetime(2026, 1, 6, tzinfo=UTC)
    app = create_app(settings, clock=lambda: today, log=BytesIO())
    with served(app) as address:
        yield address


@contextmanager
def _connected(server: Address) -> Iterator[socket.socket]:
    with socket.create_connection(server, timeout=30) as connection:
        yield connection


def _status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


def _diagnostics(answer: bytes) -> str:
    outcome = json.loads(answer.partition(b"\r\n\r\n")[2])
    assert outcome["resourceType"] == "OperationOutcome"
    return str(outcome["issue"][0]["diagnostics"])


@pytest.mark.parametrize(
    ("head", "status"),
    [
        (_POST, 413),
        (_POST + "Connection: close\r\n", 413),
        (_POST + "Connection: close\r\nContent-Type: text/plain\r\n", 415),
        ("POST /cds-services/nope HTTP/1.1\r\nHost: x\r\nConnection: close\r\n", 404),
        (
            "PUT /explain/sm-order-sign HTTP/1.1\r\nHost: x\r\nConnection: close\r\n",
            405,
        ),
        ("POST /cds-services HTTP/1.0\r\nHost: x\r\n", 405),
    ],
)
def test_a_refusal_reaches_who_is_still_sending(
    server: Address, head: str, status: int
) -> None:
    """The whole body is sent before the answer is read, as simple clients do."""
    with _connected(server) as connection:
        connection.sendall(f"{head}Content-Length: {len(_BIG)}\r\n\r\n".encode() + _BIG)
        answer = everything(connection)

    assert _status(answer) == status
    assert _diagnostics(answer)


def test_a_body_in_pieces_that_grows_too_large_is_413(server: Address) -> None:
    """Without a length, the limit is found out on the way; the rest is let in."""
    piece = b"10000\r\n" + b" " * 65_536 + b"\r\n"
    with _connected(server) as connection:
        connection.sendall(f"{_POST}Transfer-Encoding: chunked\r\n\r\n".encode())
        connection.sendall(piece * 100 + b"0\r\n\r\n")
        answer = everything(connection)

    assert _status(answer) == 413
    assert "100000 bytes" in _diagnostics(answer)


def test_who_asks_first_is_told_to_go_on(server: Address) -> None:
    """Expect: 100-continue: the body is asked for, and then answered."""
    body = json.dumps(low_neutrophils()).encode()
    head = f"{_POST}Expect: 100-continue\r\nContent-Length: {len(body)}\r\n"
    with _connected(server) as connection:
        connection.sendall(f"{head}Connection: close\r\n\r\n".encode())
        assert connection.recv(65_536) == b"HTTP/1.1 100 Continue\r\n\r\n"
        connection.sendall(body)
        answer = everything(connection)

    assert _status(answer) == 200
    assert b"Interrupt midostaurin" in answer


@pytest.mark.parametrize(("kind", "status"), [("", 413), ("text/plain", 415)])
def test_who_asks_first_is_refused_first(
    server: Address, kind: str, status: int
) -> None:
    """Expect: 100-continue with a body that is not read: none of it is asked for."""
    head = f"{_POST}Expect: 100-Continue\r\nContent-Type: {kind}\r\n"
    with _connected(server) as connection:
        connection.sendall(f"{head}Content-Length: {len(_BIG)}\r\n\r\n".encode())
        answer = everything(connection)

    assert _status(answer) == status
    assert b"connection: close" in answer


@pytest.mark.parametrize("sent", [b"", b'{"hook": "patient-view"'])
def test_a_body_that_does_not_come_is_408(server: Address, sent: bytes) -> None:
    """Whoever stops half-way does not hold the connection for ever."""
    with _connected(server) as connection:
        connection.sendall(f"{_POST}Content-Length: 9999\r\n\r\n".encode() + sent)
        answer = everything(connection)

    assert _status(answer) == 408
    assert "0.3 seconds" in _diagnostics(answer)
    assert b"connection: close" in answer


def test_a_refused_body_that_does_not_come_is_not_waited_for(server: Address) -> None:
    """The refusal is told all the same, when the time is over."""
    head = "POST /cds-services/nope HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
    with _connected(server) as connection:
        connection.sendall(f"{head}Content-Length: 9999\r\n\r\n".encode())
        answer = everything(connection)

    assert _status(answer) == 404


def test_calls_in_a_row_are_answered_in_a_row(server: Address) -> None:
    """Pipelining: four calls in one packet, a refusal among them, four answers."""
    body = json.dumps(low_neutrophils()).encode()
    call = f"{_POST}Content-Length: {len(body)}\r\n\r\n".encode() + body
    wrong = f"{_POST}Content-Length: 2\r\n\r\n{{}}".encode()
    last = call.replace(b"Host: x", b"Host: x\r\nConnection: close")
    with _connected(server) as connection:
        connection.sendall(call + wrong + call + last)
        answer = everything(connection)

    starts = [part[:3] for part in answer.split(b"HTTP/1.1 ")[1:]]
    assert starts == [b"200", b"400", b"200", b"200"]


@pytest.mark.parametrize("path", ["/cds-services", "/rules", "/health/live"])
def test_head_is_get_without_a_body(server: Address, path: str) -> None:
    """The length is that of the page; nothing follows the headers."""
    asked = " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    answers = []
    for method in ("HEAD ", "GET "):
        with _connected(server) as connection:
            connection.sendall((method + path + asked).encode())
            answers.append(everything(connection))
    head, got = answers

    assert _status(head) == 200
    assert head.endswith(b"\r\n\r\n")
    page = got.partition(b"\r\n\r\n")[2]
    assert b"content-length: %d\r\n" % len(page) in head
