"""What is known of the FIP1L1-PDGFRA fusion in this patient."""

from enum import StrEnum
from typing import Final

from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.lab import ResultStatus
from cds_service.clinical.record import Gap, Record, Topic, Unread
from cds_service.clinical.variant import FusionFinding, FusionResult
from cds_service.clinical.versions import in_force
from cds_service.frozen import Frozen

FUSION_RECORDS: Final = (Record.GENETICS, Record.GENETIC_REPORTS)


class FusionStatus(StrEnum):
    """What all results together say."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    INDETERMINATE = "indeterminate"
    PENDING = "pending"
    UNKNOWN = "unknown"


class FusionState(Frozen, kw_only=False):
    """The status, the results that made it (newest first), what contradicts them."""

    status: FusionStatus
    used: tuple[FusionResult, ...] = ()
    conflict: tuple[FusionResult, ...] = ()


@fact
def fusion_state(chart: Chart) -> FusionState:
    """Read the state from all valid results; any final positive one wins.

    A fusion *exempts* imatinib from a warning. So, unlike KIT D816V, here the
    positive must be settled, and a preliminary one leaves the state pending.
    """
    results = in_force(chart.fusions)
    if not results:
        return FusionState(FusionStatus.UNKNOWN)
    settled = [item for item in results if item.status is not ResultStatus.PRELIMINARY]
    by_finding = {
        finding: tuple(item for item in settled if item.finding is finding)
        for finding in FusionFinding
    }
    negative = by_finding[FusionFinding.ABSENT]
    if positive := by_finding[FusionFinding.PRESENT]:
        return FusionState(FusionStatus.POSITIVE, positive, conflict=negative)
    if negative:
        return FusionState(FusionStatus.NEGATIVE, negative)
    if unsure := by_finding[FusionFinding.INDETERMINATE]:
        return FusionState(FusionStatus.INDETERMINATE, unsure)
    if awaited := tuple(item for item in results if _awaited(item)):
        return FusionState(FusionStatus.PENDING, awaited)
    return FusionState(FusionStatus.UNKNOWN, results)


@fact
def unseen_fusion_results(chart: Chart) -> tuple[Gap | Unread, ...]:
    """Return where a fusion result may be that was not read; empty: all was read."""
    unread = chart.unread_about(Topic.FUSION, Topic.UNKNOWN)
    return (
        *chart.lacks(*FUSION_RECORDS),
        *(item for item in unread if not item.status_only),
    )


def _awaited(result: FusionResult) -> bool:
    return (
        result.finding is FusionFinding.PENDING
        or result.status is ResultStatus.PRELIMINARY
    )
