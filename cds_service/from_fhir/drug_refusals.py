"""Words near the name of a drug that take it back: it is not what is taken.

For text in small letters without accents; English, German, French and Spanish.
"""

from typing import Final

from cds_service.patterns import uncompiled

_ENGLISH: Final = (
    r"allerg\w+ to|avoid\w*|no|not|never|without|w/o"
    r"|(?<!not )discontinu\w+"
    r"|contraindicat\w+|intoleran\w+ (?:to|of)|hypersensitiv\w+ to|instead of"
    r"|in place of|substitute for|reaction to|effects? of"
)
_GERMAN: Final = (
    r"(?:allerg\w+|(?:uber)?empfindlich\w*|unvertraglich\w*|reaktion) (?:gegen|auf)"
    r"|kein(?:e[nmrs]?)?|(?<!idem )nicht|nie|niemals|ohne|vermeide\w*|statt"
    r"|anstelle von|anstatt|ersatz fur|kontraindi[kz]\w+"
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

_OF_THE_WAY: Final = (
    r"(?!(?:substitut\w*|interchang\w*|exchang\w*|replac\w*|switch\w*|generics?"
    r"|refills?|repeats?|stop\w*|skip\w*|miss|interrupt\w*|discontinu\w*|crush\w*"
    r"|chew\w*|split|divid\w*|open|break|delay\w*|idem|austausch\w*|ausgetauscht"
    r"|ersetz\w*|wechsel\w*|umstell\w*|generik\w*|\w*retard\w*|absetz\w*"
    r"|unterbrech\w*|pausier\w*|zerkau\w*|teil\w*|offn\w*|remplac\w*|generique\w*"
    r"|renouvel\w*|arret\w*|interromp\w*|ecras\w*|croqu\w*|ouvr\w*|sustitu\w*"
    r"|intercambi\w*|cambi\w*|generico\w*|suspend\w*|interrump\w*|tritur\w*"
    r"|mastic\w*|abr\w*)\b"
    r"(?!\s+(?:with|by|to|for|durch|mit|auf|gegen|par|por|con)\b))"
)
"""Not to be exchanged, crushed or stopped: the drug that is named next is taken,
unless it is what another is not to be exchanged for.
"""

REFUSED_BEFORE: Final = uncompiled(
    rf"\b(?:(?:{_ENGLISH}|{_GERMAN}|{_FRENCH}|{_SPANISH}){_BESIDE}"
    rf"\s+(?:{_OF_THE_WAY}[\w-]+[\s,/]+){{0,3}}"
    r"|(?:pas|lieu|place|arret) d'"
    r"|(?:allergie|allergique|intolerance|intolerant|hypersensibilite|reaction) a l')$"
)
REFUSED_AFTER: Final = uncompiled(
    r"\W{0,2}(?:free\b(?! (?:base|acid)\b)|frei\b|allerg|alergi|intoleran|hypersensi"
    r"|hipersensi|unvertraglich|uberempfindlich|antibod|antikorper|levels?\b|spiegel|assay\b"
    r"|abgesetzt|contre[- ]?indique|kontraindiziert|contraindicad)"
    # Interferon beta is for multiple sclerosis.
    r"|(?<=interferon)[ -]?(?:beta|lambda)\b"
)
