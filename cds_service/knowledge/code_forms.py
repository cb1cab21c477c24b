"""The ways a code is spelled: blanks, small letters, points and hyphens left out.

A code that is spelled another way is looked for in the spelling of our lists.
Nothing is guessed: a point in the wrong place makes another code.
"""

import re
from typing import Final

from cds_service.knowledge.code_systems import (
    ATC,
    DATA_ABSENT,
    HGNC,
    ICD_10,
    ICD_10_CM,
    ICD_10_GM,
    NDC,
)
from cds_service.patterns import uncompiled

DOTTED: Final = frozenset({ICD_10_CM, ICD_10, ICD_10_GM})
"""Systems whose codes have a point after three characters, often left out."""

CATEGORY: Final = 3
"""The characters of a code that name its category, in ICD and ATC alike."""

_ICD: Final = uncompiled(r"[A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?", re.ASCII)
_ATC: Final = uncompiled(r"[A-Z]\d\d(?:[A-Z](?:[A-Z](?:\d\d)?)?)?", re.ASCII)
_GENE: Final = uncompiled(r"\d{1,6}", re.ASCII)
_HYPHENATED: Final = uncompiled(r"(\d{4,5})-(\d{3,4})-(\d{1,2})", re.ASCII)
_TEN_DIGITS: Final = uncompiled(r"\d{10}", re.ASCII)


def spellings(system: str, code: str) -> tuple[str, ...]:
    """Return a code as our lists spell it; a package code may have three forms."""
    code = code.strip()
    if system == NDC:
        return eleven_digits(code)
    if system == DATA_ABSENT:
        return (code.casefold(),)
    code = code.upper()
    if system in DOTTED and len(code) > CATEGORY and code[CATEGORY] != ".":
        return (f"{code[:CATEGORY]}.{code[CATEGORY:]}",)
    if system == HGNC and _GENE.fullmatch(code):
        return (f"HGNC:{code}",)
    return (code,)


def is_well_formed(system: str, code: str) -> bool:
    """Tell whether a code looks like one of a system in which codes inherit."""
    pattern = _ICD if system in DOTTED else _ATC if system == ATC else None
    return pattern is not None and pattern.fullmatch(code) is not None


def eleven_digits(code: str) -> tuple[str, ...]:
    """Return the eleven-digit forms that a package code may stand for.

    Ten digits without hyphens were one of three patterns (4-4-2, 5-3-2,
    5-4-1), so they give three forms; anything else is returned as it is.
    """
    code = code.strip()
    parts = _HYPHENATED.fullmatch(code)
    if parts is not None:
        return (parts[1].zfill(5) + parts[2].zfill(4) + parts[3].zfill(2),)
    if _TEN_DIGITS.fullmatch(code):
        return (
            "0" + code,
            code[:5] + "0" + code[5:],
            code[:9] + "0" + code[9:],
        )
    return (code,)
