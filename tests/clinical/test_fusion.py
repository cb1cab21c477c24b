"""What all FIP1L1-PDGFRA results together say."""

import pytest
from kit_charts import FUSED, NOT_FUSED, kit_chart

from cds_service.clinical.fusion import (
    FusionStatus,
    fusion_state,
    unseen_fusion_results,
)
from cds_service.clinical.lab import ResultStatus
from cds_service.clinical.record import Gap, Record, Topic, Unread
from cds_service.clinical.variant import FusionFinding, FusionResult
from cds_service.frozen import replace


def other(finding: FusionFinding) -> FusionResult:
    """Return a result with another finding."""
    return replace(FUSED, reference=f"Observation/{finding}", finding=finding)


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        ((), FusionStatus.UNKNOWN),
        ((FUSED,), FusionStatus.POSITIVE),
        ((FUSED, NOT_FUSED), FusionStatus.POSITIVE),
        ((NOT_FUSED,), FusionStatus.NEGATIVE),
        (
            (replace(FUSED, status=ResultStatus.PRELIMINARY),),
            FusionStatus.PENDING,
        ),
        ((other(FusionFinding.INDETERMINATE),), FusionStatus.INDETERMINATE),
        ((other(FusionFinding.PENDING),), FusionStatus.PENDING),
        ((other(FusionFinding.UNCLEAR),), FusionStatus.UNKNOWN),
    ],
)
def test_every_state(results: tuple[FusionResult, ...], expected: FusionStatus) -> None:
    """A settled positive wins; a preliminary one exempts from nothing."""
    forwards = fusion_state(kit_chart(fusions=results))
    backwards = fusion_state(kit_chart(fusions=results[::-1]))

    assert forwards.status is expected
    assert forwards == backwards


def test_conflict_is_kept() -> None:
    """A negative beside a positive is told."""
    assert fusion_state(kit_chart(fusions=(NOT_FUSED, FUSED))).conflict == (NOT_FUSED,)


def test_gap_is_told() -> None:
    """Without the genetic record nobody can say that there is no fusion."""
    gap = Gap(Record.GENETIC_REPORTS, "not sent")

    assert unseen_fusion_results(replace(kit_chart(), gaps=(gap,))) == (gap,)


def test_a_result_that_was_withdrawn_hides_nothing() -> None:
    """One that was not read may be the fusion; one in error never counted."""
    unread = Unread("Observation/f", Topic.FUSION, "its value was not read")
    withdrawn = replace(unread, status_only=True)

    assert unseen_fusion_results(replace(kit_chart(), unread=(unread,))) == (unread,)
    assert unseen_fusion_results(replace(kit_chart(), unread=(withdrawn,))) == ()
