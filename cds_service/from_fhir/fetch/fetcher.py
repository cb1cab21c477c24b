"""Asks for everything that a call lacks, over connections that stay open."""

from collections.abc import Iterable

from cds_service.from_fhir.fetch.asked import Asked, Fetched, with_values
from cds_service.from_fhir.fetch.basket import Basket
from cds_service.from_fhir.fetch.failure import LATE
from cds_service.from_fhir.fetch.limits import Allowance
from cds_service.from_fhir.fetch.pool import Pool
from cds_service.from_fhir.fetch.server import FhirServer
from cds_service.from_fhir.fetch.slots import Slots


class Fetcher:
    """Fetches for one call after the other.

    `bases` are all FHIR servers that any caller may name; `size` is how many
    bytes one call may fetch, unpacked.
    """

    def __init__(self, bases: Iterable[str], size: int) -> None:
        self._pool = Pool(bases)
        self._size = size
        self._only_get: set[str] = set()

    async def fetch(self, asked: Asked, ends: float) -> Fetched:
        """Return what came until `ends`, in seconds on the clock of the event loop.

        Nothing that a server does raises: it is a shortfall.
        """
        try:
            async with self._pool.lend(ends) as slots:
                return await self._fetched(asked, slots, ends)
        except TimeoutError:
            late = dict.fromkeys(asked.queries, LATE)
            return Fetched(asked.request, shortfalls={**late, **asked.shortfalls})

    async def close(self) -> None:
        """Close the connections."""
        await self._pool.close()

    async def _fetched(self, asked: Asked, slots: Slots, ends: float) -> Fetched:
        allowance = Allowance(self._size)
        server = FhirServer(slots, asked.access, allowance, ends, self._only_get)
        basket = Basket(server, ends, dict(asked.shortfalls))
        await basket.fill(asked.queries, asked.begun)
        request = with_values(asked.request, basket.values)
        if medications := await basket.medications(request, asked.access.scopes):
            request = with_values(request, medications)
        size = self._size - allowance.left
        return Fetched(request, frozenset(basket.came), basket.shortfalls, size)
