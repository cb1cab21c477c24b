"""What one call lacks and a FHIR server may have; and what came of asking."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec

from cds_service.clinical.record import Record
from cds_service.from_fhir.access import Access
from cds_service.from_fhir.fetch.failure import NO_FHIR
from cds_service.from_fhir.fetch.query import Query
from cds_service.from_fhir.prefetched import Prefetched
from cds_service.from_fhir.request import Request
from cds_service.frozen import replace


@dataclass(frozen=True, slots=True)
class Asked:
    """What to ask one FHIR server for, on behalf of one call.

    `queries` ask for what was not sent, `begun` are first pages that were sent;
    `shortfalls` are known before anybody is asked: what the token does not
    cover. Medications that orders point at are read in any case.
    """

    request: Request
    access: Access
    queries: Mapping[Record, Query] = field(default_factory=dict)
    begun: Mapping[Record, msgspec.Raw] = field(default_factory=dict)
    shortfalls: Mapping[Record, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fetched:
    """The request with what came, and why the rest did not.

    `came` are the parts of the record that have an answer; a shortfall of one of
    them is a part of it only. `size` is how many bytes were fetched.
    """

    request: Request
    came: frozenset[Record] = frozenset()
    shortfalls: dict[Record, str] = field(default_factory=dict)
    size: int = 0

    def unusable(self) -> "Fetched":
        """Return the same when what came turns out to be unreadable."""
        spoilt = dict.fromkeys(self.came, NO_FHIR)
        return replace(self, came=frozenset(), shortfalls=self.shortfalls | spoilt)


def with_values(request: Request, values: Mapping[str, msgspec.Raw]) -> Request:
    """Return the request as if these values had been sent as well."""
    if not values:
        return request
    decode, sent = request.prefetch.as_sent
    return replace(request, prefetch=Prefetched({**sent, **values}, decode))
