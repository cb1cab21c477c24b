"""Antihistamines before an operation: at home, given within a day, or ordered now."""

import pytest
from charts import draft, medication
from trigger_charts import given, sm_chart

from cds_service.clinical.medication import Drug, Medication, MedicationStatus
from cds_service.clinical.perioperative_findings import Lacking
from cds_service.clinical.premedication import covered_by, lacking
from cds_service.frozen import replace

H1, H2 = Drug.H1_ANTIHISTAMINE, Drug.H2_ANTIHISTAMINE


@pytest.mark.parametrize(
    ("taken", "expected"),
    [
        ((), Lacking.BOTH),
        ((medication(H1, "2025-06-01"),), Lacking.H2),
        ((medication(H2, "2025-06-01"),), Lacking.H1),
        ((medication(H1, "2025-06-01"), medication(H2, "2025-06-01")), None),
        (
            (medication(H1, "2025-06-01", status=MedicationStatus.STOPPED),),
            Lacking.BOTH,
        ),
        ((given(H1, "2026-01-06"), given(H2, "2026-01-05")), None),
        ((given(H1, "2026-01-06"), given(H2, "2026-01-04")), Lacking.H2),
    ],
)
def test_what_is_lacking(
    taken: tuple[Medication, ...], expected: Lacking | None
) -> None:
    """A dose given counts for a day, a standing order until it ends."""
    assert lacking(sm_chart(medications=taken)) is expected


def test_drafts_count() -> None:
    """Those of this call and those beside it."""
    chart = sm_chart(draft(H1))

    assert lacking(chart) is Lacking.H2
    assert lacking(replace(chart, other_drafts=(draft(H2),))) is None


def test_only_antihistamines_cover() -> None:
    """Another drug of the same call is not told as one."""
    ordered = draft(H1)
    assert covered_by(sm_chart(ordered, draft(Drug.NSAID))) == (ordered,)
