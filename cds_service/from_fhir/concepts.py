"""Reads codes and words from a CodeableConcept."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, TypeVar

from cds_service.from_fhir.memory import Codes, Memory, codes_of, may_be_kept
from cds_service.from_fhir.wire.datatypes import CodeableConcept
from cds_service.knowledge.terminology import meanings

Item = TypeVar("Item")

_NOTHING: Final[Mapping[str, bool]] = MappingProxyType({})
_KNOWN: Final[Memory[Mapping[str, bool]]] = Memory()


def meanings_of(concept: CodeableConcept | None) -> Mapping[str, bool]:
    """Return the value sets its codes belong to, and whether that is verified.

    One verified code is enough: a second, unverified one takes nothing away.
    """
    if concept is None or not concept.coding:
        return _NOTHING
    codings = concept.coding
    codes = (
        (codings[0].system, codings[0].code)
        if len(codings) == 1  # as usual
        else codes_of(codings)
    )
    known = _KNOWN.get(codes)
    if known is None:
        known = _meanings(codes)
        if may_be_kept(codes):
            _KNOWN.keep(codes, known)
    return known


def _meanings(codes: Codes) -> Mapping[str, bool]:
    found: dict[str, bool] = {}
    for system, code in zip(codes[::2], codes[1::2], strict=True):
        for meaning in meanings(system or "", code) if code else ():
            verified = found.get(meaning.value_set, False) or meaning.verified
            found[meaning.value_set] = verified
    return MappingProxyType(found)


def texts(concept: CodeableConcept | None) -> tuple[str, ...]:
    """Return its text and every display, once each, without blank ones."""
    if concept is None:
        return ()
    said = [concept.text]
    if concept.coding:
        said += [coding.display for coding in concept.coding]
    return tuple(
        dict.fromkeys([text.strip() for text in said if text and text.strip()])
    )


def words(concept: CodeableConcept | None) -> str:
    """Return its text or, without one, what its displays say."""
    if concept is not None and concept.text and concept.text.strip():
        return concept.text.strip()
    return "; ".join(texts(concept))


def in_list(value: list[Item] | Item | None) -> list[Item]:
    """Return a list from a list, from the one thing sent instead, or from nothing."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
