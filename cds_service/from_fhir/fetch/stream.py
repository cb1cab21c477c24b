"""One connection; tells at once whether the other side has closed it.

The pool asks this of every idle connection before and after every request, and
anyio's answer costs more than the rest of the request. A request is written in
pieces, head and body, and sent as one.
"""

import ssl
from select import POLLIN, poll
from typing import Any

from httpcore import AsyncNetworkStream


class Stream(AsyncNetworkStream):
    """httpcore's own stream over anyio, with one question answered directly."""

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
        """Send what was written; read up to so many bytes."""
        if self._unsent:
            unsent, self._unsent = b"".join(self._unsent), []
            await self._stream.write(unsent, timeout)
        return await self._stream.read(max_bytes, timeout)

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
            return bool(self._waiting.poll(0))
        return self._stream.get_extra_info(info)
