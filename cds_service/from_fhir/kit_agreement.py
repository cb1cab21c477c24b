"""Puts together what the sentences of one part of a report say of KIT."""

from typing import Final

from cds_service.clinical.variant import KitFinding, Specimen
from cds_service.from_fhir.allele_fraction import Share
from cds_service.from_fhir.kit_assay import specimen_in
from cds_service.from_fhir.kit_reading import LONGEST_QUOTE, Reading
from cds_service.frozen import replace

_ABOUT_D816V: Final = (
    KitFinding.D816V_PRESENT,
    KitFinding.D816V_ABSENT,
    KitFinding.INDETERMINATE,
)


def together(
    said: list[Reading], cleaned: str, share: Share | None
) -> tuple[Reading, ...]:
    """Return what holds; sentences that contradict each other are UNCLEAR."""
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
        return (Reading(KitFinding.UNCLEAR, quote=cleaned[:LONGEST_QUOTE]),)
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
