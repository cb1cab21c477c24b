"""Which product an order, statement, dispense or administration is about."""

import re
from collections.abc import Callable
from typing import Final

from cds_service.from_fhir.concepts import meanings_of, texts, words
from cds_service.from_fhir.foreign_words import without_accents
from cds_service.from_fhir.modifiers import may_mean_else
from cds_service.from_fhir.ndc import with_eleven_digits
from cds_service.from_fhir.visible_text import as_seen
from cds_service.from_fhir.wire.datatypes import CodeableConcept, Reference
from cds_service.from_fhir.wire.medication import (
    Contained,
    Ingredient,
    Medicated,
    Medication,
)
from cds_service.frozen import Frozen
from cds_service.knowledge.terminology import ATC, canonical
from cds_service.patterns import uncompiled

_NOT_KNOWN: Final = frozenset({"unknown", "unbekannt", "inconnu", "desconocido"})
_NAME: Final = uncompiled(
    r"(?<![a-z])(?!(?:mg|ml|mcg|ug|kg|g|l|x|iu|ie|ui)(?![a-z\d]))[a-z]", re.IGNORECASE
)
"""A Latin letter that is no unit of a dose."""

LookUp = Callable[[str], Medication | None]
"""Finds a Medication that was sent elsewhere in the call, by its reference."""

_ABSENT: Final = "data-absent-reason"
_WHOLE_ATC_CODE: Final = 7
_NO_LONGER_A_CLASS: Final = ("L01XC", "L01XE")
"""Groups of ATC that were given up; where their drugs went not every list can say."""

_A_DRUG: Final = frozenset({None, "Medication"})
_ANY_SUBSTANCE: Final = _A_DRUG | {"Substance"}


class Product(Frozen, kw_only=False):
    """What was said about a product, wherever it was said.

    `concepts` are its code and those of its ingredients; `said` all words
    about it, its form included; `name` is what a clinician would call it;
    `ingredients` are its parts as sent. `is_allergen` is set for what somebody
    reacted to.
    """

    name: str = ""
    concepts: tuple[CodeableConcept, ...] = ()
    said: tuple[str, ...] = ()
    expires: str | None = None
    ingredients: tuple[Ingredient, ...] = ()
    is_allergen: bool = False

    @property
    def identified(self) -> bool:
        """Whether the drug can be told: by words, a known code or a whole class.

        A name in Latin letters that is none of ours is a drug that no rule asks
        about. One in other letters (Russian, Japanese) nobody here can read.
        """
        return any(map(_may_be_read, self.said)) or any(
            meanings_of(concept) or _is_whole_class(concept)
            for concept in self.concepts
        )


def _may_be_read(text: str) -> bool:
    seen = without_accents(as_seen(text))
    return bool(_NAME.search(seen)) and seen.casefold() not in _NOT_KNOWN


def product_of(resource: Medicated, look_up: LookUp) -> Product:
    """Find the product in the resource itself, inside it, or beside it."""
    pointer = resource.medication_reference
    found = _pointed_at(resource, look_up)
    concept = resource.medication_codeable_concept
    shown = (pointer.display or "").strip() if pointer else ""
    ingredients = tuple(found.ingredient or ()) if found else ()
    concepts = (
        concept,
        found.code if found else None,
        *(concept_of(part, resource, look_up) for part in ingredients),
    )
    forms = texts(found.form or found.dose_form) if found else ()
    known = tuple(
        with_eleven_digits(item) for item in concepts if item and _informs(item)
    )
    said = (*(text for item in known for text in texts(item)), shown)
    named = next((name for item in known if (name := words(item))), "")
    return Product(
        name=shown or named,
        concepts=known,
        # A form alone ("tablet") names no drug.
        said=tuple(dict.fromkeys(text for text in said if text))
        + (forms if any(said) else ()),
        expires=found.batch.expiration_date if found and found.batch else None,
        ingredients=ingredients,
    )


def concept_of(
    part: Ingredient, resource: Medicated, look_up: LookUp
) -> CodeableConcept | None:
    """Return what an ingredient is: itself, what it points at, or its name."""
    pointer = part.item_reference
    if part.item_codeable_concept is not None or pointer is None:
        return part.item_codeable_concept
    found = _found(pointer, resource, look_up, _ANY_SUBSTANCE)
    if found is not None and found.code is not None:
        return found.code
    return CodeableConcept(text=pointer.display) if pointer.display else None


def _is_whole_class(concept: CodeableConcept) -> bool:
    return any(
        canonical(coding.system or "") == ATC
        and len(code := (coding.code or "").strip().upper()) == _WHOLE_ATC_CODE
        and not code.startswith(_NO_LONGER_A_CLASS)
        for coding in concept.coding or ()
    )


def _pointed_at(resource: Medicated, look_up: LookUp) -> Medication | Contained | None:
    pointer = resource.medication_reference
    return None if pointer is None else _found(pointer, resource, look_up, _A_DRUG)


def _found(
    pointer: Reference,
    resource: Medicated,
    look_up: LookUp,
    kinds: frozenset[str | None],
) -> Medication | Contained | None:
    reference = (pointer.reference or "").strip()
    if not reference:
        return None
    if not reference.startswith("#"):
        return look_up(reference)
    inside = (
        item
        for item in resource.contained or ()
        if (item.id or "").removeprefix("#") == reference[1:]
        and item.resource_type in kinds
        and not may_mean_else(item.modifier_extension)
    )
    return next(inside, None)


def _informs(concept: CodeableConcept) -> bool:
    codings = concept.coding or []
    absent = [coding for coding in codings if _ABSENT in (coding.system or "")]
    if absent and len(absent) == len(codings):
        # "unknown" as a code is no drug, whatever its display says.
        return bool(concept.text and concept.text.strip().casefold() != "unknown")
    return bool(texts(concept) or any(coding.code for coding in codings))
