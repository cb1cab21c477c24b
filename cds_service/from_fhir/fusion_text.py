"""Reads what a text says of the FIP1L1-PDGFRA fusion, and never more.

The deletion of CHIC2 at 4q12 is how FISH sees this fusion. A rearrangement of
PDGFRA alone may have another partner: found, it is UNCLEAR; not found, it says
nothing, because the small deletion can hide from a break-apart probe.
"""

import re
from enum import StrEnum
from typing import Final

from cds_service.clinical.variant import FusionFinding
from cds_service.from_fhir.covered import Covered
from cds_service.from_fhir.doubtful_words import (
    doubts_absence,
    doubts_fusion,
    withdrawn,
)
from cds_service.from_fhir.known_words import only_known
from cds_service.from_fhir.pieces import Span
from cds_service.from_fhir.reference_values import without_references
from cds_service.from_fhir.report_text import clean, endless, tidied
from cds_service.from_fhir.result_words import Polarity
from cds_service.from_fhir.statements import Statement, statements
from cds_service.frozen import Frozen, replace
from cds_service.patterns import uncompiled

_PARTNER: Final = r"PDGFR(?:A|-?alpha|-?\u03b1)"
_FUSION: Final = uncompiled(
    rf"\bFIP1L1\s?(?:::|[-/+_]|\s)\s?{_PARTNER}(?![A-Za-z0-9])|\bF/P\b"
    r"|\bCHIC2\s(?:gene\s)?(?:deletion|loss)|\b(?:deletion|loss) (?:of|at) (?:the )?"
    r"(?:CHIC2|4q12)\b|\b4q12\s(?:\(CHIC2\)\s?)?deletion|\bdel\s?\(?4\)?\(?q12(?:q12)?\)?",
    re.IGNORECASE,
)
_REARRANGED: Final = uncompiled(
    rf"\b{_PARTNER}(?:\sgene)?\s(?:fusion|rearrange\w+|translocation)", re.IGNORECASE
)
_OTHER: Final = uncompiled(
    r"\b(?:JAK2|KIT|PDGFRB|FGFR1|BCR(?:::|-|/)ABL1?|FLT3|ETV6|CALR|MPL|D816V|PCM1"
    r"|CD\d{1,3})\b",
    re.IGNORECASE,
)
_FINDING: Final = {
    Polarity.DETECTED: FusionFinding.PRESENT,
    Polarity.NOT_DETECTED: FusionFinding.ABSENT,
    Polarity.INDETERMINATE: FusionFinding.INDETERMINATE,
    Polarity.PENDING: FusionFinding.PENDING,
    Polarity.UNCLEAR: FusionFinding.UNCLEAR,
}
_SETTLED: Final = frozenset({FusionFinding.PRESENT, FusionFinding.ABSENT})
_LONGEST_QUOTE: Final = 300


class FusionSubject(StrEnum):
    """What is spoken of."""

    FUSION = "FIP1L1-PDGFRA"
    REARRANGEMENT = "PDGFRA rearrangement"


class Reading(Frozen, kw_only=False):
    """What one text says; `quote` is the sentence that says it."""

    finding: FusionFinding
    quote: str = ""


def speaks_of_fusion(text: str) -> bool:
    """Tell whether a text names the fusion itself."""
    return bool(_FUSION.search(clean(text)))


def read(text: str, target: FusionSubject | None = None) -> Reading | None:
    """Return what a text says of the fusion; None when it speaks of none."""
    if endless(text):
        named = target is not None or _FUSION.search(text)
        unclear = Reading(FusionFinding.UNCLEAR, tidied(text[:_LONGEST_QUOTE]))
        return unclear if named else None
    tidy, cleaned = tidied(text), clean(text)
    said = _read(without_references(cleaned).strip(), target)
    if said is None or cleaned == tidy:
        return said
    # A card quotes what was sent, not what it was read as.
    return replace(said, quote=tidy[:_LONGEST_QUOTE])


def _read(cleaned: str, target: FusionSubject | None) -> Reading | None:
    if not any(span.subject for span in subjects(cleaned)):
        if target is None or not cleaned:
            return None
        cleaned = f"{target}: {cleaned}"
    said = {
        (finding, statement.sentence): statement
        for statement in statements(cleaned, subjects)
        if (finding := _meant(statement)) is not None
    }
    findings = {finding for finding, _ in said}
    if len(findings) == 1 and not any(item.history for item in said.values()):
        (finding, sentence), *_ = sorted(said)
        return guarded(Reading(finding, sentence[:_LONGEST_QUOTE]), cleaned)
    if not said and not _FUSION.search(cleaned):
        return None
    return Reading(FusionFinding.UNCLEAR, cleaned[:_LONGEST_QUOTE])


def guarded(reading: Reading, text: str) -> Reading:
    """Return the reading; UNCLEAR if the rest of a text makes it doubtful."""
    absent = reading.finding is FusionFinding.ABSENT
    settled = absent or reading.finding is FusionFinding.PRESENT
    if (settled and withdrawn(text)) or (absent and doubts_absence(text)):
        return Reading(FusionFinding.UNCLEAR, reading.quote)
    return reading


def subjects(sentence: str) -> tuple[Span[FusionSubject], ...]:
    """Return every subject of a sentence; those of other genes hold None."""
    covered = Covered(sentence)
    return tuple(
        Span(*match.span(), subject)
        for pattern, subject in (
            (_FUSION, FusionSubject.FUSION),
            (_REARRANGED, FusionSubject.REARRANGEMENT),
            (_OTHER, None),
        )
        for match in pattern.finditer(sentence)
        if covered.takes(*match.span())
    )


def _meant(statement: Statement[FusionSubject]) -> FusionFinding | None:
    if statement.said is Polarity.NOTHING:
        return None
    if FusionSubject.FUSION in statement.subjects:
        if statement.said is Polarity.DETECTED and doubts_fusion(statement.whole):
            return FusionFinding.UNCLEAR
        meant = _FINDING[statement.said]
        known = meant not in _SETTLED or only_known(statement.sentence)
        return meant if known else FusionFinding.UNCLEAR
    found = statement.said in {Polarity.DETECTED, Polarity.UNCLEAR}
    return FusionFinding.UNCLEAR if found else None
