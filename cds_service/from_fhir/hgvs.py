"""Recognises KIT variants by their many names, and tells where in KIT they lie.

Numbers alone do not tell: c.2459A>T is Asp820Val although summaries call it
the former name of D816V, and D814V is the mouse's. So a name counts only when
its residue is the one KIT has at that place.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from cds_service.from_fhir.covered import Covered
from cds_service.frozen import Frozen
from cds_service.patterns import uncompiled

_AMINO: Final = {
    "ala": "A", "arg": "R", "asn": "N", "asp": "D", "cys": "C", "gln": "Q",
    "glu": "E", "gly": "G", "his": "H", "ile": "I", "leu": "L", "lys": "K",
    "met": "M", "phe": "F", "pro": "P", "ser": "S", "thr": "T", "trp": "W",
    "tyr": "Y", "val": "V",
}  # fmt: skip
_LETTERS: Final = frozenset(_AMINO.values())
_ACTIVATION_LOOP: Final = dict(
    zip(range(810, 830), "DFGLARDIKNDSNYVVKGNA", strict=True)
)
_ELSEWHERE: Final = {
    509: "K", 522: "F", 541: "M", 557: "W", 558: "K", 559: "V", 560: "V",
    576: "L", 642: "K", 654: "V", 670: "T",
}  # fmt: skip
_EXON_17: Final = range(788, 829)
_D816V: Final = uncompiled(
    r"""(?<![a-z0-9])(?:
      (?:c-?)?(?:kit)?[\s:_-]{0,3}(?:p\.)?[(\[]?\s?
        (?:d[\s-]?816[\s-]?v|asp[\s-]?816[\s>-]{0,3}val)\s?
        (?![a-z0-9_/])[)\]]?
    | (?:c\.\s?)?2447\s?a\s?>\s?t(?![a-z0-9])
    | nm_001093772(?:\.\d+)?(?:\(kit\))?:\s?c\.2435a>t
    | np_001087241(?:\.\d+)?(?:\(kit\))?:\s?p\.\(?(?:asp812val|d812v)\)?
    | rs121913507 | cosm1314 | cosv55386424
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_CODON: Final = uncompiled(
    r"(?<![a-z0-9])(?:codon[\s-]{0,2}816|(?:c-?kit|kit)?[\s:_-]{0,3}(?:p\.)?\(?"
    r"(?:d816(?:[a-z](?:/[a-z]){1,8}|x|mut)?|asp816)(?![a-z0-9]))",
    re.IGNORECASE,
)
_CHANGE: Final = uncompiled(
    r"(?<![a-z0-9])(?:kit)?(?:p\.)?\(?([a-z]{3}|[a-z])[\s-]?(\d{3})[\s>-]?"
    r"(?:(_[a-z]{1,3}\d{3}\w{0,40}|(?:del|ins|dup)\w{0,40})|([a-z]{3}|[a-z])(?![a-z0-9/]))",
    re.IGNORECASE,
)
_CODING: Final = uncompiled(
    r"c\.\s?(\d{2,4})(?:_\d{2,4})?\s?(?:[acgt]\s?>\s?[acgt]|(?:del|ins|dup)\w{0,40})",
    re.IGNORECASE,
)
_BEFORE: Final = 40
_OF_KIT: Final = uncompiled(
    r"(?:(?<![a-z0-9])c?-?kit|nm_000222(?:\.\d{1,2})?)(?:\s?\(kit\))?[\s:(,-]{0,3}$",
    re.IGNORECASE,
)
_OF_ANOTHER: Final = uncompiled(
    r"(?:\bn[mp]_(?!000222|000213|001093772|001087241)\d{6,9}(?:\.\d{1,2})?"
    r"(?:\([a-z0-9]{2,10}\))?|\b(?:JAK2|FLT3|EGFR|PDGFR[AB]|CSF1R|MPL|CALR|BRAF|TET2"
    r"|CBL|[NK]RAS|ABL1?|FGFR1|RET|MET))\s?[:(,]?\s?(?:gene )?(?:[pc]\.)?[(\[]?$",
    re.IGNORECASE,
)
_IN_ANOTHER: Final = uncompiled(
    r"[)\]]?(?:[ -](?:mutation|variant))? (?:in|of) (?:the )?"
    r"(?:JAK2|FLT3|EGFR|PDGFR|CSF1R|MPL|CALR|BRAF|TET2|CBL|[NK]RAS|ABL|FGFR1|RET|MET)",
    re.IGNORECASE,
)
RECALLED_D816V: Final = uncompiled(
    r"NC_000004\.12:(?:54733154:A:T|g\.54733155A>T)"
    r"|NC_000004\.11:(?:55599320:A:T|g\.55599321A>T)",
    re.IGNORECASE,
)
"""Genome names of D816V that no source confirmed; they may raise, never clear."""


class Place(StrEnum):
    """Where in KIT a named variant lies."""

    D816V = "D816V"
    CODON_816 = "codon 816"
    EXON_17 = "another exon 17 variant"
    ELSEWHERE = "outside exon 17"
    DOUBTFUL = "no such residue in KIT"


class Mention(Frozen, kw_only=False):
    """A variant named in a text, and where in the text."""

    place: Place
    name: str
    start: int
    end: int


def mentions(cleaned: str, *, of_kit: bool = False) -> tuple[Mention, ...]:
    """Return the KIT variants named, in order; `of_kit` when the gene is known."""
    covered = Covered(cleaned)
    found = [
        mention
        for mention in _candidates(cleaned, of_kit=of_kit)
        if covered.takes(mention.start, mention.end)
    ]
    return tuple(sorted(found, key=lambda mention: mention.start))


def _candidates(cleaned: str, *, of_kit: bool) -> Iterator[Mention]:
    """Yield what may be a variant; where two share letters, the first counts."""
    for match in _D816V.finditer(cleaned):
        yield Mention(Place.D816V, "D816V", *match.span())
    for match in _CHANGE.finditer(cleaned):
        if (protein := _protein(match, of_kit=of_kit)) is not None:
            yield protein
    for match in _CODING.finditer(cleaned):
        if of_kit or _OF_KIT.search(_before(cleaned, match.start())):
            yield _coding(match)
    for match in _CODON.finditer(cleaned):
        yield Mention(Place.CODON_816, "codon 816", *match.span())


def of_another_gene(text: str, mention: Mention) -> bool:
    """Tell whether another gene or its transcript claims a name that KIT has too."""
    before = _before(text, mention.start)
    named = text[mention.start : mention.end].strip()
    if "kit" in named.casefold():
        return False
    return bool(_OF_ANOTHER.search(before) or _IN_ANOTHER.match(text, mention.end))


def _before(text: str, start: int) -> str:
    return text[max(0, start - _BEFORE) : start]


def _protein(match: re.Match[str], *, of_kit: bool) -> Mention | None:
    residue = _letter(match[1])
    codon = int(match[2])
    changed = match[3].lower() if match[3] else _letter(match[4])
    if not residue or not changed:
        return None
    known = _ACTIVATION_LOOP.get(codon) or _ELSEWHERE.get(codon)
    if known is None and not of_kit:
        return None
    if known not in {residue, None}:
        # Another gene's variant, unless the gene is said to be KIT.
        return _mention(Place.DOUBTFUL, match) if of_kit else None
    name = f"{residue}{codon}{changed}"[:40]
    return Mention(_place(codon, name), name, *match.span())


def _coding(match: re.Match[str]) -> Mention:
    codon = -(-int(match[1]) // 3)
    return _mention(_place(codon), match)


def _place(codon: int, name: str = "") -> Place:
    if name == Place.D816V:
        return Place.D816V
    return Place.EXON_17 if codon in _EXON_17 else Place.ELSEWHERE


def _mention(place: Place, match: re.Match[str]) -> Mention:
    return Mention(place, match[0].strip()[:40], *match.span())


def _letter(residue: str) -> str:
    if len(residue) == 1:
        return residue.upper() if residue.upper() in _LETTERS else ""
    return _AMINO.get(residue.lower(), "")
