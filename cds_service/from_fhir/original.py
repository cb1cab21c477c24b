"""Finds resources as they were sent, so that a suggested update loses nothing."""

from collections.abc import Sequence

import msgspec

from cds_service.from_fhir.entries import originals_in


class Originals:
    """Resources of one call by reference, byte for byte; the first value wins.

    A value is read when first something may lie in it, and then for good: a
    record of many orders would else be read anew for each of them.
    """

    def __init__(self, values: Sequence[msgspec.Raw]) -> None:
        self._values = values
        self._known: dict[int, dict[str, msgspec.Raw]] = {}

    def __call__(self, reference: str) -> bytes | None:
        """Return the JSON of a resource; None when the reference leads nowhere."""
        # An id is found by its bytes; only where it may be written with JSON escapes
        # everything is read.
        name = reference.rsplit("/", 1)[-1].rsplit(":", 1)[-1].encode()
        try:
            found = self._found(reference, name)
            if found is None and any(b"\\" in bytes(value) for value in self._values):
                found = self._found(reference, b"")
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return None
        return None if found is None else bytes(found)

    def _found(self, reference: str, holding: bytes) -> msgspec.Raw | None:
        for place, value in enumerate(self._values):
            if place not in self._known and holding in bytes(value):
                self._known[place] = _by_reference(value)
            if reference in (known := self._known.get(place, {})):
                return known[reference]
        return None


def original(values: Sequence[msgspec.Raw], reference: str) -> bytes | None:
    """Return one resource from the values of a call; see `Originals`."""
    return Originals(values)(reference)


def _by_reference(value: msgspec.Raw) -> dict[str, msgspec.Raw]:
    """Index a value; what it holds twice is found where it stands first."""
    known: dict[str, msgspec.Raw] = {}
    for sent in originals_in(value):
        known.setdefault(sent.reference, sent.raw)
    return known
