"""Reads an AllergyIntolerance: to what, how it showed itself, how sure it is."""

import re
from collections.abc import Iterator
from typing import Final

from cds_service.clinical.allergy import Allergen, Allergy, Certainty
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.medication import Drug
from cds_service.from_fhir.concepts import in_list, meanings_of, texts, words
from cds_service.from_fhir.conditions import status
from cds_service.from_fhir.dates import moment
from cds_service.from_fhir.drugs import drugs_in
from cds_service.from_fhir.products import Product
from cds_service.from_fhir.wire.clinical import AllergyIntolerance, Reaction
from cds_service.from_fhir.wire.datatypes import CodeableConcept

_ALLERGENS: Final = {allergen.value: allergen for allergen in Allergen}
_NAMES: Final = {
    Allergen.HYMENOPTERA_VENOM: r"bees?|honey ?bees?|wasps?|hornets?|yellow jackets?"
    r"|hymenoptera|fire ants?|insect venom",
    Allergen.CONTRAST_MEDIUM: r"contrast|iodinated|gadolinium|gad\w{3,12}",
    Allergen.LOCAL_ANAESTHETIC: r"local an[ae]{1,2}sthetics?|\w{2,12}caine",
    Allergen.OPIOID: r"opioids?|opiates?|morphine|codeine",
    Allergen.NSAID: r"nsaids?|aspirin|non-?steroidal anti-?inflammator\w{1,6}",
    Allergen.ALCOHOL: r"alcohol|ethanol|ethyl alcohol",
    Allergen.CASTOR_OIL: r"castor oil|polyoxyl|cremophor|macrogolglycerol",
}
_NAMED: Final = {
    allergen: re.compile(rf"\b(?:{names})\b", re.IGNORECASE)
    for allergen, names in _NAMES.items()
}
_LONGEST: Final = 200
_WITHDRAWN: Final = "entered-in-error"
_OVER: Final = frozenset({"inactive", "resolved"})
_CERTAIN: Final = {"refuted": Certainty.REFUTED, "unconfirmed": Certainty.UNCONFIRMED}
_UPSET: Final = "gastrointestinal-upset"


def read_allergy(sent: AllergyIntolerance, reference: str) -> Iterator[Allergy | Event]:
    """Yield the allergy if rules ask about its substance, and an anaphylaxis.

    Without a verificationStatus it is confirmed; one of another word than FHIR's
    is unconfirmed. A refuted one is evidence of tolerance and is kept.
    """
    verification = status(sent.verification_status)
    if verification == _WITHDRAWN:
        return
    reactions = sent.reaction or []
    shown = [concept for each in reactions for concept in in_list(each.manifestation)]
    anaphylaxis = any(EventKind.ANAPHYLAXIS_REACTION in meanings_of(c) for c in shown)
    when = moment(sent.recorded_date)
    if anaphylaxis and verification != "refuted":
        kind = EventKind.ANAPHYLAXIS_REACTION
        yield Event(reference, kind, words(sent.code), when)
    means = _means([sent.code, sent.substance, *(each.substance for each in reactions)])
    if means:
        yield Allergy(
            reference,
            means,
            name=words(sent.code or sent.substance),
            manifestations=tuple(filter(None, map(words, shown))),
            anaphylaxis=anaphylaxis,
            severe=any(map(_is_severe, reactions)),
            only_gastrointestinal=bool(shown)
            and all(_UPSET in meanings_of(concept) for concept in shown),
            certainty=_certainty(verification),
            current=status(sent.clinical_status) not in _OVER,
            recorded=when,
        )


def _certainty(verification: str) -> Certainty:
    if verification in {"", "confirmed"}:
        return Certainty.CONFIRMED
    return _CERTAIN.get(verification, Certainty.UNCONFIRMED)


def _is_severe(reaction: Reaction) -> bool:
    return status(reaction.severity) == "severe"


def _means(concepts: list[CodeableConcept | None]) -> frozenset[Drug | Allergen]:
    known = [concept for concept in concepts if concept is not None]
    said = tuple(text for concept in known for text in texts(concept))
    coded = {meaning for concept in known for meaning in meanings_of(concept)}
    return frozenset(
        [
            *(found for value, found in _ALLERGENS.items() if value in coded),
            *(
                kind
                for kind, name in _NAMED.items()
                if any(map(name.search, _cut(said)))
            ),
            *drugs_in(Product(concepts=tuple(known), said=said)),
        ]
    )


def _cut(said: tuple[str, ...]) -> list[str]:
    return [text[:_LONGEST] for text in said]
