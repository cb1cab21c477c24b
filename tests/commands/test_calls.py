"""Calls of the service: in process, or over HTTP with plain words for failure."""

from http.client import HTTPConnection
from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from cds_service.commands import calls
from cds_service.commands.calls import InProcess, OverHttp, Reply, UnreachableError


async def echo(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with what was asked."""
    request = Request(scope, receive)
    body = await request.body()
    content = [request.method, request.url.path, request.headers["content-type"]]
    await JSONResponse([*content, body.decode()], 418)(scope, receive, send)


async def plain(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with no JSON."""
    await Response(b"not \xff JSON")(scope, receive, send)


def test_the_application_is_called_as_by_a_server() -> None:
    """Method, path, content type and body arrive; status and JSON come back."""
    reply = InProcess(echo)("/cds-services/x", b"{}", "text/plain")

    assert reply == Reply(418, ["POST", "/cds-services/x", "text/plain", "{}"])


def test_an_answer_that_is_no_json_is_text() -> None:
    """Whatever comes back can be shown."""
    assert InProcess(plain)("/", b"", "text/plain") == Reply(200, "not � JSON")


@pytest.mark.parametrize("url", ["127.0.0.1:8000", "ftp://x", "http://", ""])
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

    def read(self) -> bytes:
        """Return the body."""
        return b'{"cards": []}'

    def close(self) -> None:
        """Do nothing."""


def test_a_path_of_the_server_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """A service behind a proxy may live below a path."""
    monkeypatch.setattr(calls, "HTTPSConnection", _Connection)

    reply = OverHttp("https://cds.example.org/sm/")("/cds-services/x", b"{}", "a/b")

    assert reply == Reply(200, {"cards": []})
    assert _Connection.asked[0] == "cds.example.org"
    assert _Connection.asked[2:5] == ("POST", "/sm/cds-services/x", b"{}")
    assert _Connection.asked[5]["Content-Type"] == "a/b"
