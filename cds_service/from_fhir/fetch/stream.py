"""One connection; tells at once whether the other side has closed it.

The pool asks this of every idle connection before and after every request, and
anyio's answer costs more than the rest of the request. A request is written in
pieces, head and body, and sent as one.
"""

import ssl
from select import POLLIN, poll
from typing import Any

from anyio.streams.tls import TLSStream
from httpcore import AsyncNetworkStream, ReadError


class Stream(AsyncNetworkStream):
    """httpcore's own stream over anyio; tells more exactly whether it has ended."""

    def __init__(self, stream: AsyncNetworkStream) -> None:
        self._stream = stream
        self._waiting = poll()
        self._waiting.register(stream.get_extra_info("socket"), POLLIN)
        self._unsent: list[bytes] = []

    async def read(
        self,
        max_bytes: int,
        timeout: float | None = None,  # noqa: ASYNC109 (httpcore's signature)
    ) -> bytes:
        """Send what was written; read up to so many bytes.

        Raises:
            httpcore.NetworkError: the connection has failed.
        """
        try:
            if self._unsent:
                unsent, self._unsent = b"".join(self._unsent), []
                await self._stream.write(unsent, timeout)
            return await self._stream.read(max_bytes, timeout)
        except ssl.SSLError as error:
            # An alert or a broken record: httpcore's own stream lets it through.
            raise ReadError from error

    async def write(
        self,
        buffer: bytes,
        timeout: float | None = None,  # noqa: ASYNC109 (the same)
    ) -> None:
        """Keep it until an answer is waited for."""
        del timeout
        self._unsent.append(buffer)

    async def aclose(self) -> None:
        """Close the connection."""
        await self._stream.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 (the same)
    ) -> AsyncNetworkStream:
        """Return the connection with TLS over it."""
        return Stream(
            await self._stream.start_tls(ssl_context, server_hostname, timeout)
        )

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 (httpcore's signature)
        """Tell something of the connection; an idle one that can be read has ended."""
        if info == "is_readable":
            return bool(self._waiting.poll(0)) or self._holds_more()
        return self._stream.get_extra_info(info)

    def _holds_more(self) -> bool:
        """Tell whether bytes left the socket that nobody has read; anyio keeps them."""
        layer = getattr(self._stream, "_stream", None)
        if isinstance(layer, TLSStream):
            if _is_readable(self._stream.get_extra_info("ssl_object")):
                return True
            layer = layer.transport_stream
        protocol = getattr(layer, "_protocol", None)
        return bool(getattr(protocol, "read_queue", ()))


def _is_readable(secured: ssl.SSLObject) -> bool:
    # A byte that is taken here is not missed: the connection is closed then.
    try:
        secured.read(1)
    except ssl.SSLWantReadError:
        return False
    except ssl.SSLError:
        return True
    return True
