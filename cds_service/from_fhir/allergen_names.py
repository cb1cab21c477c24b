"""The names under which an allergy to a whole class of things is recorded.

Written for text in small letters without accents; English, German, French and
Spanish. Single drugs are known by their own names.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from cds_service.clinical.allergy import Allergen
from cds_service.from_fhir.drug_names import folded
from cds_service.from_fhir.foreign_words import without_accents
from cds_service.patterns import uncompiled

_LONGEST: Final = 200
_WORD: Final = uncompiled(r"\w+")
_NAMES: Final = {
    Allergen.HYMENOPTERA_VENOM: (
        r"(?:honey ?)?bees?(?! ?wax| pollen| propolis| bread)|bumble ?bees?|wasps?"
        r"|hornets?|yellow ?jackets?|hymenoptera(?:n)?|(?:fire|harvester) ants?"
        r"|(?:stinging )?insect (?:venom|sting)s?|stinging insects?|vespula|vespid"
        r"|polistes|apis mellifera|bienen(?:gift|stich)?|wespen(?:gift|stich)?"
        r"|hornissen(?:gift|stich)?|insekten(?:gift|stich)|hymenopterengift"
        r"|abeilles?|guepes?|frelons?|hymenopteres?|abejas?|avispas?|himenopteros?"
    ),
    Allergen.CONTRAST_MEDIUM: (
        r"(?:radio ?)?contrast|(?:radio)?contrast (?:media|medium|agents?|dye)"
        r"|iodinated (?:contrast|dye|agents?)|(?:x ?ray|iv|ct|mri) dye|gadolinium"
        r"|gado\w{4,12}|iohexol|iopamidol|iodixanol|iopromide?|iomeprol|ioversol"
        r"|omnipaque|visipaque|ultravist|isovue|\w{0,12}kontrastmittel|gadolinio"
        r"|(?:produits? |agents? )?de contraste|contraste"
    ),
    Allergen.LOCAL_ANAESTHETIC: (
        r"(?:local|topical) an(?:ae|e)sthetics?|(?!co)\w{2,12}cain(?:e|a)?"
        r"|lokalanasthetik(?:a|um)|anesthesiques? loca(?:l|ux)|anestesicos? locales?"
    ),
    Allergen.OPIOID: (
        r"opioids?|opiates?|opioide|opiate|opioides|opiaces?|opiaceos?"
        r"|narcotics?(?: analgesics?)?|morphine?|morphin|morfina|codeine?|codein"
    ),
    Allergen.NSAID: (
        r"nsaids?|nsaid analgesics?|non ?steroidal anti ?inflammator(?:y|ies)"
        r"|nsar|nichtsteroidale antirheumatika|ains"
        r"|anti ?inflammatoires non steroidiens"
        r"|aines?|antiinflamatorios no esteroideos|aspirin|aspirina|salicylates?"
    ),
    Allergen.ALCOHOL: (
        r"(?<!yl )(?<!wool )(?<!lanolin )(?<!rubbing )alcohol"
        r"(?! swab| wipe| prep| pad| rub| gel| sanit)|(?<!m)ethyl alcohol|ethanol"
        r"|alkohol|alcool ethylique|alcohol etilico"
    ),
    Allergen.CASTOR_OIL: (
        r"castor oil|polyoxyl|cremophor|kolliphor|macrogolglycerol|rizinusol"
        r"|huile de ricin|aceite de ricino"
    ),
}
_NAMED: Final = {
    allergen: uncompiled(rf"\b(?:{names})\b") for allergen, names in _NAMES.items()
}
_NO_ALLERGY: Final = uncompiled(
    r"^(?:no|not|denies|nil|nkda|nka|keine?|nicht|aucune?|pas d|sin|ninguna?|niega)\b"
    r"|\btolera(?:tes|ted|ting)\b|\bno known\b"
)

_REACTS: Final = (
    r"allerg(?:y|ies|ic|ie|isch|ique)|alergi(?:a|co|ca)|(?:uber)?empfindlich(?:keit)?"
    r"|uberempfindlichkeitsreaktion|intoleran(?:ce|t|z|te|cia)|unvertraglich(?:keit)?"
    r"|h[iy]persensi(?:tivity|tive|bilite|bilidad)|hypersensitivitat|anaphyla\w+"
    r"|anafila\w+|(?:adverse |allergic )?reactions?|reaktion|reaccion"
)
_OF_ALLERGY: Final = uncompiled(
    rf"\b(?:{_REACTS}) (?:to|of|gegen|auf|au|aux|al?)\b(?: l'| ?)"
    r"|[ -]?(?:allerg(?:y|ies|ie)|alergia|unvertraglichkeit|uberempfindlichkeit"
    r"|intoleran(?:ce|z|cia))\b"
)


def substance_of(text: str) -> str:
    """Return what an allergy is to: "ibuprofen" of "Allergie gegen Ibuprofen".

    Words that take a drug back in an order only say here what the entry is.
    """
    return _OF_ALLERGY.sub("", folded(text)).strip()


def allergens_named(said: Iterable[str]) -> Iterator[Allergen]:
    """Yield the classes that the words name."""
    texts = [_even(text) for text in said]
    for allergen, name in _NAMED.items():
        if any(map(name.search, texts)):
            yield allergen


def is_denied(said: Iterable[str]) -> bool:
    """Tell whether the words say that there is no allergy ("No known allergies")."""
    return any(_NO_ALLERGY.search(_even(text)) for text in said)


def _even(text: str) -> str:
    """Spell it one way: small letters, no accents, blanks for punctuation."""
    plain = without_accents(text[:_LONGEST].casefold())
    return " ".join(_WORD.findall(plain))
