"""A server that is told to stop loses no call, and waits for none that idles."""

import socket
import threading
from io import BytesIO

import pytest
from real_server import everything, stopping

from cds_service.app import create_app
from cds_service.commands import connection as connections
from cds_service.commands.connection import Connection
from cds_service.commands.serve import Workers, configuration, listen
from cds_service.settings import Settings

_ASKED = b"GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n"
_CALL = (
    b"POST /cds-services/sm-patient-view HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n"
)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Return what is set once a connection was told that the server stops."""
    event, shutdown = threading.Event(), Connection.shutdown

    def noted(self: Connection) -> None:
        shutdown(self)
        event.set()

    monkeypatch.setattr(Connection, "shutdown", noted)
    return event


@pytest.mark.usefixtures("socket_enabled")
def test_a_call_on_its_way_to_a_server_that_stops_is_answered(
    told: threading.Event,
) -> None:
    """On a kept connection nobody can know of the stop: the call must not be lost."""
    with (
        stopping(create_app(Settings.load({}), log=BytesIO())) as (address, stop),
        socket.create_connection(address, timeout=30) as connection,
    ):
        connection.sendall(_ASKED)
        first = connection.recv(65_536)
        stop()
        assert told.wait(30)
        connection.sendall(_CALL + b"\r\n{}")
        last = everything(connection)

    assert b"connection: close" not in first
    assert last.startswith(b"HTTP/1.1 400 ")
    assert b"connection: close" in last


@pytest.mark.usefixtures("socket_enabled")
def test_a_kept_connection_without_a_call_does_not_hold_up_the_stop(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is closed after a moment, and the server ends."""
    monkeypatch.setattr(connections, "LINGER_SECONDS", 0.05)
    with (
        stopping(create_app(Settings.load({}), log=BytesIO())) as (address, stop),
        socket.create_connection(address, timeout=30) as connection,
    ):
        connection.sendall(_ASKED)
        connection.recv(65_536)
        stop()
        assert everything(connection) == b""


def test_a_connection_is_kept_longer_than_proxies_keep_theirs() -> None:
    """Nginx and load balancers close after 60 seconds: they must be the first."""
    assert configuration("x:y", workers=1).timeout_keep_alive > 60


@pytest.mark.usefixtures("socket_enabled")
def test_nobody_listens_while_the_workers_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """A call that nobody will take is refused at once: then it can go elsewhere."""
    monkeypatch.setattr("signal.signal", lambda *_: None)
    with listen("127.0.0.1", 0) as listening:
        Workers(configuration("x:y", workers=2), sockets=[listening]).terminate_all()
        assert listening.fileno() == -1
