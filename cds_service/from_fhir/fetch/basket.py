"""What has come of the queries of one call, filled side by side."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import msgspec

from cds_service.clinical.record import Record
from cds_service.from_fhir.fetch.failure import LATE, RetrievalError
from cds_service.from_fhir.fetch.limits import MOST_MEDICATIONS
from cds_service.from_fhir.fetch.medications import lacking_medications
from cds_service.from_fhir.fetch.paging import Harvest
from cds_service.from_fhir.fetch.query import Query
from cds_service.from_fhir.fetch.scopes import Cover, cover
from cds_service.from_fhir.fetch.server import FhirServer
from cds_service.from_fhir.request import Request

_KEY: Final = "referencedMedications"
"""Where the Medications are put that orders refer to; no service asks for this key."""


@dataclass(slots=True)
class Basket:
    """Values by prefetch key, and why some are lacking or not whole."""

    server: FhirServer
    ends: float
    shortfalls: dict[Record, str]
    values: dict[str, msgspec.Raw] = field(default_factory=dict)
    came: set[Record] = field(default_factory=set)

    async def fill(
        self, queries: Mapping[Record, Query], begun: Mapping[Record, msgspec.Raw]
    ) -> None:
        """Ask all queries, and go on from the first pages that were sent."""
        async with asyncio.TaskGroup() as group:
            for record, query in queries.items():
                group.create_task(self._take(record, query))
            for record, first in begun.items():
                group.create_task(self._take(record, Harvest(bytes(first))))

    async def medications(
        self, request: Request, scopes: frozenset[str] | None
    ) -> dict[str, msgspec.Raw]:
        """Read the Medications that orders point at; orders name the others anyway."""
        lacking = lacking_medications(request.values, self.server.base_url)
        queries = [each for each in lacking if cover(scopes, each) is not Cover.NOTHING]
        read = await asyncio.gather(*map(self._read, queries[:MOST_MEDICATIONS]))
        entries = [
            {"fullUrl": f"{self.server.base_url}/{query.kind}/{query.identity}"}
            | {"resource": sent}
            for query, sent in zip(queries, read, strict=False)
            if sent is not None
        ]
        bundle = {"resourceType": "Bundle", "type": "collection", "entry": entries}
        return {_KEY: msgspec.Raw(msgspec.json.encode(bundle))} if entries else {}

    async def _take(self, record: Record, begun: Query | Harvest) -> None:
        """Ask, or go on from a page; what came before the deadline is kept."""
        harvest: Harvest | None = None
        try:
            async with asyncio.timeout_at(self.ends):
                harvest = await self._first(begun)
                await harvest.complete(self.server)
        except TimeoutError:
            pass  # the harvest says so itself
        except RetrievalError as error:
            self.shortfalls[record] = error.why
            return
        self._put(record, harvest)

    async def _first(self, begun: Query | Harvest) -> Harvest:
        if isinstance(begun, Harvest):
            return begun
        return Harvest(await self.server.ask(begun))

    def _put(self, record: Record, harvest: Harvest | None) -> None:
        if harvest is None:
            self.shortfalls[record] = LATE
            return
        self.values[record.value] = harvest.value
        self.came.add(record)
        said = filter(None, (self.shortfalls.get(record), harvest.shortfall))
        if why := "; ".join(said):
            self.shortfalls[record] = why

    async def _read(self, query: Query) -> msgspec.Raw | None:
        try:
            async with asyncio.timeout_at(self.ends):
                return Harvest(await self.server.ask(query)).value
        except (TimeoutError, RetrievalError):
            return None
