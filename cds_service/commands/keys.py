"""Looks whether the keys of every client can be had now, and what is in the way."""

import asyncio
from collections.abc import Iterable, Iterator
from typing import Final

from cds_service.hooks.trust.jwks import KeyFetcher
from cds_service.hooks.trust.kept import KeptKeys
from cds_service.hooks.trust.keys import KeysError, read_keys
from cds_service.settings import Client

_UNREACHED: Final = (
    "Until they can be read here, each of its calls is answered 401; look at the"
    " address, the name server, the proxy, and the certificate authorities of this"
    " machine."
)
_UNKEPT: Final = "Without them the service does not start; mend or replace the file."


def kept_problems(clients: Iterable[Client]) -> Iterator[str]:
    """Yield one sentence for each file of keys that cannot be used."""
    for client in clients:
        if client.jwks_file is not None:
            try:
                KeptKeys(client.jwks_file, client.algorithms)
            except KeysError as error:
                yield _said(client, f"{client.jwks_file}: {error}. {_UNKEPT}")


def published_problems(clients: Iterable[Client]) -> Iterator[str]:
    """Yield one sentence for each address at which there are no keys now."""
    for client in clients:
        if client.jwks_url is not None:
            try:
                content = asyncio.run(KeyFetcher(client.jwks_url)())
                read_keys(content, client.algorithms)
            except KeysError as error:
                yield _said(client, f"{client.jwks_url}: {error}. {_UNREACHED}")


def _said(client: Client, what: str) -> str:
    return f"CDS_CLIENTS_FILE client {client.name}: its keys at {what}"
