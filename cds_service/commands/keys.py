"""Looks whether the keys of every client can be had now, and what is in the way."""

import asyncio
from collections.abc import Iterable, Iterator
from typing import Final

from cds_service.hooks.trust.jwks import KeyFetcher
from cds_service.hooks.trust.kept import KeptKeys
from cds_service.hooks.trust.keys import KeysError, read_keys
from cds_service.settings import Client

_ADVICE: Final = (
    "Until they can be read here, each of its calls is answered 401; look at the"
    " address, the name server, the proxy, and the certificate authorities of this"
    " machine."
)


def key_problems(clients: Iterable[Client]) -> tuple[str, ...]:
    """Return one sentence for each client whose calls would be refused."""
    return tuple(said for client in clients for said in _problem(client))


def _problem(client: Client) -> Iterator[str]:
    who = f"CDS_CLIENTS_FILE client {client.name}"
    try:
        if client.jwks_file is not None:
            KeptKeys(client.jwks_file, client.algorithms)
        else:
            _fetch(client.jwks_url or "", client.algorithms)
    except KeysError as error:
        place = client.jwks_url or client.jwks_file
        yield f"{who}: its keys at {place}: {error}. {_ADVICE}"


def _fetch(url: str, algorithms: tuple[str, ...]) -> None:
    read_keys(asyncio.run(KeyFetcher(url)()), algorithms)
