"""Reads what a text says of KIT D816V, and never more than it says.

A sentence that can be read two ways is UNCLEAR, and so is a report whose
sentences contradict each other: the text is then shown, not interpreted.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from cds_service.clinical.variant import KitFinding, Specimen
from cds_service.from_fhir.allele_fraction import Share, share_in
from cds_service.from_fhir.doubtful_words import (
    doubts_absence,
    doubts_presence,
    withdrawn,
    without_limits,
)
from cds_service.from_fhir.kit_assay import specimen_in
from cds_service.from_fhir.kit_subjects import KitSubject, Scope, subjects
from cds_service.from_fhir.report_text import clean, sentences, too_long
from cds_service.from_fhir.result_words import Polarity
from cds_service.from_fhir.statements import Statement, statements

_FINDING: Final = {
    Polarity.DETECTED: KitFinding.D816V_PRESENT,
    Polarity.NOT_DETECTED: KitFinding.D816V_ABSENT,
    Polarity.INDETERMINATE: KitFinding.INDETERMINATE,
    Polarity.PENDING: KitFinding.PENDING,
    Polarity.UNCLEAR: KitFinding.UNCLEAR,
}
_ABOUT_D816V: Final = (
    KitFinding.D816V_PRESENT,
    KitFinding.D816V_ABSENT,
    KitFinding.INDETERMINATE,
)
_POSITIVE: Final = (KitFinding.D816V_PRESENT, KitFinding.OTHER_EXON17)
_LONGEST_QUOTE: Final = 300
_NAMED: Final = re.compile(r"\bc?-?kit\b|816", re.IGNORECASE)


class Target(StrEnum):
    """What a test is for, when its code says so and its text need not."""

    D816V = "KIT D816V"
    GENE = "KIT gene mutation"


@dataclass(frozen=True, slots=True)
class Reading:
    """What one text says; `quote` is the sentence that says it."""

    finding: KitFinding
    variant: str = ""
    quote: str = ""
    share: Share | None = None
    history: bool = False


def read(text: str, target: Target | None = None) -> tuple[Reading, ...]:
    """Return what a text says of KIT mutations; nothing when it speaks of none."""
    cleaned = clean(text)
    if too_long(cleaned):
        named = target is not None or _NAMED.search(cleaned)
        unclear = Reading(KitFinding.UNCLEAR, quote=cleaned[:_LONGEST_QUOTE])
        return (unclear,) if named else ()
    if not any(span.subject for span in subjects(cleaned)):
        if target is None or not cleaned:
            return ()
        cleaned = f"{target}: {cleaned}"
    found = tuple(statements(cleaned, subjects))
    said = [reading for item in found for reading in _readings(item, target)]
    return guarded(_together(said, cleaned, _share_beside(cleaned)), cleaned)


def guarded(readings: tuple[Reading, ...], text: str) -> tuple[Reading, ...]:
    """Return the readings; UNCLEAR those that the rest of a text makes doubtful."""
    found = {item.finding for item in readings}
    doubted = found & {*_POSITIVE} if found and withdrawn(text) else set()
    if KitFinding.D816V_ABSENT in found and doubts_absence(text):
        doubted.add(KitFinding.D816V_ABSENT)
    return tuple(
        Reading(KitFinding.UNCLEAR, "", item.quote) if item.finding in doubted else item
        for item in readings
    )


def _share_beside(cleaned: str) -> Share | None:
    """Return the allele fraction of a line of its own, where it can only be KIT's."""
    spans = [subjects(part) for part in sentences(cleaned)]
    if any(span.subject is None for found in spans for span in found):
        return None
    lines = zip(sentences(cleaned), spans, strict=True)
    beside = "; ".join(part for part, found in lines if not found)
    return share_in(without_limits(beside))


def _readings(
    statement: Statement[KitSubject], target: Target | None
) -> Iterator[Reading]:
    share = share_in(without_limits(statement.words))
    meant = _meant(statement, share, target)
    if meant is not None:
        finding, variant = meant
        quote = statement.sentence[:_LONGEST_QUOTE]
        # A positive sentence that may only teach needs another one that reports.
        beside = finding in _POSITIVE and doubts_presence(statement.whole)
        yield Reading(finding, variant, quote, share, statement.history or beside)


def _meant(
    statement: Statement[KitSubject], share: Share | None, target: Target | None
) -> tuple[KitFinding, str] | None:
    scopes = {subject.scope for subject in statement.subjects}
    said = statement.said
    if Scope.D816V in scopes:
        return _of_d816v(said, share, alone=scopes <= {Scope.D816V, *_ANY_KIT})
    for scope, finding in _ELSEWHERE.items():
        if scope in scopes:
            names = {subject.name for subject in statement.subjects if subject.name}
            return _of_another(said, finding, ", ".join(sorted(names)))
    if said is Polarity.NOTHING:
        return None
    if said is Polarity.DETECTED and target is not Target.D816V:
        # A KIT mutation, and nobody says which.
        return KitFinding.UNCLEAR, ""
    return _FINDING[said], "D816V" if said is Polarity.DETECTED else ""


_ANY_KIT: Final = (Scope.INCLUDES_D816V, Scope.OTHER_EXON)
_ELSEWHERE: Final = {
    Scope.EXON_17_VARIANT: KitFinding.OTHER_EXON17,
    Scope.OTHER_VARIANT: KitFinding.OTHER_VARIANT,
    Scope.OTHER_EXON: KitFinding.OTHER_VARIANT,
}


def _of_d816v(
    said: Polarity, share: Share | None, *, alone: bool
) -> tuple[KitFinding, str] | None:
    if said is Polarity.NOTHING:
        if share is None or not alone:
            return None
        said = Polarity.NOT_DETECTED if share.nothing else Polarity.DETECTED
    if said is Polarity.DETECTED and not alone:
        return KitFinding.UNCLEAR, ""
    return _FINDING[said], "D816V"


def _of_another(
    said: Polarity, finding: KitFinding, names: str
) -> tuple[KitFinding, str] | None:
    """Read of another variant: that it is absent says nothing of D816V."""
    if said is Polarity.DETECTED:
        return finding, names
    return (KitFinding.UNCLEAR, "") if said is Polarity.UNCLEAR else None


def _together(
    said: list[Reading], cleaned: str, share: Share | None
) -> tuple[Reading, ...]:
    clear = {
        (item.finding, item.variant): item
        for item in reversed(said)
        if not item.history and item.finding is not KitFinding.UNCLEAR
    }
    doubtful = any(
        item.finding is KitFinding.UNCLEAR
        if not item.history
        else (item.finding, item.variant) not in clear
        for item in said
    )
    if doubtful or not clear or _contradictory(list(clear.values()), share):
        return (Reading(KitFinding.UNCLEAR, quote=cleaned[:_LONGEST_QUOTE]),)
    return tuple(
        replace(item, share=item.share or share) for _, item in sorted(clear.items())
    )


def _contradictory(clear: list[Reading], share: Share | None) -> bool:
    of_d816v = [item for item in clear if item.finding in _ABOUT_D816V]
    if len({item.finding for item in of_d816v}) > 1:
        specimens = [specimen_in(item.quote) for item in of_d816v]
        apart = len(set(specimens)) == len(specimens)
        return not apart or Specimen.UNSTATED in specimens
    return any(_denied_by(item, item.share or share) for item in of_d816v)


def _denied_by(item: Reading, share: Share | None) -> bool:
    """Tell whether "detected, VAF 0 %" or "not detected, VAF 12 %" is said."""
    if share is None:
        return False
    if item.finding is KitFinding.D816V_PRESENT:
        return share.nothing
    return item.finding is KitFinding.D816V_ABSENT and not share.nothing
