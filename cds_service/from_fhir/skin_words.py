"""Words of the skin, and whether they say that a mastocytosis is of the skin alone.

"Cutaneous mastocytosis" does. "Mastocytosis with skin involvement" does not, nor
does "mastocytosis without skin lesions"; and "mastocytosis in the skin" is what an
adult's is called until the bone marrow was looked at.
"""

import re
from typing import Final

from cds_service.patterns import uncompiled

_OF_THE_SKIN: Final = uncompiled(
    r"(?<!non-)(?<!non )(?<!not )(?<!extra)(?:[ck]utan|cut[\u00e1\u00e9]n)"
    r"|\bskin\b|\bhaut|\bpeau\b|\bpiel\b|\burti[ck]ari|pigment|ma[ck]ulopapul|bullous|bull[\u00f6o]s|telangie"
    r"|teleangie|solitar|solit\u00e4r|masto[zc]ytom|mastocitom",
    re.IGNORECASE,
)
_SKIN: Final = (
    r"(?:the |der |la )?"
    r"(?:skin|haut|peau|piel|cutaneous|kutane[rmn]?|cutan\u00e9es?|cut\u00e1ne[ao]s?)"
)
_PART: Final = (
    r"(?:involvement|lesions?|manifestations?|disease|befall|beteiligung|l\u00e4sionen"
    r"|ver\u00e4nderungen|manifestation(?:en)?|atteintes?|l\u00e9sions?|afectaci\u00f3n"
    r"|afecci\u00f3n|lesiones)"
)
_WITH: Final = r"\b(?:with(?:out)?|mit|ohne|avec|sans|con|sin) (?:[^\W\d_]+ )??"
_AS_WELL: Final = uncompiled(
    rf"{_WITH}{_SKIN}[ -]?{_PART}\b"
    rf"|{_WITH}{_PART} (?:(?:of|in|de) )?{_SKIN}\b"
    r"|\binvolving the skin\b"
    r"|(?<=mastocytosis )in (?:the )?skin\b|(?<=mastozytose )in der haut\b"
    r"|(?<=mastocytose )dans la peau\b|(?<=mastocitosis )en la piel\b",
    re.IGNORECASE,
)
_ALONE: Final = uncompiled(
    r"\b(?:only|alone|sole|solely|limited|isolated|confined|exclusive(?:ly)?|nur"
    r"|allein\w*|isoliert\w*|ausschlie\u00dflich\w*|begrenzt\w*|seule?(?:ment)?|isol\u00e9e?"
    r"|limit\u00e9e?|exclusivement|s\u00f3lo|solo|solamente|aislad[ao]|limitad[ao])\b",
    re.IGNORECASE,
)


def of_the_skin_alone(text: str) -> bool:
    """Tell whether a text about mastocytosis speaks of the skin and of no more."""
    if not _OF_THE_SKIN.search(text):
        return False
    if _ALONE.search(text):
        return True
    return _OF_THE_SKIN.search(_AS_WELL.sub(" ", text)) is not None
