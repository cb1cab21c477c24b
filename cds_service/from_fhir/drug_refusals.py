"""Words near the name of a drug that take it back: it is not what is taken.

For text in small letters without accents; English, German, French and Spanish.
"""

from typing import Final

from cds_service.patterns import uncompiled

_ENGLISH: Final = (
    r"allerg\w+ to|avoid\w*|no|not|never|without|w/o|discontinu\w+"
    r"|contraindicat\w+|intoleran\w+ (?:to|of)|hypersensitiv\w+ to|instead of"
    r"|in place of|substitute for|reaction to|effects? of"
)
_GERMAN: Final = (
    r"(?:allerg\w+|(?:uber)?empfindlich\w*|unvertraglich\w*|reaktion) (?:gegen|auf)"
    r"|kein(?:e[nmrs]?)?|nicht|nie|niemals|ohne|vermeide\w*|statt|anstelle von"
    r"|anstatt|ersatz fur|kontraindi[kz]\w+"
)
_FRENCH: Final = (
    r"(?:allerg\w+|intoleran\w+|hypersensib\w+|reaction) (?:a|au|aux)"
    r"|pas de?|aucune?|jamais|sans|eviter|au lieu de?|a la place de?|contre indique\w*"
    r"|contre-indique\w*|arret de?"
)
_SPANISH: Final = (
    r"(?:alergi\w+|intoleran\w+|hipersensib\w+|reaccion) (?:a|al)"
    r"|ningun[ao]?|nunca|sin|evitar|en (?:lugar|vez) de|contraindicad\w+"
)
_BESIDE: Final = (
    r"(?!\s+(?:conserva\w+|konservierung\w+|preservative\w*|sucre|azucar|zucker|gluten"
    r"|lactos[ea]|laktose|alcool|alcohol|alkohol|receta|rezept|ordonnance)\b)"
)
"""Without sugar or a prescription: the drug that is named next is taken."""

REFUSED_BEFORE: Final = uncompiled(
    rf"\b(?:(?:{_ENGLISH}|{_GERMAN}|{_FRENCH}|{_SPANISH}){_BESIDE}"
    r"\s+(?:[\w-]+[\s,/]+){0,3}|(?:pas|lieu|place|arret) d'|(?:allergie|allergique"
    r"|intolerance|intolerant|hypersensibilite|reaction) a l')$"
)
REFUSED_AFTER: Final = uncompiled(
    r"\W{0,2}(?:free\b|frei\b|allerg|alergi|intoleran|hypersensi|hipersensi"
    r"|unvertraglich|uberempfindlich|antibod|antikorper|levels?\b|spiegel|assay\b"
    r"|abgesetzt|contre[- ]?indique|kontraindiziert|contraindicad)"
)
