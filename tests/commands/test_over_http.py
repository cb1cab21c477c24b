"""Calls over HTTP, with plain words for every failure."""

from http.client import HTTPConnection
from typing import Any

import pytest

from cds_service.commands import over_http
from cds_service.commands.calls import Reply
from cds_service.commands.over_http import OverHttp, UnreachableError


@pytest.mark.parametrize(
    "url", ["127.0.0.1:8000", "ftp://x", "http://", "", "http://[::1"]
)
def test_an_address_that_is_none_is_said_in_words(url: str) -> None:
    """The reader learns what an address looks like."""
    with pytest.raises(
        UnreachableError, match=r"write it like http://127\.0\.0\.1:8000"
    ):
        OverHttp(url)


def test_a_server_that_does_not_answer_is_said_in_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The reader learns which address, and why."""

    def refuse(*_: object) -> None:
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr(HTTPConnection, "connect", refuse)

    with pytest.raises(UnreachableError, match=r"http://127\.0\.0\.1:9.*refused"):
        OverHttp("http://127.0.0.1:9/")("/cds-services/x", b"{}", "application/json")


class _Connection:
    """A connection to a server that answers 200 and remembers the request."""

    asked: tuple[Any, ...] = ()

    def __init__(self, host: str, timeout: int) -> None:
        type(self).asked = (host, timeout)

    def request(self, *parts: Any) -> None:  # noqa: ANN401 (as the library has it)
        """Remember."""
        type(self).asked += parts

    def getresponse(self) -> "_Connection":
        """Answer."""
        return self

    status = 200
    body = b'{"cards": []}'
    location: str | None = None

    def getheader(self, name: str) -> str | None:
        """Return where the server points to."""
        return self.location if name == "Location" else None

    def read(self) -> bytes:
        """Return the body."""
        return self.body

    def close(self) -> None:
        """Do nothing."""


def test_a_path_of_the_server_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """A service behind a proxy may live below a path."""
    monkeypatch.setattr(over_http, "HTTPSConnection", _Connection)

    reply = OverHttp("https://cds.example.org/sm/")("/cds-services/x", b"{}", "a/b")

    assert reply == Reply(200, {"cards": []})
    assert _Connection.asked[0] == "cds.example.org"
    assert _Connection.asked[2:5] == ("POST", "/sm/cds-services/x", b"{}")
    assert _Connection.asked[5]["Content-Type"] == "a/b"


@pytest.mark.parametrize(
    "end", ["", "/", "/cds-services", "/cds-services/", "/cds-services/sm-order-sign"]
)
def test_the_address_may_end_as_it_is_pasted(
    monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    """An EHR is configured with the address of discovery."""
    monkeypatch.setattr(over_http, "HTTPConnection", _Connection)

    OverHttp(f"http://127.0.0.1:8000/sm{end}")("/cds-services/x", b"{}", "a/b")

    assert _Connection.asked[3] == "/sm/cds-services/x"


@pytest.mark.parametrize(
    ("status", "body", "location", "said"),
    [
        (404, b"{}", None, "answered 404, not with a list of services"),
        (200, b"<html>", None, "answered 200, not with a list"),
        (200, b'{"services": 3}', None, "answered 200, not with a list"),
        (301, b"", "https://x", "answered 301 and points to https://x, not with"),
    ],
)
def test_an_address_without_services_is_said_once(
    monkeypatch: pytest.MonkeyPatch,
    status: int,
    body: bytes,
    location: str | None,
    said: str,
) -> None:
    """Before hundreds of cases fail for the same reason; and what to give instead."""

    class Elsewhere(_Connection):
        """A server that is none of ours."""

    Elsewhere.status, Elsewhere.body, Elsewhere.location = status, body, location
    monkeypatch.setattr(over_http, "HTTPConnection", Elsewhere)

    with pytest.raises(UnreachableError) as caught:
        OverHttp("http://127.0.0.1:8000").checked()

    assert f"http://127.0.0.1:8000/cds-services {said}" in str(caught.value)
    assert "--url takes the address before /cds-services" in str(caught.value)


def test_an_address_with_services_is_fine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Discovery is asked, once."""

    class Ours(_Connection):
        """A server that lists its services."""

        body = b'{"services": []}'

    monkeypatch.setattr(over_http, "HTTPSConnection", Ours)
    caller = OverHttp("https://cds.example.org/cds-services")

    assert caller.checked() is caller
    assert Ours.asked[2:5] == ("GET", "/cds-services", None)


def test_a_port_that_is_none_is_said_in_words() -> None:
    """Whatever the library makes of it."""
    with pytest.raises(UnreachableError, match="no answer from"):
        OverHttp("http://127.0.0.1:port").checked()
