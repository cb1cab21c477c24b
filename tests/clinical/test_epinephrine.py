"""What counts as a device on record, and what does not."""

import pytest
from charts import AS_OF, on
from epinephrine import device

from cds_service.clinical.epinephrine import DeviceCount, count
from cds_service.clinical.epinephrine_excluded import Excluded
from cds_service.clinical.medication import (
    Drug,
    Medication,
    MedicationKind,
    MedicationStatus,
)
from cds_service.frozen import replace

DISPENSE = MedicationKind.DISPENSE
STATEMENT = MedicationKind.STATEMENT


def bounds(*items: Medication) -> tuple[int, int]:
    """Count these devices, as at least and at most."""
    counted = count(items, AS_OF)
    return counted.at_least, counted.at_most


def reasons(*items: Medication) -> list[Excluded]:
    """Say why these are not counted."""
    counted: DeviceCount = count(items, AS_OF)
    assert (counted.at_least, counted.at_most) == (0, 0)
    return [item.reason for item in counted.excluded]


def test_nothing() -> None:
    """No epinephrine on record."""
    assert bounds() == (0, 0)


@pytest.mark.parametrize(
    ("starts", "expected"),
    [("2025-01-06", (2, 2)), ("2025-01-05", (0, 0)), ("2026-01-06", (2, 2))],
)
def test_age(starts: str, expected: tuple[int, int]) -> None:
    """365 days is current, 366 days is not."""
    assert bounds(device(2, starts)) == expected
    assert bounds(device(2, starts, kind=DISPENSE)) == expected


def test_old_supply_is_shown() -> None:
    """What is too old is excluded for its age."""
    assert reasons(device(2, "2025-01-05", kind=DISPENSE)) == [Excluded.OLD]


@pytest.mark.parametrize(
    ("expires", "expected"),
    [("2026-01-06", (2, 2)), ("2026-01-05", (0, 0)), ("2027-01-31", (2, 2))],
)
def test_expiry(expires: str, expected: tuple[int, int]) -> None:
    """A batch is good through its expiry date and not after."""
    assert bounds(device(2, kind=DISPENSE, expires=expires)) == expected


def test_expiry_says_more_than_age() -> None:
    """A batch that was handed over long ago and is in date counts."""
    assert bounds(device(2, "2024-12-01", kind=DISPENSE, expires="2026-06-30")) == (
        2,
        2,
    )
    assert bounds(device(2, "2024-12-01", expires="2026-06-30")) == (0, 0)


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        (device(2, status=MedicationStatus.STOPPED), Excluded.NOT_HELD),
        (device(2, status=MedicationStatus.CANCELLED), Excluded.NOT_HELD),
        (device(2, status=MedicationStatus.ON_HOLD), Excluded.NOT_HELD),
        (device(2, status=MedicationStatus.UNKNOWN), Excluded.NOT_HELD),
        (device(2, status=MedicationStatus.DRAFT), Excluded.NOT_HELD),
        (device(2, kind=DISPENSE, status=MedicationStatus.ACTIVE), Excluded.NOT_HELD),
        (
            device(2, kind=STATEMENT, status=MedicationStatus.COMPLETED),
            Excluded.NOT_HELD,
        ),
        (device(2, kind=MedicationKind.ADMINISTRATION), Excluded.GIVEN),
        (device(2, inpatient=True), Excluded.INPATIENT),
        (device(2, kind=DISPENSE, expires="2025-12-31"), Excluded.EXPIRED),
        (replace(device(2), drug=Drug.EPINEPHRINE_OTHER), Excluded.OTHER_FORM),
    ],
)
def test_what_is_not_counted(item: Medication, reason: Excluded) -> None:
    """T27 and its like: each for its own reason, and all are shown."""
    assert reasons(item) == [reason]


@pytest.mark.parametrize(
    "status", [MedicationStatus.ACTIVE, MedicationStatus.COMPLETED]
)
def test_orders_that_count(status: MedicationStatus) -> None:
    """Active and completed orders are supply."""
    assert bounds(device(2, status=status)) == (2, 2)


def test_no_quantity() -> None:
    """An order without a quantity is at least one device and may be two."""
    assert bounds(device(None)) == (1, 2)


def test_undated() -> None:
    """An order without a date may or may not be current."""
    counted = count([device(2, None)], AS_OF)

    assert (counted.at_least, counted.at_most) == (0, 2)
    assert len(counted.undated) == 1


def test_statements() -> None:
    """A statement is at least one device; the same one said twice is no second."""
    one = device(None, kind=STATEMENT)
    again = device(None, "2025-11-01", kind=STATEMENT)
    other = device(None, kind=STATEMENT, name="neffy")

    assert bounds(one) == (1, 2)
    assert bounds(one, again) == (1, 4)
    assert bounds(one, other) == (2, 4)


def test_a_statement_is_dated_by_its_recording() -> None:
    """Without an effective date the day it was made counts, for its age alone."""
    undated = device(None, None, kind=STATEMENT)

    assert bounds(replace(undated, recorded=on("2025-12-30"))) == (1, 2)
    assert bounds(replace(undated, recorded=on("2025-01-05"))) == (0, 0)


def test_a_statement_beside_an_order() -> None:
    """The stated device may be the ordered one: never two for certain."""
    ordered = device(1)
    stated = device(None, kind=STATEMENT)

    assert bounds(ordered, stated) == (1, 3)
    assert bounds(device(2), stated) == (2, 4)


@pytest.mark.parametrize(
    "reported",
    [
        device(2, reference="MedicationRequest/r", patient_reported=True),
        device(2, reference="MedicationRequest/r", planned=True),
    ],
)
def test_reported_orders_count(reported: Medication) -> None:
    """A patient-reported or planned order counts, beside real ones only perhaps."""
    assert bounds(reported) == (2, 2)
    assert bounds(reported, device(1)) == (2, 3)
