"""A document that by its kind or title is a result of KIT or the fusion.

Nobody here reads documents, and no query of ours asks for them. Where one is sent
all the same, its silence must not pass for an empty record.
"""

from collections.abc import Iterator
from typing import Final

import msgspec

from cds_service.clinical.record import Topic, Unread
from cds_service.from_fhir.concepts import in_list, texts
from cds_service.from_fhir.dates import moment
from cds_service.from_fhir.genetic_kinds import FUSION, TARGETS, kinds_of
from cds_service.from_fhir.malformed import read_as
from cds_service.from_fhir.wire.datatypes import CodeableConcept
from cds_service.from_fhir.wire.report import DocumentContent, DocumentReference
from cds_service.from_fhir.wire.resource import NOTHING_SENT
from cds_service.from_fhir.wire.result import Observation

WHY: Final = "it was sent as a document, which is not read"
_REPLACED: Final = frozenset({"superseded", "entered-in-error"})
_LONGEST: Final = 300


def read_document(document: DocumentReference, reference: str) -> Iterator[Unread]:
    """Yield what a document may say of KIT or the fusion, once for each."""
    if (_text(document.status) or "").strip().casefold() in _REPLACED:
        return
    kinds = [*_concepts(document.type), *_concepts(document.category)]
    titles = [_text(document.description) or "", *_titles(document.content)]
    said = [*(text for kind in kinds for text in texts(kind)), *filter(None, titles)]
    name = "; ".join(said)[:_LONGEST]
    codings = [coding for kind in kinds for coding in kind.coding or ()]
    found = kinds_of(Observation(code=CodeableConcept(coding=codings, text=name)))
    taken = moment(_text(document.date))
    if found & TARGETS.keys():
        yield Unread(reference, Topic.KIT, WHY, name, taken)
    if FUSION in found:
        yield Unread(reference, Topic.FUSION, WHY, name, taken)


def _concepts(sent: msgspec.Raw) -> list[CodeableConcept]:
    if sent == NOTHING_SENT:
        return []
    several = read_as(sent, list[CodeableConcept])
    return several or in_list(read_as(sent, CodeableConcept))


def _titles(sent: msgspec.Raw) -> Iterator[str]:
    for content in read_as(sent, list[DocumentContent | None]) or ():
        if content and content.attachment:
            yield content.attachment.title or ""


def _text(sent: msgspec.Raw) -> str | None:
    return read_as(sent, str)
