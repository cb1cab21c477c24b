"""Who fetches for a service: nobody, unless it has FHIR servers it may ask.

The HTTP client takes a quarter of a second to load, and most services need none.
"""

from collections.abc import Collection
from typing import Protocol

from cds_service.from_fhir.fetch.asked import Asked, Fetched


class Fetches(Protocol):
    """Asks FHIR servers."""

    async def fetch(self, asked: Asked, ends: float) -> Fetched:
        """Return what came until `ends`, on the clock of the event loop."""
        ...

    async def close(self) -> None:
        """Close the connections."""
        ...


class FetchesNothing:
    """Stands where there is nobody to ask."""

    async def fetch(self, asked: Asked, ends: float) -> Fetched:
        """Return the request as it was sent."""
        del ends
        return Fetched(asked.request)

    async def close(self) -> None:
        """Do nothing."""


def fetching_from(bases: Collection[str], size: int) -> Fetches:
    """Return what fetches from FHIR servers, up to so many bytes for each call."""
    if not bases:
        return FetchesNothing()
    from cds_service.from_fhir.fetch.fetcher import Fetcher  # noqa: PLC0415 (see above)

    return Fetcher(bases, size)
