"""Walks whatever was sent: a resource, a Bundle of any kind, Bundles in Bundles."""

from typing import Final

import msgspec

from cds_service.clinical.record import Topic
from cds_service.from_fhir.malformed import Malformed, named_kind
from cds_service.from_fhir.wire.bundle import AnyResource, Bundle

DEEPEST: Final = 8
"""How many Bundles may lie in each other; real data has two."""

TOO_DEEP: Final = "Bundles lie in each other too deep"
_UNUSUAL: Final = frozenset({Bundle, type(None)})
"""Entries that hold no resource themselves."""


class Found(msgspec.Struct, frozen=True, gc=False):
    """A resource, the address that its entry gave it, the key that it came under."""

    resource: AnyResource
    full_url: str = ""
    key: str = ""

    @property
    def reference(self) -> str:
        """What the resource is called: type and id, else its address."""
        if self.resource.id and not isinstance(self.resource, Malformed):
            return f"{type(self.resource).__name__}/{self.resource.id}"
        if self.resource.id:
            return f"{self.kind}/{self.resource.id}"
        return self.full_url or f"{self.kind} without id"

    @property
    def kind(self) -> str:
        """Its resourceType."""
        return named_kind(self.resource) or "Resource"


def resources_of(value: AnyResource | None, key: str = "") -> list[Found]:
    """Return everything but Bundles, in the order in which it was sent.

    A value that is no resource at all is nothing here; `gaps` speaks of it.
    """
    if isinstance(value, Bundle):
        found: list[Found] = []
        _take_entries(value, key, found, 0)
        return found
    return [] if value is None or _is_junk(value) else [Found(value, "", key)]


def _take_entries(bundle: Bundle, key: str, found: list[Found], depth: int) -> None:
    if depth >= DEEPEST:
        refused = Malformed(kind="Bundle", abouts=(Topic.UNKNOWN,), why=TOO_DEEP)
        found.append(Found(refused, "", key))
        return
    entries = bundle.entry or []
    if not _UNUSUAL.isdisjoint({type(entry.resource) for entry in entries}):
        for entry in entries:
            if isinstance(entry.resource, Bundle):
                _take_entries(entry.resource, key, found, depth + 1)
            elif entry.resource is not None:
                found.append(Found(entry.resource, entry.full_url or "", key))
        return
    found += [
        Found(entry.resource, entry.full_url or "", key)
        for entry in entries
        if entry.resource is not None
    ]


def _is_junk(value: AnyResource) -> bool:
    return isinstance(value, Malformed) and not value.kind
