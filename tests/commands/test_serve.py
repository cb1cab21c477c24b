"""Starting the server says where it is, or why it cannot be there."""

import errno
import io
import socket

import pytest
from rich.console import Console

from cds_service.commands.serve import PortTakenError, address, banner, listen
from cds_service.settings import Settings


def printed(**environment: str) -> str:
    """Return the banner as text."""
    stream = io.StringIO()
    settings = Settings.load(environment)
    Console(file=stream, width=100).print(banner("http://127.0.0.1:8000", settings))
    return stream.getvalue()


def test_banner_says_what_matters() -> None:
    """Address, mode, caution and what to try next."""
    text = printed()

    for part in (
        "http://127.0.0.1:8000",
        "Open mode",
        "Only this machine can call",
        "not validated for patient care",
        "curl http://127.0.0.1:8000/cds-services",
        "sandbox.cds-hooks.org",
        "make replay",
    ):
        assert part in text


def test_banner_of_a_service_that_was_opened() -> None:
    """Where strangers may call, nobody is told that they cannot."""
    assert "Only this machine" not in printed(CDS_ALLOW_OPEN="true")


def test_banner_names_a_setting_that_is_none() -> None:
    """A typo in a setting does not go unnoticed."""
    assert "CDS_PUBLIC_UR" in printed(CDS_PUBLIC_UR="x")


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
        listen("127.0.0.1", 8000)


@pytest.mark.usefixtures("socket_enabled")
def test_an_address_that_is_not_ours_is_said_in_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The reader learns which address does not exist here."""
    monkeypatch.setattr(socket, "socket", _Foreign)

    with pytest.raises(PortTakenError, match=r"Cannot listen on 192\.0\.2\.1:8000"):
        listen("192.0.2.1", 8000)


class _Bound(socket.socket):
    """A socket that took the address it was given."""

    def bind(self, taken: tuple[str, int]) -> None:  # type: ignore[override]
        """Remember the address; any port is 8123."""
        self.taken = (taken[0], taken[1] or 8123)

    def getsockname(self) -> tuple[str, int]:
        """Return it."""
        return self.taken


@pytest.mark.usefixtures("socket_enabled")
@pytest.mark.parametrize(
    ("host", "port", "url"),
    [
        ("127.0.0.1", 8000, "http://127.0.0.1:8000"),
        ("127.0.0.1", 0, "http://127.0.0.1:8123"),
        ("::1", 8000, "http://[::1]:8000"),
    ],
)
def test_the_address_taken_is_the_one_shown(
    monkeypatch: pytest.MonkeyPatch, host: str, port: int, url: str
) -> None:
    """The banner can be copied into a browser, whatever was asked for."""
    monkeypatch.setattr(socket, "socket", _Bound)

    with listen(host, port) as listening:
        assert address(listening) == url
