"""Recognises KIT variants by their many names, and tells where in KIT they lie.

Numbers alone do not tell: c.2459A>T is Asp820Val although summaries call it
the former name of D816V, and D814V is the mouse's. So a name counts only when
its residue is the one KIT has at that place.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

_AMINO: Final = {
    "ala": "A", "arg": "R", "asn": "N", "asp": "D", "cys": "C", "gln": "Q",
    "glu": "E", "gly": "G", "his": "H", "ile": "I", "leu": "L", "lys": "K",
    "met": "M", "phe": "F", "pro": "P", "ser": "S", "thr": "T", "trp": "W",
    "tyr": "Y", "val": "V",
}  # fmt: skip
_ACTIVATION_LOOP: Final = dict(
    zip(range(810, 830), "DFGLARDIKNDSNYVVKGNA", strict=True)
)
_ELSEWHERE: Final = {
    509: "K", 522: "F", 541: "M", 557: "W", 558: "K", 559: "V", 560: "V",
    576: "L", 642: "K", 654: "V", 670: "T",
}  # fmt: skip
_EXON_17: Final = range(788, 829)
_D816V: Final = re.compile(
    r"""(?<![a-z0-9])(?:
      (?:c-?)?(?:kit)?[\s:_-]*(?:p\.)?[(\[]?(?:d[\s-]?816[\s-]?v|asp[\s-]?816[\s>-]*val)
        (?![a-z0-9_/])[)\]]?
    | (?:c\.\s?)?2447\s?a\s?>\s?t(?![a-z0-9])
    | nm_001093772(?:\.\d+)?(?:\(kit\))?:\s?c\.2435a>t
    | np_001087241(?:\.\d+)?(?:\(kit\))?:\s?p\.\(?(?:asp812val|d812v)\)?
    | rs121913507 | cosm1314 | cosv55386424
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_CODON: Final = re.compile(
    r"(?<![a-z0-9])(?:codon[\s-]*816|(?:c-?kit|kit)?[\s:_-]*(?:p\.)?\(?"
    r"(?:d816(?:[a-z](?:/[a-z])+|x|mut)?|asp816)(?![a-z0-9]))",
    re.IGNORECASE,
)
_CHANGE: Final = re.compile(
    r"(?<![a-z0-9])(?:kit)?(?:p\.)?\(?([a-z]{3}|[a-z])[\s-]?(\d{3})[\s>-]?"
    r"(?:(_[a-z]{1,3}\d{3}\w*|del\w*|ins\w*|dup\w*)|([a-z]{3}|[a-z])(?![a-z0-9/]))",
    re.IGNORECASE,
)
_CODING: Final = re.compile(
    r"c\.\s?(\d{2,4})(?:_\d{2,4})?\s?(?:[acgt]\s?>\s?[acgt]|del\w*|ins\w*|dup\w*)",
    re.IGNORECASE,
)
RECALLED_D816V: Final = re.compile(
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


@dataclass(frozen=True, slots=True)
class Mention:
    """A variant named in a text, and where in the text."""

    place: Place
    name: str
    start: int
    end: int


def mentions(cleaned: str, *, of_kit: bool = False) -> tuple[Mention, ...]:
    """Return the KIT variants named, in order; `of_kit` when the gene is known."""
    found = [
        Mention(Place.D816V, "D816V", *match.span())
        for match in _D816V.finditer(cleaned)
    ]
    for match in _CHANGE.finditer(cleaned):
        _add(found, _protein(match, of_kit=of_kit))
    if of_kit:
        for match in _CODING.finditer(cleaned):
            _add(found, _coding(match))
    for match in _CODON.finditer(cleaned):
        _add(found, Mention(Place.CODON_816, "codon 816", *match.span()))
    return tuple(sorted(found, key=lambda mention: mention.start))


def _add(found: list[Mention], mention: Mention | None) -> None:
    if mention is not None and not any(
        mention.start < other.end and other.start < mention.end for other in found
    ):
        found.append(mention)


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
        return residue.upper()
    return _AMINO.get(residue.lower(), "")
