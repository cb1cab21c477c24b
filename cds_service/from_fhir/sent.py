"""Everything a call sent, by kind of resource."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from cds_service.from_fhir.bundles import Found, resources_of
from cds_service.from_fhir.gaps import KEYS
from cds_service.from_fhir.malformed import refused
from cds_service.from_fhir.not_to_be_used import usable
from cds_service.from_fhir.numbers import no_amount
from cds_service.from_fhir.prefetched import Prefetched
from cds_service.from_fhir.request import Request
from cds_service.from_fhir.wire.medication import Medicated
from cds_service.from_fhir.wire.result import Observation
from cds_service.frozen import Frozen


class Sent(Frozen, kw_only=False):
    """The resources of the prefetch, and those among the draft orders."""

    by_kind: dict[type[Any], list[Found]]
    drafted: tuple[Found, ...]

    @classmethod
    def of(cls, prefetch: Prefetched, drafted: tuple[Found, ...]) -> "Sent":
        """Go once through everything that was sent."""
        return cls.under(prefetch, prefetch, drafted)

    @classmethod
    def under(
        cls, keys: Iterable[str], prefetch: Prefetched, drafted: tuple[Found, ...]
    ) -> "Sent":
        """Go once through what was sent under these keys, beside the draft orders."""
        by_kind: dict[type[Any], list[Found]] = defaultdict(list)
        for key in keys:
            found = resources_of(prefetch[key], key)
            kinds = {type(item.resource) for item in found}
            if len(kinds) == 1:  # as a search for one kind has it
                by_kind[kinds.pop()] += found
            else:
                for item in found:
                    by_kind[type(item.resource)].append(item)
        return cls(by_kind, drafted)

    def all_of(self, kind: type[Any]) -> Iterator[Found]:
        """Yield the resources of one kind, drafts included."""
        yield from self.by_kind.get(kind, ())
        yield from (found for found in self.drafted if isinstance(found.resource, kind))

    def once(self, kind: type[Any]) -> list[Found]:
        """Return the resources of one kind in the prefetch, the same one only once."""
        return _once(self.by_kind.get(kind, []))

    def add(self, found: Found) -> None:
        """Add one that turned out to be of another kind than it seemed."""
        self.by_kind[type(found.resource)].append(found)


def drafted_in(request: Request) -> tuple[Found, ...]:
    """Return what lies among the draft orders of a call."""
    return tuple(map(_computable, resources_of(request.draft_orders)))


def _computable(found: Found) -> Found:
    """Return it, or `Malformed` in its place when a number of it is no amount."""
    if (stands := usable(found)) is not found:
        return stands
    if isinstance(found.resource, Observation | Medicated):
        place = no_amount(found.resource)
        if place:
            return Found(refused(found.resource, place), found.full_url, found.key)
    return found


def _once(sent: list[Found]) -> list[Found]:
    # Two keys often bring the same Observation. What is read twice all the
    # same (one key, a key that nobody asked for, another version) ends as one fact.
    if len({found.key for found in sent}) <= 1:
        return sent
    seen: dict[str | None, Found] = {}
    return [
        found
        for found in sent
        if (first := seen.setdefault(found.resource.id, found)) is found
        or first.resource != found.resource
        or found.key not in KEYS
    ]
