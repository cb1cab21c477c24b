"""Looks whether the FHIR servers that may be asked can be found from here."""

import socket
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from cds_service.callers import fhir_servers
from cds_service.from_fhir.fetch.addresses import is_named, may_be_called
from cds_service.settings import Settings

_UNKNOWN: Final = (
    "{}: its name leads to no address from here. Correct it, or mend the look-up of"
    " names on this machine."
)
_FORBIDDEN: Final = (
    "{}: its name leads to {}, which is not called: it is this machine, its link or"
    " its cloud. If that is meant, list the address itself instead of the name."
)


def server_problems(settings: Settings) -> tuple[str, ...]:
    """Return what is wrong with the names of the FHIR servers; nobody is called."""
    return tuple(
        problem for base in fhir_servers(settings) for problem in _problems(base)
    )


def _problems(base: str) -> Iterator[str]:
    parts = urlsplit(base)
    host = parts.hostname or ""
    if is_named(host):
        return
    try:
        found = socket.getaddrinfo(host, parts.port or parts.scheme)
    except (OSError, UnicodeError):
        found = []
    addresses = sorted({str(each[4][0]) for each in found})
    if not addresses:
        yield _UNKNOWN.format(base)
    elif forbidden := [each for each in addresses if not may_be_called(each)]:
        yield _FORBIDDEN.format(base, ", ".join(forbidden))
