"""One FHIR server, asked on behalf of one call.

The token goes to addresses under the listed base and nowhere else: no redirect
is followed, and `paging` checks where a next page lies.
"""

import asyncio
from contextlib import aclosing
from typing import Final

import httpx
import stamina
from stamina.instrumentation import set_on_retry_hooks

from cds_service.from_fhir.access import Access
from cds_service.from_fhir.fetch.answer import content
from cds_service.from_fhir.fetch.failure import (
    BROKEN_OFF,
    NO_FHIR,
    UNREACHABLE,
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

set_on_retry_hooks([])  # the usual one logs addresses, and those hold patients' ids

_ACCEPT: Final = {
    "Accept": "application/fhir+json",
    "Accept-Encoding": "gzip",
    "User-Agent": "cds-service",
}
_FORM: Final = {"Content-Type": "application/x-www-form-urlencoded"}
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
        transport: httpx.AsyncBaseTransport,
        access: Access,
        allowance: Allowance,
        ends: float,
        only_get: set[str],
    ) -> None:
        self.base_url = access.base_url
        self._transport = transport
        self._allowance = allowance
        self._ends = ends
        self._only_get = only_get
        self._headers = dict(_ACCEPT)
        if access.token is not None:
            self._headers["Authorization"] = f"Bearer {access.token}"

    async def ask(self, query: Query) -> bytes:
        """Return the answer to a query.

        Raises:
            RetrievalError: there is none that could be used.
        """
        url = f"{self.base_url}/{query.kind}"
        if query.identity:
            return await self.get(f"{url}/{query.identity}")
        if self.base_url in self._only_get:
            return await self.get(f"{url}?{query.form}")
        try:
            # A form keeps the patient's id out of addresses, which servers log.
            return await self._insist("POST", f"{url}/_search", query.form.encode())
        except RefusedError as refused:
            if refused.status not in _MAY_BE_NO_POST:
                raise
            status = refused.status
        answer = await self.get(f"{url}?{query.form}")
        if status in _NO_POST:
            self._only_get.add(self.base_url)
        return answer

    async def get(self, url: str) -> bytes:
        """Return what lies at an address under the base.

        Raises:
            RetrievalError: it could not be had.
        """
        return await self._insist("GET", url, None)

    async def _insist(self, method: str, url: str, form: bytes | None) -> bytes:
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
                return await self._once(method, url, form)
        raise AssertionError  # pragma: no cover (the last attempt raises)

    def _pause(self, error: Exception) -> bool | float:
        """Tell whether to ask again, or after how many seconds."""
        if isinstance(error, BusyError) and error.after is not None:
            left = self._ends - asyncio.get_running_loop().time()
            return error.after if error.after < left else False
        return isinstance(error, BusyError | LostError)

    async def _once(self, method: str, url: str, form: bytes | None) -> bytes:
        headers = self._headers if form is None else {**self._headers, **_FORM}
        try:
            request = httpx.Request(method, url, headers=headers, content=form)
            response = await self._transport.handle_async_request(request)
            async with aclosing(response):
                return await content(response, self._allowance)
        except httpx.ConnectError:
            raise LostError(UNREACHABLE) from None
        except httpx.TransportError:
            raise LostError(BROKEN_OFF) from None
        except (httpx.HTTPError, *NO_URL):
            raise RetrievalError(NO_FHIR) from None
