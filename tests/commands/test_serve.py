"""Starting the server says where it is, or why it cannot be there."""

import errno
import io
import socket

import pytest
from rich.console import Console

from cds_service.commands.serve import PortTakenError, serve, welcome


def printed(*, open_mode: bool) -> str:
    """Return the banner as text."""
    stream = io.StringIO()
    console = Console(file=stream, width=100)
    welcome(console, "http://127.0.0.1:8000", open_mode=open_mode)
    return stream.getvalue()


def test_banner_says_what_matters() -> None:
    """Address, mode, caution and what to try next."""
    text = printed(open_mode=True)

    for part in (
        "http://127.0.0.1:8000",
        "Open mode: no authentication",
        "not validated for patient care",
        "curl http://127.0.0.1:8000/cds-services",
        "sandbox.cds-hooks.org",
        "make replay",
    ):
        assert part in text


def test_banner_of_a_closed_service() -> None:
    """With clients configured nobody is told that the door is open."""
    assert "Open mode" not in printed(open_mode=False)


class _Taken(socket.socket):
    """A socket on a machine where the port is taken."""

    def bind(self, _address: object) -> None:
        """Refuse."""
        raise OSError(errno.EADDRINUSE, "Address already in use")


class _Foreign(socket.socket):
    """A socket on a machine that has no such address."""

    def bind(self, _address: object) -> None:
        """Refuse."""
        raise OSError(errno.EADDRNOTAVAIL, "Cannot assign requested address")


@pytest.mark.usefixtures("socket_enabled")
def test_a_taken_port_is_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader learns which port, and what to type instead."""
    monkeypatch.setattr(socket, "socket", _Taken)

    with pytest.raises(PortTakenError, match=r"Port 8000 is taken.*--port 8001"):
        serve("never:reached", "127.0.0.1", 8000, 1)


@pytest.mark.usefixtures("socket_enabled")
def test_an_address_that_is_not_ours_is_said_in_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The reader learns which address does not exist here."""
    monkeypatch.setattr(socket, "socket", _Foreign)

    with pytest.raises(PortTakenError, match=r"Cannot listen on 192\.0\.2\.1:8000"):
        serve("never:reached", "192.0.2.1", 8000, 1)
