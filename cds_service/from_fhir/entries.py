"""Bundles whose resources stay as they were sent, byte for byte."""

from collections.abc import Iterator
from typing import Final

import msgspec

from cds_service.from_fhir.bundles import DEEPEST
from cds_service.from_fhir.malformed import read_as

_NULL: Final = msgspec.Raw(b"null")


class Sketch(msgspec.Struct, rename="camel"):
    """The little of a resource that tells which one it is."""

    resource_type: str | None = None
    id: str | None = None
    status: str | None = None


class _Entry(msgspec.Struct, rename="camel"):
    full_url: str | None = None
    resource: msgspec.Raw = _NULL


class _Sent(Sketch):
    """A resource with the entries that it has if it is a Bundle."""

    entry: list[_Entry] | None = None


class _Piecewise(msgspec.Struct):
    entry: list[msgspec.Raw] | None = None


class Original(msgspec.Struct):
    """A resource as sent, where it lay, and what it is."""

    raw: msgspec.Raw
    full_url: str
    sketch: Sketch

    @property
    def reference(self) -> str:
        """What it is called: type and id, else the address of its entry."""
        if self.sketch.id:
            return f"{self.sketch.resource_type}/{self.sketch.id}"
        return self.full_url


def originals_in(raw: msgspec.Raw, holding: bytes = b"") -> Iterator[Original]:
    """Yield every resource of a value but the Bundles themselves.

    What does not hold the bytes `holding` is passed over unread.
    """
    yield from _originals(raw, "", 0, holding)


def _originals(
    raw: msgspec.Raw, full_url: str, depth: int, holding: bytes
) -> Iterator[Original]:
    if holding and holding not in bytes(raw):
        return
    sent = read_as(raw, _Sent) or _salvaged(raw)
    if sent is None or not sent.resource_type:
        return
    if sent.resource_type != "Bundle":
        yield Original(raw, full_url, sent)
        return
    for entry in (sent.entry or ()) if depth <= DEEPEST else ():
        url = entry.full_url or ""
        # The address may hold what the resource does not.
        wanted = b"" if holding in url.encode() else holding
        yield from _originals(entry.resource, url, depth + 1, wanted)


def _salvaged(raw: msgspec.Raw) -> _Sent | None:
    """Read entry by entry what is not shaped as FHIR says."""
    sketch = read_as(raw, Sketch)
    if sketch is None:
        return None
    bundle = read_as(raw, _Piecewise)
    entries = (read_as(entry, _Entry) for entry in (bundle and bundle.entry) or ())
    kept = [entry for entry in entries if entry is not None]
    return _Sent(sketch.resource_type, sketch.id, sketch.status, kept)
