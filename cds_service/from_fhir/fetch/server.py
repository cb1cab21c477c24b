"""One FHIR server, asked on behalf of one call.

The token goes to addresses under the listed base and nowhere else: no redirect
is followed, and `paging` checks where a next page lies.
"""

import asyncio
import ssl
from functools import lru_cache
from typing import Final

import httpcore
import httpx
import stamina
from stamina.instrumentation import set_on_retry_hooks

from cds_service.from_fhir.access import Access
from cds_service.from_fhir.fetch.answer import content
from cds_service.from_fhir.fetch.failure import (
    BROKEN_OFF,
    NO_FHIR,
    UNREACHABLE,
    UNTRUSTED,
    BusyError,
    LostError,
    RefusedError,
    RetrievalError,
)
from cds_service.from_fhir.fetch.limits import (
    ATTEMPTS,
    FIRST_PAUSE,
    LONGEST_PAUSE,
    Allowance,
)
from cds_service.from_fhir.fetch.query import Query
from cds_service.from_fhir.fetch.slots import Slots

set_on_retry_hooks([])  # the usual one logs addresses, and those hold patients' ids

_ACCEPT: Final = (
    (b"Accept", b"application/fhir+json"),
    (b"Accept-Encoding", b"gzip"),
    (b"User-Agent", b"cds-service"),
)
_FORM: Final = (b"Content-Type", b"application/x-www-form-urlencoded")
# Who stands in for the network in a test may raise those of httpx.
_NOBODY: Final = (httpcore.ConnectError, httpx.ConnectError)
_BROKEN: Final = (
    *(httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException),
    *(httpcore.UnsupportedProtocol, httpx.TransportError),
)
NO_URL: Final = (httpx.InvalidURL, ValueError)
"""How httpx says that a text is no address; the second is `idna`'s, of a host."""
_NO_POST: Final = frozenset({404, 405, 415, 501})
"""How servers that do not know `_search` refuse it."""
_MAY_BE_NO_POST: Final = _NO_POST | {400}
"""So do some, and others say so whatever is wrong with them."""


class FhirServer:
    """Reads and searches; whatever goes wrong is a `RetrievalError`.

    `only_get` are the base addresses that are known to refuse `POST _search`;
    `ends` is the deadline on the clock of the event loop.
    """

    def __init__(
        self,
        slots: Slots,
        access: Access,
        allowance: Allowance,
        ends: float,
        only_get: set[str],
    ) -> None:
        self.base_url = access.base_url
        self._slots = slots
        self._allowance = allowance
        self._ends = ends
        self._only_get = only_get
        self._headers = [*_ACCEPT]
        if access.token is not None:
            token = (b"Authorization", b"Bearer " + access.token.encode())
            self._headers.append(token)

    async def ask(self, query: Query) -> bytes:
        """Return the answer to a query.

        Raises:
            RetrievalError: there is none that could be used.
        """
        if query.identity:
            return await self._get(f"/{query.kind}/{query.identity}")
        if self.base_url in self._only_get:
            return await self._get(f"/{query.kind}?{query.form}")
        try:
            # A form keeps the patient's id out of addresses, which servers log.
            search, form = self._under(f"/{query.kind}/_search"), query.form.encode()
            return await self._insist(b"POST", search, form)
        except RefusedError as refused:
            if refused.status not in _MAY_BE_NO_POST:
                raise
            status = refused.status
        answer = await self._get(f"/{query.kind}?{query.form}")
        if status in _NO_POST:
            self._only_get.add(self.base_url)
        return answer

    async def get(self, url: str) -> bytes:
        """Return what lies at an address under the base.

        Raises:
            RetrievalError: it could not be had.
        """
        return await self._insist(b"GET", _address(url), None)

    async def _get(self, path: str) -> bytes:
        return await self._insist(b"GET", self._under(path), None)

    def _under(self, path: str) -> httpcore.URL:
        """Return an address under the base; the path is spelled as it is sent."""
        base = _base(self.base_url)
        target = base.target.rstrip(b"/") + path.encode()
        return httpcore.URL(
            scheme=base.scheme, host=base.host, port=base.port, target=target
        )

    async def _insist(
        self, method: bytes, url: httpcore.URL, form: bytes | None
    ) -> bytes:
        try:
            return await self._once(method, url, form)
        except (BusyError, LostError) as error:
            failed = [error]
        attempts = stamina.retry_context(
            on=self._pause,
            attempts=ATTEMPTS,
            timeout=None,  # the deadline is that of all queries together
            wait_initial=FIRST_PAUSE,
            wait_max=LONGEST_PAUSE,
            wait_jitter=FIRST_PAUSE,
        )
        async for attempt in attempts:
            with attempt:
                if failed:  # the first attempt, which was made above
                    raise failed.pop()
                return await self._once(method, url, form)
        raise AssertionError  # pragma: no cover (the last attempt raises)

    def _pause(self, error: Exception) -> bool | float:
        """Tell whether to ask again, or after how many seconds."""
        if isinstance(error, BusyError) and error.after is not None:
            left = self._ends - asyncio.get_running_loop().time()
            return error.after if error.after < left else False
        return isinstance(error, BusyError | LostError)

    async def _once(
        self, method: bytes, url: httpcore.URL, form: bytes | None
    ) -> bytes:
        headers = [(b"Host", _host(url)), *self._headers]
        if form is not None:
            headers += (_FORM, (b"Content-Length", b"%d" % len(form)))
        request = httpcore.Request(method, url, headers=headers, content=form)
        try:
            async with self._slots.sent(request) as response:
                return await content(response, self._allowance)
        except _NOBODY as error:
            if isinstance(error.__cause__, ssl.SSLCertVerificationError):
                raise RetrievalError(UNTRUSTED) from None  # the next attempt as well
            raise LostError(UNREACHABLE) from None
        except _BROKEN:
            raise LostError(BROKEN_OFF) from None


def _host(url: httpcore.URL) -> bytes:
    # An address of IPv6 stands in brackets, or its end would be a port.
    host = b"[%b]" % url.host if b":" in url.host else url.host
    return host if url.port is None else b"%b:%d" % (host, url.port)


def _address(url: str) -> httpcore.URL:
    """Return an address as it is sent.

    Raises:
        RetrievalError: it is none.
    """
    try:
        read = httpx.URL(url)
        parts = read.raw_scheme, read.raw_host, read.port, read.raw_path
    except NO_URL:
        raise RetrievalError(NO_FHIR) from None
    scheme, host, port, target = parts
    return httpcore.URL(scheme=scheme, host=host, port=port, target=target)


_base: Final = lru_cache(maxsize=64)(_address)
"""The addresses that are asked under are few."""
