"""Reads what one part of a report says of KIT D816V, and never more than it says.

A sentence that can be read two ways is UNCLEAR, and so is a part whose
sentences contradict each other: the text is then shown, not interpreted.
"""

from collections.abc import Iterator
from typing import Final

from cds_service.clinical.variant import KitFinding
from cds_service.from_fhir.allele_fraction import Share, share_in
from cds_service.from_fhir.doubtful_words import (
    doubts_absence,
    doubts_presence,
    withdrawn,
    without_limits,
)
from cds_service.from_fhir.kit_agreement import together
from cds_service.from_fhir.kit_elsewhere import denied_elsewhere
from cds_service.from_fhir.kit_limit import counted
from cds_service.from_fhir.kit_reading import LONGEST_QUOTE, Reading, Target, unclear
from cds_service.from_fhir.kit_subjects import KitSubject, Scope, subjects
from cds_service.from_fhir.known_words import only_known
from cds_service.from_fhir.reference_values import without_references
from cds_service.from_fhir.report_text import sentences
from cds_service.from_fhir.result_words import Polarity
from cds_service.from_fhir.statements import Statement, statements
from cds_service.patterns import uncompiled

_FINDING: Final = {
    Polarity.DETECTED: KitFinding.D816V_PRESENT,
    Polarity.NOT_DETECTED: KitFinding.D816V_ABSENT,
    Polarity.INDETERMINATE: KitFinding.INDETERMINATE,
    Polarity.PENDING: KitFinding.PENDING,
    Polarity.UNCLEAR: KitFinding.UNCLEAR,
}
_POSITIVE: Final = (KitFinding.D816V_PRESENT, KitFinding.OTHER_EXON17)
_SETTLED: Final = (*_POSITIVE, KitFinding.D816V_ABSENT)
_HGVS: Final = uncompiled(r"\b[cpg]\.[a-z(]{0,4}\d")


def read_part(cleaned: str, target: Target | None = None) -> tuple[Reading, ...]:
    """Return what cleaned text says of KIT mutations; nothing when of none."""
    cleaned = without_references(cleaned).strip()
    if not any(span.subject for span in subjects(cleaned)):
        if target is None or not cleaned:
            return ()
        cleaned = f"{target}: {cleaned}"
    found = tuple(statements(cleaned, subjects))
    said = [reading for item in found for reading in _readings(item, target)]
    return guarded(together(said, cleaned, _share_beside(cleaned)), cleaned)


def guarded(readings: tuple[Reading, ...], text: str) -> tuple[Reading, ...]:
    """Return the readings; UNCLEAR those that the rest of a text makes doubtful."""
    found = {item.finding for item in readings}
    doubted = found & {*_POSITIVE} if found and withdrawn(text) else set()
    if KitFinding.D816V_ABSENT in found and doubts_absence(text):
        doubted.add(KitFinding.D816V_ABSENT)
    doubted |= {
        item.finding
        for item in readings
        if item.finding in _POSITIVE and denied_elsewhere(item, text)
    }
    return unclear(readings, doubted)


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
    if meant is None:
        return
    finding, variant = meant
    quote = statement.sentence[:LONGEST_QUOTE]
    # A positive sentence that may only teach needs another one that reports.
    taught = finding in _POSITIVE and doubts_presence(statement.whole)
    beside = statement.history or taught
    if finding in _SETTLED and not beside and not only_known(statement.sentence):
        finding, variant = KitFinding.UNCLEAR, ""
    yield Reading(finding, variant, quote, share, beside)


def _meant(
    statement: Statement[KitSubject], share: Share | None, target: Target | None
) -> tuple[KitFinding, str] | None:
    scopes = {subject.scope for subject in statement.subjects}
    said = statement.said
    if Scope.CLAIMED in scopes:
        return None if said is Polarity.NOTHING else (KitFinding.UNCLEAR, "")
    if Scope.D816V in scopes:
        return _of_d816v(said, share, alone=scopes <= {Scope.D816V, *_ANY_KIT})
    for scope, finding in _ELSEWHERE.items():
        if scope in scopes:
            names = {subject.name for subject in statement.subjects if subject.name}
            return _of_another(said, finding, ", ".join(sorted(names)))
    if said is Polarity.NOTHING:
        return None
    if said is Polarity.DETECTED and (
        target is not Target.D816V or _HGVS.search(statement.words)
    ):
        # A KIT mutation, and nobody says which, or in a name that we do not know.
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
        said = counted(share)
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
