"""Recognises a drug by its name, the last resort when no known code was sent."""

import re
from typing import Final

from cds_service.clinical.medication import Drug
from cds_service.from_fhir.analgesic_names import ANALGESIC_NAMES
from cds_service.from_fhir.cyp3a_names import CYP3A_NAMES
from cds_service.from_fhir.drug_class_names import CLASS_NAMES
from cds_service.from_fhir.drug_refusals import REFUSED_AFTER, REFUSED_BEFORE
from cds_service.from_fhir.english_drug_names import EnglishNames
from cds_service.from_fhir.foreign_words import without_accents
from cds_service.from_fhir.visible_text import as_seen
from cds_service.patterns import uncompiled

_NAMES: Final = {
    Drug.MIDOSTAURIN: "midostaurin|rydapt",
    Drug.IMATINIB: "imatinib|gleevec|glivec|imkeldi",
    Drug.AVAPRITINIB: "avapritinib|ayvakit|ayvakyt",
    Drug.DASATINIB: "dasatinib|sprycel|phyrago",
    Drug.NILOTINIB: "nilotinib|tasigna|danziten",
    Drug.OTHER_CYTOREDUCTIVE: (
        "cladribine|leustatin|litak|peginterferon|ropeginterferon|pegasys|pegintron"
        "|besremi|interferon alf?pha|interferon alfa|intron a|hydroxyurea"
        "|hydroxycarbamide|hydrea|droxia|ripretinib|qinlock|masitinib|bezuclastinib"
        "|elenestinib|brentuximab|adcetris"
    ),
    **ANALGESIC_NAMES,
    **CYP3A_NAMES,
    **CLASS_NAMES,
}
_OTHER_THING: Final = ("non", "nor", "des", "anti", "hydroxy", "5", "cis")
"""What makes another thing of a name that follows its hyphen."""

# Whole words; the parts of a combination are joined by hyphens.
_BEFORE: Final = r"(?<!\w)(?<!\bcis )" + "".join(
    rf"(?<!\b{each}-)" for each in _OTHER_THING
)
_WHOLE: Final = {
    drug: uncompiled(rf"{_BEFORE}(?:{names})(?!\w)") for drug, names in _NAMES.items()
}
_WORD: Final = uncompiled(r"\w+")


def _by_first_word() -> dict[str, frozenset[Drug]]:
    drugs: dict[str, frozenset[Drug]] = {}
    for drug, names in _NAMES.items():
        for name in names.split("|"):
            word = _WORD.findall(name)[0]
            drugs[word] = drugs.get(word, frozenset()) | {drug}
    return drugs


_BY_FIRST_WORD: Final = _by_first_word()
"""Which drugs a text may name that has a word: most texts have none, and the few
patterns of one word are looked for in a fraction of the time of all.
"""
_ENGLISH: Final = EnglishNames(
    name for names in _NAMES.values() for name in names.split("|")
)


_LONGEST: Final = 500
_NEAR: Final = 80


def folded(text: str) -> str:
    """Return the text as names are looked for in it; a name stands early.

    Small letters without accents.
    """
    return without_accents(as_seen(text[:_LONGEST]).casefold())


def named(text: str) -> frozenset[Drug]:
    """Return the drugs a text names as something that is taken."""
    said = _ENGLISH.put_over(folded(text))
    hints = _BY_FIRST_WORD.keys() & set(_WORD.findall(said))
    return frozenset(
        drug
        for drug in {drug for word in hints for drug in _BY_FIRST_WORD[word]}
        if affirmed(_WHOLE[drug], said)
    )


def affirmed(names: re.Pattern[str], said: str) -> bool:
    """Tell whether a name stands in the text and nothing near it takes it back."""
    return any(
        not REFUSED_BEFORE.search(said, max(0, match.start() - _NEAR), match.start())
        and not REFUSED_AFTER.match(said, match.end())
        for match in names.finditer(said)
    )
