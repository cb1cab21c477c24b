"""Which kinds of event codes mean."""

from collections.abc import Iterable
from typing import Final

from cds_service.clinical.event import EventKind
from cds_service.from_fhir.concepts import meanings_of
from cds_service.from_fhir.wire.datatypes import CodeableConcept

_KINDS: Final = {kind.value: kind for kind in EventKind}


def kinds_in(concepts: Iterable[CodeableConcept | None]) -> dict[EventKind, bool]:
    """Return the kinds of event that the codes mean, and whether that is verified.

    One verified code is enough; the order is that of `EventKind`.
    """
    meant: dict[str, bool] = {}
    for concept in concepts:
        for value_set, verified in meanings_of(concept).items():
            meant[value_set] = verified or meant.get(value_set, False)
    return {kind: meant[value] for value, kind in _KINDS.items() if value in meant}
