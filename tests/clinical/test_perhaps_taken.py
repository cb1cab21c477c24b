"""Whether a drug is taken is left open by an unknown status, and settled by what?"""

import pytest
from charts import ADULT, AS_OF, Chart, draft, medication

from cds_service.clinical.medication import (
    Drug,
    Medication,
    MedicationKind,
    MedicationStatus,
)
from cds_service.clinical.perhaps_taken import perhaps_taken, unclear
from cds_service.clinical.therapy import taken_now
from cds_service.frozen import replace

AVAPRITINIB, STRONG = Drug.AVAPRITINIB, Drug.STRONG_CYP3A_INHIBITOR
ORDER, STATEMENT = MedicationKind.ORDER, MedicationKind.STATEMENT
DISPENSE, GIVEN = MedicationKind.DISPENSE, MedicationKind.ADMINISTRATION
ACTIVE, HELD = MedicationStatus.ACTIVE, MedicationStatus.ON_HOLD
DONE, STOPPED = MedicationStatus.COMPLETED, MedicationStatus.STOPPED
CANCELLED, UNKNOWN = MedicationStatus.CANCELLED, MedicationStatus.UNKNOWN
DOUBTFUL = medication(AVAPRITINIB, "2025-06-01", status=UNKNOWN)


def perhaps(*records: Medication, drug: Drug = AVAPRITINIB) -> tuple[Medication, ...]:
    """Return what may be taken of one drug."""
    return perhaps_taken(Chart(AS_OF, ADULT, medications=records), frozenset({drug}))


@pytest.mark.parametrize(
    ("kind", "starts", "ends", "days", "left_open"),
    [
        (ORDER, "2019-01-01", None, None, True),
        (ORDER, None, None, None, True),
        (ORDER, "2025-06-01", "2026-01-05", None, False),
        (ORDER, "2025-06-01", "2026-01-06", None, True),
        (STATEMENT, "2025-06-01", "2026-01-05", None, False),
        (STATEMENT, "2025-06-01", None, None, True),
        # A supply of 30 days and 7 days of grace end on 2026-01-06.
        (DISPENSE, "2025-11-29", None, 30, False),
        (DISPENSE, "2025-11-30", None, 30, True),
        (GIVEN, "2025-12-29", None, None, False),
        (GIVEN, "2025-12-30", None, None, True),
    ],
)
def test_an_unknown_status_leaves_it_open_until_its_end(
    kind: MedicationKind,
    starts: str | None,
    ends: str | None,
    days: int | None,
    *,
    left_open: bool,
) -> None:
    """It is never taken for sure, and open until the day on which it surely ended."""
    item = medication(
        AVAPRITINIB, starts, kind=kind, status=UNKNOWN, ends=ends, supply_days=days
    )
    assert bool(perhaps(item)) is left_open
    chart = Chart(AS_OF, ADULT, medications=(item,))
    assert not taken_now(chart, frozenset({AVAPRITINIB}))


@pytest.mark.parametrize("status", [ACTIVE, HELD, STOPPED, DONE, CANCELLED])
def test_a_known_status_leaves_nothing_open(status: MedicationStatus) -> None:
    """Every other status says whether it is taken."""
    assert perhaps(medication(AVAPRITINIB, "2025-06-01", status=status)) == ()


@pytest.mark.parametrize(
    ("kind", "status", "day", "settled"),
    [
        (ORDER, ACTIVE, "2025-01-01", True),
        (ORDER, STOPPED, "2025-06-02", True),
        (ORDER, HELD, "2025-06-02", True),
        (STATEMENT, DONE, "2025-06-02", True),
        (ORDER, STOPPED, "2025-06-01", False),
        (ORDER, STOPPED, "2025-05-31", False),
        (ORDER, STOPPED, None, False),
        (STATEMENT, CANCELLED, "2025-06-02", True),
        (ORDER, CANCELLED, "2025-06-02", False),
        (DISPENSE, DONE, "2025-07-01", False),
    ],
)
def test_another_record_of_the_drug_settles_it(
    kind: MedicationKind, status: MedicationStatus, day: str | None, *, settled: bool
) -> None:
    """One by which it is taken, or a newer one by which it is not."""
    other = medication(AVAPRITINIB, day, kind=kind, status=status)
    assert bool(perhaps(DOUBTFUL, other)) is not settled


def test_within_a_class_only_the_same_name_settles_it() -> None:
    """A ketoconazole that was stopped says nothing of a clarithromycin."""
    asked = medication(STRONG, "2025-06-01", status=UNKNOWN)
    asked = replace(asked, name="Clarithromycin")
    over = medication(STRONG, "2025-07-01", status=STOPPED)
    other = replace(over, name="ketoconazole")
    assert perhaps(asked, other, drug=STRONG) == (asked,)
    same = replace(over, name="clarithromycin")
    assert perhaps(asked, same, drug=STRONG) == ()


def test_a_plan_and_what_is_being_renewed_leave_nothing_open() -> None:
    """A plan was never taken; the order that is being signed again is the call's."""
    assert perhaps(replace(DOUBTFUL, planned=True)) == ()
    told = replace(DOUBTFUL, planned=True, patient_reported=True)
    assert perhaps(told) == (told,)
    renewed = draft(AVAPRITINIB, reference=DOUBTFUL.reference)
    chart = Chart(AS_OF, ADULT, medications=(DOUBTFUL,), drafts=(renewed,))
    assert perhaps_taken(chart, frozenset({AVAPRITINIB})) == ()


def test_midostaurin_has_a_course_of_its_own() -> None:
    """The newest record tells: unclear, or taken."""
    order = medication(Drug.MIDOSTAURIN, "2025-06-01", status=UNKNOWN)
    assert perhaps(order, drug=Drug.MIDOSTAURIN) == (order,)
    taken = medication(Drug.MIDOSTAURIN, "2025-07-01")
    assert perhaps(order, taken, drug=Drug.MIDOSTAURIN) == ()


def test_each_drug_is_named_once_with_its_day() -> None:
    """However often it was ordered."""
    twice = medication(AVAPRITINIB, "2025-05-01", status=UNKNOWN)
    (named,) = perhaps(DOUBTFUL, twice)
    assert unclear((named,)) == (
        "whether avapritinib (2025-06-01) is being taken cannot be told from its status"
    )
    undated = medication(Drug.IMATINIB, status=UNKNOWN)
    assert unclear((named, undated)) == (
        "whether avapritinib (2025-06-01) and imatinib are being taken cannot be told"
        " from their status"
    )
