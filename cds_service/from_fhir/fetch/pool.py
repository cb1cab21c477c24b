"""The connections to FHIR servers, kept open from call to call."""

import asyncio
import logging
import ssl
from collections.abc import Iterable
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Final
from urllib.parse import urlsplit

import httpcore
import httpx

from cds_service.from_fhir.fetch.addresses import is_named
from cds_service.from_fhir.fetch.network import CheckedNetwork

# Both would write addresses, and those hold patients' ids.
for name in ("httpx", "httpcore"):
    logging.getLogger(name).setLevel(logging.WARNING)

_MOST: Final = 100
"""Connections at once; a call makes up to 17 queries side by side."""
_MOST_IDLE: Final = 40
_IDLE_SECONDS: Final = 30.0


class _Transport(httpx.AsyncHTTPTransport):
    """httpx's own, over a network that checks where it connects to."""

    def __init__(self, context: ssl.SSLContext, allowed: Iterable[str]) -> None:
        super().__init__(verify=context, trust_env=False)
        # httpx has no argument for the network backend; httpcore has.
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=context,
            max_connections=_MOST,
            max_keepalive_connections=_MOST_IDLE,
            keepalive_expiry=_IDLE_SECONDS,
            network_backend=CheckedNetwork(allowed),
        )


class Pool:
    """One client per event loop: connections cannot move from one to another."""

    def __init__(self, bases: Iterable[str]) -> None:
        hosts = {urlsplit(base).hostname or "" for base in bases}
        self._allowed = frozenset(filter(is_named, hosts))
        # The certificates that the machine trusts: a hospital has its own.
        self._context = ssl.create_default_context()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._client: httpx.AsyncClient | None = None

    @property
    def client(self) -> httpx.AsyncClient:
        """The client of the running event loop."""
        loop = asyncio.get_running_loop()
        if self._client is None or self._loop is not loop:
            self._loop, self._client = loop, self._made()
        return self._client

    async def close(self) -> None:
        """Close the connections of the running event loop."""
        if self._client is not None and self._loop is asyncio.get_running_loop():
            await self._client.aclose()
        self._client = None

    def _made(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(
            transport=_Transport(self._context, self._allowed),
            timeout=None,  # noqa: S113 (one deadline is over all queries of a call)
            follow_redirects=False,
            trust_env=False,
            headers={"User-Agent": "cds-service"},
            # A session of one clinician must never be that of the next.
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
        )
