"""Fetches a JWKS from the address that the operator wrote, and only from there."""

import asyncio
from typing import Final

import httpx

from cds_service.from_fhir.fetch.authorities import trusted
from cds_service.hooks.trust.keys import KeysError

SECONDS: Final = 2.0
"""For all of it: a call waits meanwhile, and should be answered in half a second
(CDS Hooks) or not much later (house choice).
"""
LARGEST: Final = 262_144
"""Bytes; a set of a hundred keys has less (house choice)."""

_HEADERS: Final = {"accept": "application/json", "accept-encoding": "identity"}


class KeyFetcher:
    """Fetches a JWKS: no redirect, no proxy of the environment, no credentials.

    Certificates are checked against the trust store of this machine, so that an
    authority of the hospital can be added there (or by SSL_CERT_FILE).
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._trusted = trusted()

    async def __call__(self) -> bytes:
        """Return the document.

        Raises:
            KeysError: it could not be fetched, or is too large.
        """
        try:
            async with asyncio.timeout(SECONDS):
                return await self._fetched()
        except TimeoutError:
            why = f"it did not arrive within {SECONDS:g} seconds"
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            # The last is what `idna` says of a host that is no name.
            why = f"it could not be reached ({type(error).__name__})"
        raise KeysError(why)

    async def _fetched(self) -> bytes:
        async with (
            httpx.AsyncClient(
                verify=self._trusted, trust_env=False, follow_redirects=False
            ) as client,
            client.stream("GET", self._url, headers=_HEADERS) as answer,
        ):
            if answer.status_code != httpx.codes.OK:
                why = f"the answer was {answer.status_code}"
                raise KeysError(why)
            return await _content(answer)


async def _content(answer: httpx.Response) -> bytes:
    content = b""
    # Raw: what unpacks to a gigabyte is no JSON, and is not unpacked.
    async for chunk in answer.aiter_raw():
        content += chunk
        if len(content) > LARGEST:
            why = f"it is larger than {LARGEST} bytes"
            raise KeysError(why)
    return content
