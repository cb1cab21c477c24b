"""Calls of the service in this process."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from cds_service.commands.calls import InProcess, Reply


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
