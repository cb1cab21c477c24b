"""Puts together what one result says of KIT in several places."""

from collections.abc import Sequence
from typing import Final

from cds_service.clinical.variant import KitFinding
from cds_service.from_fhir.allele_fraction import Share
from cds_service.from_fhir.kit_reading import Reading
from cds_service.from_fhir.result_words import Polarity
from cds_service.frozen import replace

OF_D816V: Final = {
    Polarity.DETECTED: KitFinding.D816V_PRESENT,
    Polarity.NOT_DETECTED: KitFinding.D816V_ABSENT,
    Polarity.INDETERMINATE: KitFinding.INDETERMINATE,
    Polarity.PENDING: KitFinding.PENDING,
    Polarity.UNCLEAR: KitFinding.UNCLEAR,
}
"""What a plain answer means when the question was KIT D816V."""

_POSITIVE: Final = frozenset(
    {KitFinding.D816V_PRESENT, KitFinding.OTHER_EXON17, KitFinding.OTHER_VARIANT}
)
_ANSWERS: Final = frozenset(
    {KitFinding.D816V_PRESENT, KitFinding.D816V_ABSENT, KitFinding.INDETERMINATE}
)


def combined(
    found: Sequence[Reading], share: Share | None, *, some: bool
) -> tuple[Reading, ...]:
    """Return what was said in several places; contradictions are UNCLEAR.

    `some` marks an answer that says only that some KIT mutation was found.
    """
    findings = {reading.finding for reading in found}
    denied = KitFinding.D816V_ABSENT in findings
    contradictory = (
        KitFinding.UNCLEAR in findings
        or (some and (denied or not findings & _POSITIVE))
        or len(findings & _ANSWERS) > 1
        or (share is not None and _against(findings, share))
    )
    if contradictory:
        quote = next((reading.quote for reading in found if reading.quote), "")
        return (Reading(KitFinding.UNCLEAR, quote=quote),)
    best = {reading.finding: reading for reading in reversed(found)}
    return tuple(
        replace(reading, share=reading.share or share)
        for _, reading in sorted(best.items())
    )


def _against(findings: set[KitFinding], share: Share) -> bool:
    if share.nothing:
        return bool(findings & _POSITIVE)
    return KitFinding.D816V_ABSENT in findings
