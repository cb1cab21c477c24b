"""Reads what a report says of KIT D816V: the part of it that stands.

A report that corrects itself or adds to itself is read part by part. A later
part stands alone where the first had no answer yet, where both agree, or where
it says "detected"; a reader never takes a "detected" back.
"""

import re
from typing import Final

from cds_service.clinical.variant import KitFinding
from cds_service.from_fhir.doubtful_words import of_another_test
from cds_service.from_fhir.kit_quantity import without_quantification
from cds_service.from_fhir.kit_reading import LONGEST_QUOTE, Reading, Target, unclear
from cds_service.from_fhir.kit_statements import guarded as guarded_part
from cds_service.from_fhir.kit_statements import read_part
from cds_service.from_fhir.report_sections import parts_of_report
from cds_service.from_fhir.report_text import (
    clean,
    endless,
    sentences,
    tidied,
)
from cds_service.frozen import replace
from cds_service.patterns import uncompiled

_NAMED: Final = uncompiled(r"\bc?-?kit\b|816", re.IGNORECASE)
_OPEN: Final = frozenset({KitFinding.PENDING, KitFinding.INDETERMINATE})
_EVERY: Final = frozenset(KitFinding)


def read(text: str, target: Target | None = None) -> tuple[Reading, ...]:
    """Return what a text says of KIT mutations; nothing when it speaks of none."""
    if endless(text):
        named = target is not None or _NAMED.search(text)
        quote = tidied(text[:LONGEST_QUOTE])
        return (Reading(KitFinding.UNCLEAR, quote=quote),) if named else ()
    tidy, cleaned = tidied(text), without_quantification(clean(text))
    first, *later = parts_of_report(cleaned)
    said = read_part(first, target)
    for part in later:
        said = _followed(said, part)
    if cleaned == tidy:
        return said
    # A card quotes what was sent, not what it was read as.
    return tuple(replace(item, quote=tidy[:LONGEST_QUOTE]) for item in said)


def guarded(readings: tuple[Reading, ...], text: str) -> tuple[Reading, ...]:
    """Return the readings; UNCLEAR those that the words beside them make doubtful."""
    checked = guarded_part(readings, text)
    if checked == readings:
        return readings
    stands = {item.finding for item in read(text)}
    return tuple(
        item if item.finding in stands else other
        for item, other in zip(readings, checked, strict=True)
    )


def _followed(said: tuple[Reading, ...], part: str) -> tuple[Reading, ...]:
    """Return what holds after a part that was added to the report."""
    added = read_part(part)
    if not added:
        other = all(map(of_another_test, sentences(part)))
        return said if other else unclear(said, _EVERY)
    before, now = ({item.finding for item in each} for each in (said, added))
    if before <= _OPEN or before == now or KitFinding.D816V_PRESENT in now:
        return added
    return unclear(added, _EVERY)
