"""Reads "1-0-1": how many in the morning, at noon, in the evening (and at night).

Everyday spelling in German-speaking countries. It counts pieces, or milligrams
where it says so; parts of a day that differ are no one dose.
"""

from decimal import Decimal
from typing import Final

from cds_service.patterns import uncompiled

_N: Final = r"(0|[1-9]\d{0,2}(?:[.,]5)?|0[.,]5)"
_GAP: Final = r"\s?(mg)?\s?[-\u2013]\s?"
_SCHEME: Final = uncompiled(
    rf"(?<![\w.,/-]){_N}{_GAP}{_N}{_GAP}{_N}(?:{_GAP}{_N})?(?![\d.,/-])(?:\s?(mg)\b)?"
)
_MOST_PIECES: Final = 20


def in_words(folded: str) -> str | None:
    """Return the text with the scheme in words; None where it is no one dose."""
    schemes = _SCHEME.findall(folded)
    if not schemes:
        return folded
    if len(schemes) > 1:
        return None
    found = _SCHEME.search(folded)
    if found is None:
        return folded
    counts = {
        Decimal(part.replace(",", ".")) for part in found.group(1, 3, 5, 7) if part
    }
    takes = [part for part in found.group(1, 3, 5, 7) if part and part != "0"]
    counts.discard(Decimal(0))
    if len(counts) != 1:
        return None
    (count,) = counts
    weighed = "mg" in found.group(2, 4, 6, 8)
    if not weighed and count > _MOST_PIECES:
        return None
    said = f" {count} {'mg' if weighed else 'tablets'} {len(takes)} x daily "
    return " ".join((folded[: found.start()] + said + folded[found.end() :]).split())
