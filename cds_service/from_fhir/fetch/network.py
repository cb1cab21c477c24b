"""Connections to FHIR servers: the address is checked once the name was resolved.

A name on the operator's list may lead anywhere, by mistake or by a change of
its entry. The address that was checked is the one that is connected to, so a
second look-up cannot answer differently.
"""

import asyncio
import socket
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Final

from httpcore import (
    SOCKET_OPTION,
    AsyncNetworkBackend,
    AsyncNetworkStream,
    ConnectError,
)

from cds_service.from_fhir.fetch.addresses import may_be_called
from cds_service.from_fhir.fetch.failure import FORBIDDEN_ADDRESS, RetrievalError
from cds_service.from_fhir.fetch.stream import Stream

_NEXT_SECONDS: Final = 0.5
"""After which the next address of a name is tried (house choice): one of the older or
of the newer protocol may lead nowhere.
"""


class CheckedNetwork(AsyncNetworkBackend):
    """Connects to addresses that may be called; `allowed` hosts are not checked."""

    def __init__(self, allowed: Iterable[str]) -> None:
        self._allowed = frozenset(allowed)

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 (httpcore's signature)
        local_address: str | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> AsyncNetworkStream:
        """Connect; only host and port are looked at.

        Raises:
            RetrievalError: the name leads to no address that may be called.
            httpcore.ConnectError: nobody answers there.
        """
        del timeout, local_address, socket_options
        try:
            addresses = await _resolved(host, port)
            if host not in self._allowed and not all(map(may_be_called, addresses)):
                raise RetrievalError(FORBIDDEN_ADDRESS)
            return await _connected(addresses, port)
        except (OSError, UnicodeError) as error:
            raise ConnectError from error


async def _resolved(host: str, port: int) -> Sequence[str]:
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(str(each[4][0]) for each in found))
    if not addresses:
        raise RetrievalError(FORBIDDEN_ADDRESS)
    return addresses


async def _connected(addresses: Sequence[str], port: int) -> Stream:
    loop = asyncio.get_running_loop()
    *others, last = addresses
    for address in others:
        with suppress(OSError):  # that it took too long is one, too
            async with asyncio.timeout(_NEXT_SECONDS):
                _, stream = await loop.create_connection(Stream, address, port)
                return stream
    _, stream = await loop.create_connection(Stream, last, port)
    return stream
