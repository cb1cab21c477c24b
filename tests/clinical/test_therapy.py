"""Which drugs are taken on the day of the call."""

import pytest
from charts import ADULT, AS_OF, Chart, draft, medication

from cds_service.clinical.medication import Drug, MedicationKind, MedicationStatus
from cds_service.clinical.therapy import ever_taken, surely_taken, taken_now

IMATINIB = frozenset({Drug.IMATINIB})
ORDER, STATEMENT = MedicationKind.ORDER, MedicationKind.STATEMENT
DISPENSE, GIVEN = MedicationKind.DISPENSE, MedicationKind.ADMINISTRATION
ACTIVE, DONE = MedicationStatus.ACTIVE, MedicationStatus.COMPLETED


@pytest.mark.parametrize(
    ("kind", "status", "starts", "ends", "days", "now"),
    [
        (ORDER, ACTIVE, "2025-01-01", None, None, True),
        (ORDER, ACTIVE, None, None, None, True),
        (ORDER, ACTIVE, "2025-01-01", "2026-01-05", None, False),
        (ORDER, ACTIVE, "2025-01-01", "2026-01-06", None, True),
        (ORDER, MedicationStatus.ON_HOLD, "2025-12-01", None, None, False),
        (ORDER, MedicationStatus.STOPPED, "2025-12-01", None, None, False),
        (ORDER, DONE, "2025-12-01", None, None, False),
        (STATEMENT, ACTIVE, "2025-12-01", "2026-01-05", None, False),
        (STATEMENT, ACTIVE, "2025-12-01", None, None, True),
        # A supply of 30 days and 7 days of grace end on 2026-01-06.
        (DISPENSE, DONE, "2025-11-29", None, 30, False),
        (DISPENSE, DONE, "2025-11-30", None, 30, True),
        (GIVEN, DONE, "2025-12-29", None, None, False),
        (GIVEN, DONE, "2025-12-30", None, None, True),
    ],
)
def test_what_shows_that_a_drug_is_taken_today(  # noqa: PLR0913 (a table)
    kind: MedicationKind,
    status: MedicationStatus,
    starts: str | None,
    ends: str | None,
    days: int | None,
    *,
    now: bool,
) -> None:
    """An open order, a statement that has not ended, a supply that still lasts."""
    item = medication(
        Drug.IMATINIB, starts, kind=kind, status=status, ends=ends, supply_days=days
    )
    chart = Chart(AS_OF, ADULT, medications=(item,))
    assert bool(taken_now(chart, IMATINIB)) is now
    assert ever_taken(chart, IMATINIB) == (item,)


def test_another_drug_and_a_draft_show_nothing() -> None:
    """A draft is no therapy, and dasatinib is not imatinib."""
    other = medication(Drug.DASATINIB, "2025-12-01")
    chart = Chart(AS_OF, ADULT, medications=(other,), drafts=(draft(Drug.IMATINIB),))
    assert ever_taken(chart, IMATINIB) == ()


@pytest.mark.parametrize("sure", [ACTIVE, DONE, MedicationStatus.STOPPED])
def test_an_unknown_status_proves_no_use(sure: MedicationStatus) -> None:
    """It may have been taken; only a known status says that it was."""
    unknown = MedicationStatus.UNKNOWN
    doubtful = medication(Drug.IMATINIB, "2025-12-01", status=unknown)
    chart = Chart(AS_OF, ADULT, medications=(doubtful,))
    assert ever_taken(chart, IMATINIB) == (doubtful,)
    assert surely_taken(chart, IMATINIB) == ()
    taken = medication(Drug.IMATINIB, "2025-12-01", status=sure)
    chart = Chart(AS_OF, ADULT, medications=(doubtful, taken))
    assert surely_taken(chart, IMATINIB) == (taken,)
