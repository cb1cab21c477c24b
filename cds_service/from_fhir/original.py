"""Finds resources as they were sent, so that a suggested update loses nothing."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

import msgspec

from cds_service.from_fhir.entries import originals_in

_SEARCHES: Final = 2
"""House choice: the order that stands and its draft; the third look is for many."""


class Originals:
    """Resources of one call by reference, byte for byte; the first value wins.

    Most calls ask for one order: of a value only what may be it is read. A value
    that is asked of more often is read for good, because a record of many orders
    would else be gone through for each of them.
    """

    def __init__(self, values: Sequence[msgspec.Raw]) -> None:
        self._values = values
        self._searched: Counter[int] = Counter()
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
            if place in self._known:
                found = self._known[place].get(reference)
            elif holding in bytes(value):
                found = self._searched_for(reference, holding, place)
            else:
                continue
            if found is not None:
                return found
        return None

    def _searched_for(
        self, reference: str, holding: bytes, place: int
    ) -> msgspec.Raw | None:
        value = self._values[place]
        self._searched[place] += 1
        if self._searched[place] > _SEARCHES:
            self._known[place] = _by_reference(value)
            return self._known[place].get(reference)
        for sent in originals_in(value, holding):
            if sent.reference == reference:
                return sent.raw
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
