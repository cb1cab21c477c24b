"""Reads codes and words from a CodeableConcept."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final, TypeVar

from cds_service.from_fhir.wire.datatypes import CodeableConcept
from cds_service.knowledge.terminology import meanings

Item = TypeVar("Item")

_NOTHING: Final[Mapping[str, bool]] = MappingProxyType({})
_LONGEST: Final = 200
_MOST_CODES: Final = 20


def meanings_of(concept: CodeableConcept | None) -> Mapping[str, bool]:
    """Return the value sets its codes belong to, and whether that is verified.

    One verified code is enough: a second, unverified one takes nothing away.
    """
    if concept is None or not concept.coding:
        return _NOTHING
    codes = tuple(
        [
            (coding.system, coding.code)
            for coding in concept.coding
            if coding.system
            and coding.code
            and len(coding.system) + len(coding.code) < _LONGEST
        ]
    )
    if len(codes) > _MOST_CODES:
        return _meanings.__wrapped__(codes)
    return _meanings(codes)


# A record has few different codes, each many times over. Only codes are kept
# from call to call, never words, and only short ones.
@lru_cache(maxsize=4096)
def _meanings(codes: tuple[tuple[str, str], ...]) -> Mapping[str, bool]:
    found: dict[str, bool] = {}
    for system, code in codes:
        for meaning in meanings(system, code):
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
