"""Which kinds of event codes mean."""

from collections.abc import Iterable
from typing import Final

from cds_service.clinical.event import EventKind
from cds_service.from_fhir.concepts import meanings_of
from cds_service.from_fhir.wire.datatypes import CodeableConcept

_KINDS: Final = {kind.value: kind for kind in EventKind}


def kinds_in(concepts: Iterable[CodeableConcept | None]) -> tuple[EventKind, ...]:
    """Return the kinds of event that the codes mean, each once, in a fixed order."""
    meant = {meaning for concept in concepts for meaning in meanings_of(concept)}
    return tuple([kind for value, kind in _KINDS.items() if value in meant])
