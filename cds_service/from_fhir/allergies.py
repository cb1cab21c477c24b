"""Reads an AllergyIntolerance: to what, how it showed itself, how sure it is."""

from collections.abc import Iterator
from typing import Final

from cds_service.clinical.allergy import Allergen, Allergy, Certainty
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.medication import Drug
from cds_service.clinical.moment import Moment
from cds_service.from_fhir.allergen_names import (
    allergens_named,
    is_denied,
    substance_of,
)
from cds_service.from_fhir.concepts import in_list, meanings_of, texts, words
from cds_service.from_fhir.dates import moment
from cds_service.from_fhir.drugs import drugs_in
from cds_service.from_fhir.event_kinds import kinds_in
from cds_service.from_fhir.products import Product
from cds_service.from_fhir.standing import status
from cds_service.from_fhir.wire.clinical import AllergyIntolerance, Reaction
from cds_service.from_fhir.wire.datatypes import CodeableConcept

_ALLERGENS: Final = {allergen.value: allergen for allergen in Allergen}
_HELD_BY: Final = {
    Allergen.CONTRAST_MEDIUM: {Drug.CONTRAST_MEDIUM},
    Allergen.LOCAL_ANAESTHETIC: {Drug.LOCAL_ANAESTHETIC},
    Allergen.NSAID: {Drug.NSAID, Drug.ASPIRIN},
    Allergen.OPIOID: {
        Drug.OPIOID_HISTAMINE_RELEASING,
        Drug.OPIOID_LOWER_RISK,
        Drug.OPIOID_NOT_RANKED,
    },
}
"""The classes, and the drugs that belong to them."""
_WITHDRAWN: Final = "entered-in-error"
_REFUTED: Final = "refuted"
_UNLIKELY: Final = "unlikely"
_SURE: Final = frozenset({"", "confirmed", "active", "inactive", "resolved"})
_OVER: Final = frozenset({"inactive", "resolved"})
_UPSET: Final = "gastrointestinal-upset"


def read_allergy(sent: AllergyIntolerance, reference: str) -> Iterator[Allergy | Event]:
    """Yield the allergy if rules ask about its substance, and an anaphylaxis.

    Without a verificationStatus it is confirmed; one of another word than FHIR's
    is unconfirmed. A refuted one is evidence of tolerance and is kept. How bad a
    next reaction may be (criticality) is no reaction, so it is not read.
    """
    verification = status(sent.verification_status) or status(sent.status)
    if _WITHDRAWN in {verification, status(sent.clinical_status)}:
        return
    reactions = in_list(sent.reaction)
    shown = [concept for each in reactions for concept in in_list(each.manifestation)]
    anaphylaxis = EventKind.ANAPHYLAXIS_REACTION in kinds_in(shown)
    substances = [*in_list(sent.code), *in_list(sent.substance)]
    name = "; ".join(filter(None, map(words, substances)))
    when = moment(sent.recorded_date) or moment(sent.asserted_date)
    if anaphylaxis and verification != _REFUTED:
        yield Event(reference, EventKind.ANAPHYLAXIS_REACTION, name, when)
    means = _means([*substances, *(item for each in reactions for item in _to(each))])
    if means:
        yield Allergy(
            reference,
            means,
            name=name,
            manifestations=tuple(filter(None, map(words, shown))),
            anaphylaxis=anaphylaxis,
            severe=any(status(each.severity) == "severe" for each in reactions),
            only_gastrointestinal=not anaphylaxis and _only_upset(reactions),
            certainty=_certainty(verification, reactions),
            current=_OVER.isdisjoint({status(sent.clinical_status), verification}),
            recorded=when,
            happened=_happened(sent, reactions),
        )


def _happened(sent: AllergyIntolerance, reactions: list[Reaction]) -> Moment | None:
    """Return the last day on which a reaction is said to have happened."""
    said = [sent.last_occurrence, *(each.onset for each in reactions)]
    days = [when for each in said if (when := moment(each))]
    return max(days, key=Moment.order, default=None)


def _to(reaction: Reaction) -> list[CodeableConcept]:
    return in_list(reaction.substance)


def _only_upset(reactions: list[Reaction]) -> bool:
    """Tell whether every reaction is known, by verified codes, and only an upset.

    What somebody described in words may have been anything.
    """
    return bool(reactions) and all(
        in_list(each.manifestation)
        and not (each.description or "").strip()
        and all(meanings_of(shown).get(_UPSET) for shown in in_list(each.manifestation))
        for each in reactions
    )


def _certainty(verification: str, reactions: list[Reaction]) -> Certainty:
    if verification == _REFUTED:
        return Certainty.REFUTED
    doubted = reactions and all(status(r.certainty) == _UNLIKELY for r in reactions)
    if verification in _SURE and not doubted:
        return Certainty.CONFIRMED
    return Certainty.UNCONFIRMED


def _means(concepts: list[CodeableConcept]) -> frozenset[Drug | Allergen]:
    said = tuple(text for concept in concepts for text in texts(concept))
    coded = {meaning for concept in concepts for meaning in meanings_of(concept)}
    known = {found for value, found in _ALLERGENS.items() if value in coded}
    if not known and is_denied(said):
        return frozenset()
    named = tuple(map(substance_of, said))
    product = Product(concepts=tuple(concepts), said=named, is_allergen=True)
    drugs = frozenset(drugs_in(product))
    classes = {held for held, those in _HELD_BY.items() if those & drugs}
    return frozenset([*known, *allergens_named(said), *classes, *drugs])
