"""Words that mean an upset of stomach or bowel and nothing else.

Read of an intolerance alone, as what a reaction is called, and only when the whole
text is on this closed list: "GI upset", "nausea and vomiting". A denial, a bleeding,
an ulcer, or a word that nobody listed leaves it a reaction like any other. English,
German, French and Spanish.
"""

from collections.abc import Sequence
from typing import Final

from cds_service.from_fhir.foreign_words import without_accents
from cds_service.patterns import uncompiled

_LONGEST: Final = 120
_WORD: Final = uncompiled(r"\w+")
_ENGLISH: Final = (
    r"(?:g ?i|gastro ?intestinal|gastric|stomach|digestive)"
    r" (?:upset|distress|intolerance|disturbances?|discomfort|complaints?|symptoms?)"
    r"|upset stomach|dyspepsia|indigestion|heart ?burn|acid reflux|nausea|vomiting"
    r"|emesis|n v(?: d)?|diarrh(?:o?e|oe)a|loose stools?|constipation|bloating"
    r"|flatulence|(?:stomach|belly|tummy) ?aches?"
    r"|(?:abdominal|stomach|gastric|epigastric|belly) (?:pains?|cramps?|cramping)"
    r"|(?:abdominal|epigastric) discomfort"
)
_GERMAN: Final = (
    r"(?:u|ue)belkeit|erbrechen|brechreiz|durchf(?:a|ae)lle?|durchfall"
    r"|diarrh(?:o|oe)(?:en)?|verstopfung|obstipation|sodbrennen|dyspepsie|bl(?:a|ae)hungen"
    r"|(?:magen|bauch|oberbauch)(?:schmerz(?:en)?|beschwerden|kr(?:a|ae)mpfe|weh)"
    r"|magenverstimmung|magenunvertr(?:a|ae)glichkeit|magen ?darm ?beschwerden"
    r"|verdauungs(?:beschwerden|st(?:o|oe)rung(?:en)?)|gastrointestinale beschwerden"
)
_FRENCH: Final = (
    r"nausees?|vomissements?|diarrhees?|dyspepsie|pyrosis"
    r"|brulures? (?:d estomac|gastriques?)|(?:maux|mal) (?:d estomac|de ventre)"
    r"|(?:douleurs?|crampes?) (?:abdominales?|gastriques?|epigastriques?|d estomac)"
    r"|troubles? (?:digestifs?|gastriques?|gastro ?intestina(?:l|ux))"
    r"|intolerance (?:digestive|gastrique)|ballonnements?|epigastralgies?"
)
_SPANISH: Final = (
    r"nauseas|vomitos?|diarreas?|estrenimiento|dispepsia"
    r"|acidez(?: estomacal| de estomago)?|ardor(?:es)? de estomago"
    r"|dolor(?:es)? (?:abdominal(?:es)?|gastricos?|epigastricos?|de estomago)"
    r"|(?:malestar|molestias?|trastornos?)"
    r" (?:digestiv|gastric|gastro ?intestinal|estomacal)(?:[oa]s?|es)?"
    r"|intolerancia (?:digestiva|gastrica|gastro ?intestinal)"
)
_ONE: Final = (
    r"(?:(?:mild|slight|leichte?|legere?s?|leves?) )?"
    rf"(?:{_ENGLISH}|{_GERMAN}|{_FRENCH}|{_SPANISH})"
)
_AND: Final = r"(?:(?:and|or|und|oder|et|ou|y|o) )?"
_UPSET: Final = uncompiled(rf"{_ONE}(?: {_AND}{_ONE})*")


def is_upset(said: Sequence[str]) -> bool:
    """Tell whether there are words and each of them names nothing but an upset."""
    return bool(said) and all(map(_names_upset, said))


def _names_upset(text: str) -> bool:
    if len(text) > _LONGEST:
        return False
    plain = without_accents(text.casefold())
    return _UPSET.fullmatch(" ".join(_WORD.findall(plain))) is not None
