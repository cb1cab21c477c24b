"""Reads codes and words from a CodeableConcept."""

from typing import TypeVar

from cds_service.from_fhir.wire.datatypes import CodeableConcept
from cds_service.knowledge.terminology import meanings

Item = TypeVar("Item")


def meanings_of(concept: CodeableConcept | None) -> dict[str, bool]:
    """Return the value sets its codes belong to, and whether that is verified.

    One verified code is enough: a second, unverified one takes nothing away.
    """
    found: dict[str, bool] = {}
    for coding in (concept and concept.coding) or ():
        for meaning in meanings(coding.system or "", coding.code or ""):
            verified = found.get(meaning.value_set, False) or meaning.verified
            found[meaning.value_set] = verified
    return found


def texts(concept: CodeableConcept | None) -> tuple[str, ...]:
    """Return its text and every display, once each, without blank ones."""
    if concept is None:
        return ()
    said = [concept.text, *(coding.display for coding in concept.coding or ())]
    return tuple(dict.fromkeys(text.strip() for text in said if text and text.strip()))


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
