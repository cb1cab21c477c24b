"""Which addresses may be called: checked after the name was resolved.

A name on the operator's list may lead anywhere, by mistake or by a change of
its entry. The address that was checked is the one that is connected to, so a
second look-up cannot answer differently.
"""

import asyncio
import socket
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Final

import httpcore
from httpcore import SOCKET_OPTION, AsyncNetworkBackend, AsyncNetworkStream

from cds_service.from_fhir.fetch.failure import FORBIDDEN_ADDRESS, RetrievalError
from cds_service.from_fhir.fetch.stream import Stream

_METADATA: Final = frozenset(
    map(
        ip_address,
        ("100.100.100.200", "168.63.129.16", "192.0.0.192", "fd00:ec2::254"),
    )
)
"""Where clouds tell a machine its secrets, beside the link-local 169.254.169.254:
Alibaba, Azure, Oracle, Amazon over IPv6.
"""


def may_be_called(address: str) -> bool:
    """Tell whether an address is none of this machine, its link or its cloud."""
    found: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address):
        found = found.ipv4_mapped or found
    return not (
        found.is_loopback
        or found.is_link_local
        or found.is_multicast
        or found.is_unspecified
        or found.is_reserved
        or found in _METADATA
    )


def is_named(host: str) -> bool:
    """Tell whether a host on the operator's list is an address, or this machine.

    Such an entry says exactly what is to be called, so it is not checked again.
    """
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return host.lower() == "localhost"
    return True


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
