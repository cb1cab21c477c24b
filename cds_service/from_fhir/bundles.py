"""Walks whatever was sent: a resource, a Bundle of any kind, Bundles in Bundles."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from cds_service.clinical.record import Topic
from cds_service.from_fhir.malformed import Malformed
from cds_service.from_fhir.wire.bundle import AnyResource, Bundle

DEEPEST: Final = 8
"""How many Bundles may lie in each other; real data has two."""

TOO_DEEP: Final = "Bundles lie in each other too deep"


class Found(NamedTuple):
    """A resource, and the address that its entry gave it."""

    resource: AnyResource
    full_url: str = ""

    @property
    def reference(self) -> str:
        """What the resource is called: type and id, else its address."""
        if self.resource.id:
            return f"{self.kind}/{self.resource.id}"
        return self.full_url or f"{self.kind} without id"

    @property
    def kind(self) -> str:
        """Its resourceType."""
        if isinstance(self.resource, Malformed):
            return self.resource.kind or "Resource"
        return type(self.resource).__name__


def resources_of(value: AnyResource | None, depth: int = 0) -> Iterator[Found]:
    """Yield everything but Bundles, in the order in which it was sent.

    A value that is no resource at all is nothing here; `gaps` speaks of it.
    """
    if isinstance(value, Bundle):
        yield from _entries_of(value, depth)
    elif value is not None and not _is_junk(value):
        yield Found(value)


def _entries_of(bundle: Bundle, depth: int) -> Iterator[Found]:
    if depth >= DEEPEST:
        yield Found(Malformed(kind="Bundle", abouts=(Topic.UNKNOWN,), why=TOO_DEEP))
        return
    for entry in bundle.entry or ():
        resource = entry.resource
        if isinstance(resource, Bundle):
            yield from _entries_of(resource, depth + 1)
        elif resource is not None:
            yield Found(resource, entry.full_url or "")


def _is_junk(value: AnyResource) -> bool:
    return isinstance(value, Malformed) and not value.kind


def bundles_of(value: AnyResource | None, depth: int = 0) -> Iterator[Bundle]:
    """Yield the Bundle itself, if it is one, and every Bundle inside."""
    if not isinstance(value, Bundle) or depth >= DEEPEST:
        return
    yield value
    for entry in value.entry or ():
        if isinstance(entry.resource, Bundle):
            yield from bundles_of(entry.resource, depth + 1)
