"""Finds in a sentence what of KIT it speaks of, and which other genes."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from cds_service.from_fhir.covered import Covered
from cds_service.from_fhir.hgvs import Mention, Place, mentions, of_another_gene
from cds_service.from_fhir.pieces import Span
from cds_service.frozen import Frozen
from cds_service.patterns import uncompiled

_GENE: Final = uncompiled(
    r"(?<![A-Za-z0-9])(?:KIT|[cC]-?(?:kit|Kit|KIT))(?![A-Za-z0-9])(?!\s?\(?CD117)"
)
_EXONS: Final = uncompiled(
    r"\bexons?\s?(\d[\d\s,&/-]{0,60}(?:(?:and|to)\s?\d[\d\s,&/-]{0,60}){0,9})",
    re.IGNORECASE,
)
_MOLECULAR: Final = uncompiled(
    r"mutat|variant|exon|codon|sequenc|genotyp|wild|molecular|\bpcr\b|\bngs\b|\bgene\b"
    r"|\b[cpg]\.[a-z(]{0,4}\d",
    re.IGNORECASE,
)
_OTHERS: Final = uncompiled(
    r"\b(?:JAK2|CALR|MPL|FLT3|NPM1|SRSF2|ASXL1|RUNX1|TET2|BRAF|EGFR|PDGFR[AB]|FIP1L1"
    r"|BCR(?:::|-|/)ABL1?|DNMT3A|CBL|[NK]RAS|EZH2|SF3B1|U2AF1|IDH[12]|TP53|CSF3R|ETV6"
    r"|CD\d{1,3}[a-z]?|tryptase|FGFR1|CHIC2)\b(?:\s(?:p\.)?[A-Z]\d{2,4}[A-Z*]\b)?",
    re.IGNORECASE,
)
_EXON_17: Final = 17


class Scope(StrEnum):
    """How much of KIT is meant."""

    D816V = "D816V"
    INCLUDES_D816V = "codon 816, exon 17, or KIT without saying where"
    EXON_17_VARIANT = "another exon 17 variant"
    OTHER_VARIANT = "a variant elsewhere"
    OTHER_EXON = "another exon"
    CLAIMED = "a name of KIT's that another gene claims"


_SCOPE: Final = {
    Place.D816V: Scope.D816V,
    Place.CODON_816: Scope.INCLUDES_D816V,
    Place.EXON_17: Scope.EXON_17_VARIANT,
    Place.ELSEWHERE: Scope.OTHER_VARIANT,
}


class KitSubject(Frozen, kw_only=False):
    """What is spoken of, and its name in one spelling."""

    scope: Scope
    name: str = ""


def subjects(sentence: str) -> tuple[Span[KitSubject], ...]:
    """Return every subject of a sentence; those of other genes hold None."""
    covered = Covered(sentence)
    return tuple(
        span for span in _candidates(sentence) if covered.takes(span.start, span.end)
    )


def _candidates(sentence: str) -> Iterator[Span[KitSubject]]:
    """Yield what may be a subject; where two share letters, the first counts."""
    named = mentions(sentence)
    for mention in named:
        yield _variant(sentence, mention)
    if named or _MOLECULAR.search(sentence):
        subject = KitSubject(_exon_scope(sentence))
        for match in _GENE.finditer(sentence):
            yield Span(*match.span(), subject)
    for match in _OTHERS.finditer(sentence):
        yield Span(*match.span(), None)


def _variant(sentence: str, mention: Mention) -> Span[KitSubject]:
    subject = KitSubject(_SCOPE[mention.place], mention.name)
    if of_another_gene(sentence, mention):
        subject = KitSubject(Scope.CLAIMED)
    return Span(mention.start, mention.end, subject)


def _exon_scope(sentence: str) -> Scope:
    listed = _EXONS.findall(sentence)
    if not listed or any(_covers_17(exons) for exons in listed):
        return Scope.INCLUDES_D816V
    return Scope.OTHER_EXON


def _covers_17(exons: str) -> bool:
    """Read "8, 9, 11 and 17" and "8-17"."""
    ranges = re.findall(r"(\d{1,3})\s?(?:-|to)\s?(\d{1,3})", exons)
    return str(_EXON_17) in re.findall(r"\d+", exons) or any(
        int(low[:3]) <= _EXON_17 <= int(high[:3]) for low, high in ranges
    )
