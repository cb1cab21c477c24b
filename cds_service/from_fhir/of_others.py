"""What was sent and is of another patient: only how much of it is ever said."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from cds_service.clinical.record import Topic, Unread
from cds_service.from_fhir.bundles import Found


@dataclass(slots=True)
class OfOthers:
    """References by kind of resource; iterating says how many of each there were."""

    _all: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _nobodys: defaultdict[str, set[str]] = field(
        default_factory=lambda: defaultdict(set)
    )

    def add(self, found: Found, *, nobodys: bool) -> None:
        """Note one; `nobodys` when it cannot be told whose it is."""
        self._all[found.kind].add(found.reference)
        if nobodys:
            self._nobodys[found.kind].add(found.reference)

    def __bool__(self) -> bool:
        return bool(self._all)

    def any_of(self, kind: str) -> bool:
        """Tell whether there was one of this kind."""
        return kind in self._all

    def nobodys(self, kind: str) -> bool:
        """Tell whether there was one of this kind of which it cannot be told."""
        return kind in self._nobodys

    def __iter__(self) -> Iterator[Unread]:
        for kind, references in self._all.items():
            nobodys = self._nobodys.get(kind, set())
            if number := len(references - nobodys):
                said = f"{number} resource{' belongs' if number == 1 else 's belong'}"
                yield Unread(kind, Topic.OTHER_PATIENT, f"{said} to another patient")
            if number := len(nobodys):
                said = f"of {number} resource{'' if number == 1 else 's'}"
                why = f"{said}, whose it is cannot be told"
                yield Unread(kind, Topic.OTHER_PATIENT, why)

    def copy(self) -> "OfOthers":
        """Return one that may be added to; this one stays as it is."""
        return OfOthers(_copied(self._all), _copied(self._nobodys))


def _copied(kinds: defaultdict[str, set[str]]) -> defaultdict[str, set[str]]:
    return defaultdict(set, {kind: set(held) for kind, held in kinds.items()})
