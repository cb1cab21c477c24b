"""An answer, and what may be logged of it."""

from starlette.types import Message, Send

from cds_service.audit import Line
from cds_service.frozen import Frozen
from cds_service.hooks.errors import Header, Refusal


class Reply(Frozen, kw_only=False):
    """The JSON of an answer, and its audit lines."""

    content: bytes
    lines: tuple[Line, ...]
    status: int = 200
    headers: tuple[Header, ...] = ()


def refused(refusal: Refusal, service_id: str = "") -> Reply:
    """Return the answer to a call that was refused."""
    line = Line(event="refused", service=service_id, error=type(refusal).__name__)
    line.client, line.cause = refusal.client, refusal.cause
    return Reply(refusal.body(), (line,), refusal.status, refusal.headers)


async def send_json(send: Send, reply: Reply) -> None:
    """Send the answer."""
    headers = [
        (b"content-type", b"application/json"),
        (b"content-length", b"%d" % len(reply.content)),
        *reply.headers,
    ]
    await send(
        {
            "type": "http.response.start",
            "status": int(reply.status),
            "headers": headers,
        }
    )
    await send({"type": "http.response.body", "body": reply.content})


def without_body(send: Send) -> Send:
    """Return what sends the head of an answer and none of its body, for HEAD."""

    async def send_head(message: Message) -> None:
        if message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await send(message)

    return send_head
