"""Connections to FHIR servers: the address is checked once the name was resolved.

A name on the operator's list may lead anywhere, by mistake or by a change of
its entry. The address that was checked is the one that is connected to, so a
second look-up cannot answer differently.
"""

import asyncio
import socket
from collections.abc import Iterable

import httpcore
from httpcore import SOCKET_OPTION, AsyncNetworkBackend, AsyncNetworkStream

from cds_service.from_fhir.fetch.addresses import may_be_called
from cds_service.from_fhir.fetch.failure import FORBIDDEN_ADDRESS, RetrievalError
from cds_service.from_fhir.fetch.stream import Stream


class CheckedNetwork(AsyncNetworkBackend):
    """Connects to addresses that may be called; `allowed` hosts are not checked."""

    def __init__(self, allowed: Iterable[str]) -> None:
        self._allowed = frozenset(allowed)
        self._network = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 (httpcore's signature)
        local_address: str | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> AsyncNetworkStream:
        """Connect.

        Raises:
            RetrievalError: the name leads to no address that may be called.
            httpcore.ConnectError: nobody answers there.
        """
        if host not in self._allowed:
            host = await _checked(host, port)
        return Stream(
            await self._network.connect_tcp(
                host, port, timeout, local_address, socket_options
            )
        )


async def _checked(host: str, port: int) -> str:
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise httpcore.ConnectError from None
    addresses = [str(each[4][0]) for each in found]
    if not addresses or not all(map(may_be_called, addresses)):
        raise RetrievalError(FORBIDDEN_ADDRESS)
    return addresses[0]
