"""Which addresses may be called: none of this machine, its link or its cloud."""

from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Final

_METADATA: Final = frozenset(
    map(
        ip_address,
        (
            "100.100.100.200",
            "168.63.129.16",
            "192.0.0.192",
            "fd00:ec2::254",
            "fd00:ec2::23",
            "fd20:ce::254",
        ),
    )
)
"""Where clouds tell a machine its secrets, beside the link-local 169.254.169.254:
Alibaba, Azure, Oracle; over IPv6 Amazon (of a machine, of a pod) and Google.
"""


def may_be_called(address: str) -> bool:
    """Tell whether an address is none of this machine, its link or its cloud."""
    found: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address):
        found = found.ipv4_mapped or found.sixtofour or found
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
