"""One connection, as uvicorn keeps it, and what uvicorn leaves open.

uvicorn waits for a head without end and takes one of any length; the bodies
that follow are bounded in `hooks.body`. What is no HTTP is refused here, in the
words of all refusals. CORS headers are not on these answers: whose script the
caller is cannot be known, and no browser sends such a request.

A client may offer another protocol in any request, and Java's own does in each
one. The parser then takes the body for that protocol's, and uvicorn loses it
(its issue 2722); so the offer is hidden from the parser.

What follows the last piece of a body in chunks (trailers) would be kept without
end too, and counted among the headers: a proxy that guards the headers does not
look there (RFC 9110, 6.5.1). It is bounded like a head, and dropped.

A server that is to stop closes the connections on which nothing runs, and a call that
is on its way on one of them is lost: no client repeats a POST by itself. So they stay
open a little longer; the answer then says that the connection ends.
"""

import asyncio
import re
from http import HTTPStatus
from typing import Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from cds_service.hooks.errors import operation_outcome

HEAD_SECONDS: Final = 10.0
"""How long a head, or the wait for one on a fresh connection, may take."""
LINGER_SECONDS: Final = 2.0
"""How long a kept connection is listened to once the server is to stop: a call that was
sent is read by then, however busy the process (house choice).
"""
HEAD_BYTES: Final = 65_536
"""A head with a signed token has a few thousand."""

_OFFER: Final = re.compile(rb"^upgrade:", re.IGNORECASE | re.MULTILINE)
_HIDDEN: Final = b"x-offer:"
"""As long as what it replaces: the length of what follows must not change."""

_NO_HTTP: Final = (
    "This could not be read as HTTP/1.1: a method that is none, or a malformed address,"
    " header or length. A client that speaks TLS or HTTP/2 needs a proxy in front."
)
_TOO_LONG: Final = (
    f"The headers, or what stands beside a body, are longer than {HEAD_BYTES} bytes."
    " Send fewer."
)
_TOO_SLOW: Final = f"The headers did not arrive within {HEAD_SECONDS:g} seconds."


class Connection(HttpToolsProtocol):
    """Answers 400, 408 and 431 to what never becomes a request."""

    _in_head: bool = True
    """Whether a head is awaited or not complete yet."""
    _beside: int = 0
    """Bytes since a head was complete or a piece of a body came: all of a head, of
    trailers, of what a client notes on its chunks.
    """
    _asked: bool = False
    """Whether there was a request on this connection."""
    _overdue: asyncio.TimerHandle | None = None
    _stops: bool = False
    """Whether the server is to stop: the next answer is the last."""

    def connection_made(  # type: ignore[override] # as uvicorn has it
        self, transport: asyncio.Transport
    ) -> None:
        """Begin to wait for a request."""
        super().connection_made(transport)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        self._stop_waiting()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on; what is not part of a request that runs must end in time."""
        self._beside += len(data)
        if self._in_head or not self._runs():
            data = _without_offer(data)
        super().data_received(data)
        if self._beside > HEAD_BYTES:
            status = HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
            self._refuse(status, "too-long", _TOO_LONG)
        elif self._overdue is None and not self._runs():
            self._wait()

    def on_message_begin(self) -> None:
        """Note that a head begins."""
        super().on_message_begin()
        self._in_head = True

    def on_header(self, name: bytes, value: bytes) -> None:
        """Note a header; one that comes after the head is none."""
        if self._in_head:
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """Note that the head is complete."""
        super().on_headers_complete()
        self._in_head, self._asked, self._beside = False, True, 0
        self._stop_waiting()
        if self._stops:
            self.cycle.keep_alive = False

    def shutdown(self) -> None:
        """End after the answer that is due, or after the call that is on its way."""
        self._stops = True
        if self._runs():
            super().shutdown()
        else:
            self.loop.call_later(LINGER_SECONDS, super().shutdown)

    def on_body(self, body: bytes) -> None:
        """Take a piece of a body; how large that may be is bounded in `hooks.body`."""
        super().on_body(body)
        self._beside = 0

    def send_400_response(self, msg: str) -> None:
        """Refuse in our words; `msg` is uvicorn's."""
        del msg
        self._refuse(HTTPStatus.BAD_REQUEST, "structure", _NO_HTTP)

    def _wait(self) -> None:
        self._overdue = self.loop.call_later(HEAD_SECONDS, self._give_up)

    def _stop_waiting(self) -> None:
        if self._overdue is not None:
            self._overdue.cancel()
            self._overdue = None

    def _give_up(self) -> None:
        self._overdue = None
        if self._in_head and self._beside:
            self._refuse(HTTPStatus.REQUEST_TIMEOUT, "timeout", _TOO_SLOW)
        else:
            self.transport.close()

    def _runs(self) -> bool:
        """Tell whether a request is being answered: then nothing else is awaited."""
        return self._asked and not self.cycle.response_complete

    def _refuse(self, status: HTTPStatus, code: str, what_to_do: str) -> None:
        if not self._runs() or not self.cycle.response_started:
            self.transport.write(self._answer(status, code, what_to_do))
        self.transport.close()

    def _answer(self, status: HTTPStatus, code: str, what_to_do: str) -> bytes:
        content = operation_outcome(code, what_to_do)
        headers = [
            *self.server_state.default_headers,
            (b"content-type", b"application/json"),
            (b"content-length", b"%d" % len(content)),
            (b"connection", b"close"),
        ]
        lines = [f"HTTP/1.1 {status.value} {status.phrase}".encode()]
        lines += [name + b": " + value for name, value in headers]
        return b"\r\n".join([*lines, b"", content])


def _without_offer(data: bytes) -> bytes:
    end = data.find(b"\r\n\r\n")
    head = data[:end] if end >= 0 else data
    if b"upgrade:" not in head.lower():
        return data
    return _OFFER.sub(_HIDDEN, head) + data[len(head) :]
