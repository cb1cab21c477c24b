"""From which day the calendar of counts on midostaurin runs."""

from datetime import date

import pytest
from charts import medication, mg
from mido_charts import MIDO, chart

from cds_service.clinical.medication import MedicationStatus
from cds_service.clinical.surveillance import clock_start


@pytest.mark.parametrize(
    ("status", "day"),
    [
        (MedicationStatus.COMPLETED, date(2025, 12, 1)),
        (MedicationStatus.STOPPED, date(2025, 12, 1)),
        (MedicationStatus.DRAFT, date(2025, 12, 4)),
        (MedicationStatus.CANCELLED, date(2025, 12, 4)),
    ],
)
def test_a_higher_dose_starts_the_calendar_anew(
    status: MedicationStatus, day: date
) -> None:
    """From 50 to 100 mg; an order never begun was no dose before.

    Without one, the first dose is assumed three days after the order.
    """
    now = medication(MIDO, "2025-12-01", dose=mg("100"))
    before = medication(MIDO, "2025-08-01", status=status, dose=mg("50"))

    assert clock_start(chart(taken=(now, before))) == day


@pytest.mark.parametrize("status", [MedicationStatus.DRAFT, MedicationStatus.CANCELLED])
def test_a_lower_order_that_was_never_begun_is_no_step(
    status: MedicationStatus,
) -> None:
    """The dose was 100 mg all along: the weeks are counted from its first day."""
    orders = (
        medication(MIDO, "2025-12-01", dose=mg("100")),
        medication(MIDO, "2025-11-20", status=status, dose=mg("50")),
        medication(MIDO, "2025-08-01", dose=mg("100")),
    )

    assert clock_start(chart(taken=orders)) == date(2025, 8, 4)
