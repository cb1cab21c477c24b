"""Does the reason of a held order speak of low counts? One of the few texts read.

A reason that denies it ("not for cytopenia") does not count, nor does one that
names toxicity outside the blood.
"""

import re
from collections.abc import Iterator
from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.patterns import uncompiled

_LONGEST: Final = 2000
_CLAUSES: Final = uncompiled(
    r"[.;:,\n]|\bbut\b|\bhowever\b|\balthough\b|\binstead\b", re.IGNORECASE
)
_LOW: Final = (
    r"(?:low|lower|falling|decreas\w*|reduced|dropp\w*|insufficient)\s+(?:\w+\s+)?"
)
_COUNT_WORDS: Final = {
    Analyte.NEUTROPHILS: (
        rf"\w*neutrop(?:a|e|ae)ni\w*|agranulocytosis|{_LOW}(?:anc|neutrophils?)\b"
        r"|\b(?:anc|neutrophils?)\s+(?:too\s+|is\s+|are\s+)?(?:low|dropp|fell|falling|<)"
    ),
    Analyte.PLATELETS: (
        rf"\w*thrombocytop(?:a|e|ae)ni\w*|{_LOW}(?:platelets?|plt|plts)\b"
        r"|\b(?:platelets?|plts?)\s+(?:too\s+|is\s+|are\s+)?(?:low|dropp|fell|falling|<)"
    ),
    Analyte.HEMOGLOBIN: (
        rf"\bana?emi[ac]\w*|{_LOW}(?:ha?emoglobin|hb|hgb)\b"
        r"|\b(?:ha?emoglobin|hb|hgb)\s+(?:too\s+|is\s+)?(?:low|dropp|fell|falling|<)"
    ),
}
_ANY_WORDS: Final = (
    r"cytop(?:a|e|ae)ni\w*|\w*myelosuppress\w*|marrow\s+(?:suppress|toxic)\w*"
    rf"|{_LOW}(?:blood\s+)?(?:cell\s+)?counts?\b|\bcounts?\s+(?:too\s+|are\s+)?low"
    r"|(?<!non)(?<!non[\s-])\bha?ematolog\w*\s+(?:toxic|adverse)\w*"
)
_BY_COUNT: Final = {
    analyte: uncompiled(pattern, re.IGNORECASE)
    for analyte, pattern in _COUNT_WORDS.items()
}
_ANY: Final = uncompiled(_ANY_WORDS, re.IGNORECASE)
_DENIED: Final = uncompiled(
    r"\b(?:no|not|non|never|without|w/o|absent|absence|denies|denied|unrelated"
    r"|neither|nor|excluded|ruled\s+out|other\s+than|rather\s+than|none|prevent\w*"
    r"|history\s+of)\b|n't\b",
    re.IGNORECASE,
)
_STILL_SO: Final = uncompiled(
    r"\bnot\s+(?:yet\s+)?(?:resolv|recover|improv|normali)\w*", re.IGNORECASE
)


def affirmed_clauses(reason: str) -> Iterator[str]:
    """Give the clauses of a reason that deny nothing; what is too long is cut."""
    for clause in _CLAUSES.split(reason[:_LONGEST]):
        if not _DENIED.search(_STILL_SO.sub("", clause)):
            yield clause


def cytopenia_named(reason: str) -> frozenset[Analyte] | None:
    """Return the counts a reason blames (none in particular: empty), or None.

    None means that the words do not say that low counts were the reason.
    """
    blamed: set[Analyte] = set()
    said = False
    for clause in affirmed_clauses(reason):
        named = {count for count, words in _BY_COUNT.items() if words.search(clause)}
        said = said or bool(named) or _ANY.search(clause) is not None
        blamed |= named
    return frozenset(blamed) if said else None
