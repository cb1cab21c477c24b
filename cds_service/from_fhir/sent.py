"""Everything a call sent, by kind of resource, each with the key it came under."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from cds_service.from_fhir.bundles import Found, resources_of
from cds_service.from_fhir.gaps import KEYS
from cds_service.from_fhir.request import Request


@dataclass(frozen=True, slots=True)
class Sent:
    """The resources of the prefetch, and those among the draft orders."""

    by_kind: dict[type[Any], list[tuple[str, Found]]]
    drafted: tuple[Found, ...]

    @classmethod
    def of(cls, request: Request) -> "Sent":
        """Go once through everything that was sent."""
        by_kind: dict[type[Any], list[tuple[str, Found]]] = defaultdict(list)
        for key, value in request.prefetch.items():
            for found in resources_of(value):
                by_kind[type(found.resource)].append((key, found))
        return cls(by_kind, tuple(resources_of(request.draft_orders)))

    def all_of(self, kind: type[Any]) -> Iterator[Found]:
        """Yield the resources of one kind, drafts included."""
        yield from (found for _, found in self.by_kind.get(kind, ()))
        yield from (found for found in self.drafted if isinstance(found.resource, kind))

    def once(self, kind: type[Any]) -> Iterator[tuple[str, Found]]:
        """Yield the resources of one kind in the prefetch, the same one only once."""
        return _once(self.by_kind.get(kind, ()))


def _once(sent: Iterable[tuple[str, Found]]) -> Iterator[tuple[str, Found]]:
    # Two keys often bring the same Observation. What is read twice all the
    # same (a key that nobody asked for, another version) ends as one fact.
    seen: dict[str | None, Found] = {}
    for key, found in sent:
        first = seen.setdefault(found.resource.id, found)
        is_new = first is found or first.resource != found.resource
        if is_new or key not in KEYS:
            yield key, found
