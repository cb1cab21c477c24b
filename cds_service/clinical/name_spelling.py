"""One spelling for what the languages write in their own way: a drug's name.

"Ibuprofen", "ibuprofène" and "ibuprofeno", "Codein" and "codéine" are one word
here. An international name keeps its stem from language to language; what changes
are accents, the ending, and letters that sound alike.
"""

import unicodedata
from typing import Final

from cds_service.patterns import uncompiled

_SOUNDS: Final = (("ph", "f"), ("ou", "u"))
_LETTERS: Final = str.maketrans({"y": "i", "k": "c", "w": "v", "x": "s", "h": None})
_DOUBLED: Final = uncompiled(r"(.)\1+")
_NEUTRAL: Final = "um"  # rocuronium, rocuronio
_VOWELS: Final = "aeo"
_ADDED: Final = uncompiled(
    r"(?<=\w{5})(?:(?:hydrogen|dihydrogen|di|mono|hemi|bi)?"
    r"(?:hydrochlorid|hydrobromid|chlorid|bromid|sulfat|mesilat|mesylat|besilat|tosilat"
    r"|tartrat|succinat|fumarat|maleat|malat|citrat|phosphat|acetat|etexilat|lactat"
    r"|laktat|nitrat|lysinat|arginat|carbonat|decanoat|propionat|natrium|kalium"
    r"|calcium|trometamol|hydrat)"
    r"|(?:film|retard)?tabletten?|(?:hart|retard)?kapseln?|tropfen|losung"
    r"|(?:injektions|infusions)losung|ampullen?|zapfchen|saft|pulver)$"
)
_MOST_ADDED: Final = 3


def spelling(word: str) -> str:
    """Return the one spelling of a word in small letters."""
    if not word.isascii():
        apart = unicodedata.normalize("NFD", word)
        word = "".join(sign for sign in apart if not unicodedata.combining(sign))
    for written, spoken in _SOUNDS:
        word = word.replace(written, spoken)
    word = _DOUBLED.sub(r"\1", word.translate(_LETTERS))
    return word.removesuffix(_NEUTRAL).rstrip(_VOWELS)


def spellings(word: str) -> tuple[str, ...]:
    """Return it of a word and of what is left without German salts and forms.

    "Morphinsulfat" and "Morphinhydrochloridtropfen" are morphine.
    """
    found = [spelling(word)]
    for _ in range(_MOST_ADDED):
        left = _ADDED.sub("", word)
        if left == word:
            break
        word = left
        found.append(spelling(word))
    return tuple(found)
