"""Bytes sent to a server as they are, and the answers in bytes."""

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager

from real_server import everything

Address = tuple[str, int]


@contextmanager
def connected(server: Address) -> Iterator[socket.socket]:
    """Return a connection, closed at the end."""
    with socket.create_connection(server, timeout=30) as connection:
        yield connection


def answered(server: Address, *sent: bytes) -> bytes:
    """Send one piece after the other; return all that comes until the end."""
    with connected(server) as connection:
        for part in sent:
            connection.sendall(part)
        return everything(connection)


def refused(answer: bytes, status: int) -> str:
    """Check that it is a refusal with this status; return what it says to do."""
    head, _, content = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 %d " % status)
    assert b"content-type: application/json" in head
    assert b"connection: close" in head
    outcome = json.loads(content)
    assert outcome["resourceType"] == "OperationOutcome"
    return str(outcome["issue"][0]["diagnostics"])
