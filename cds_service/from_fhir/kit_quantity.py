"""Takes "below the limit of quantification" for what it is: found, and too little.

Below the limit of detection nothing was found; below the limit of quantification
something was, and how much is not told. The words go from behind a "detected", and
only where nothing before it in the sentence denies it.
"""

import re
from typing import Final

from cds_service.patterns import uncompiled

_BELOW: Final = (
    r"(?:below|under|less than|<|unter(?:halb)?(?: der)?"
    # French and Spanish come with their small words in English already.
    r"|(?:by|por) debajo|(?:en|au)[ -]dessous|inferieure? a)"
    r" ?(?:the |de la |du |del? )?"
)
_LIMIT: Final = (
    r"(?:(?:assay'?s? |lower |test ){0,2}(?:limits? of quantifi(?:cation|ability)"
    r"|quantifi(?:cation|able) limit|quantitation limit|limit of quantitation|ll?oq"
    r"|level of quantification)"
    r"|(?:quantifizierungs|bestimmungs)grenze"
    r"|limite (?:de|the) (?:quantification|cuantificacion))"
)
_TOO_LITTLE: Final = (
    rf"{_BELOW}{_LIMIT}\b"
    r"|(?:(?:not|non)[ -]?|un)quantifiable\b|too low to (?:be )?quantif(?:y|ied)\b"
    r"|(?:nicht|non|no) (?:quantifizierbar|quantifiable|cuantificable)\b"
)
_FOUND: Final = uncompiled(
    r"(?P<found>\b(?:detected|detectable|positive|present))"
    r"(?:[ ,(:-]{1,3}(?:(?:but|and|although|yet|aber|mais|pero)[ ,]{1,2})?)"
    rf"(?:{_TOO_LITTLE})\)?",
    re.IGNORECASE,
)
_DENIES: Final = uncompiled(
    r"\b(?:no|not|non|none|nor|neither|never|cannot|without|absen\w+|neg\w*|wild\w*"
    r"|lack\w*|false|un[a-z]+|kein\w*|nicht)\b|n't\b",
    re.IGNORECASE,
)
_END: Final = uncompiled(r"[;\n]|\.\s")


def without_quantification(cleaned: str) -> str:
    """Return the text without the words that say how little was found."""
    return _FOUND.sub(_plain, cleaned)


def _plain(match: re.Match[str]) -> str:
    before = _END.split(match.string[: match.start()])[-1]
    return match[0] if _DENIES.search(before) else match["found"]
