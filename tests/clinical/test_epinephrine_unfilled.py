"""What was refused, or has expired, takes away the certainty of its order."""

from itertools import permutations

import pytest
from charts import AS_OF
from epinephrine import device

from cds_service.clinical.epinephrine import DeviceCount, count
from cds_service.clinical.epinephrine_excluded import Excluded, Exclusion
from cds_service.clinical.medication import (
    Medication,
    MedicationKind,
    MedicationStatus,
)

ORDER = "MedicationRequest/o1"
ORDERED = device(2, reference=ORDER)


def dispensed(  # noqa: PLR0913 (a builder)
    number: int = 2,
    day: str | None = "2025-12-03",
    *,
    status: MedicationStatus = MedicationStatus.COMPLETED,
    expires: str | None = None,
    order: str = ORDER,
    name: str = "epinephrine 0.3 mg auto-injector",
) -> Medication:
    """Return a dispense that names its order, unless told otherwise."""
    return device(
        number,
        day,
        kind=MedicationKind.DISPENSE,
        status=status,
        expires=expires,
        authorized_by=order,
        name=name,
        reference=f"MedicationDispense/{day}-{status}-{number}",
    )


REFUSED = dispensed(status=MedicationStatus.CANCELLED)


@pytest.mark.parametrize("reason", [Excluded.EXPIRED, Excluded.NOT_HELD])
@pytest.mark.parametrize("status", MedicationStatus)
def test_only_a_dispense_can_fail_its_order(
    reason: Excluded, status: MedicationStatus
) -> None:
    """A device that the patient names, or an order, was not handed over on one."""
    for kind in set(MedicationKind) - {MedicationKind.DISPENSE}:
        item = device(1, "2025-11-15", kind=kind, status=status)

        assert not Exclusion(item, reason).failed


def bounds(*items: Medication) -> tuple[int, int]:
    """Count these devices; every order of them gives the same answer."""
    answers = {
        (counted.at_least, counted.at_most)
        for shuffled in permutations(items)
        for counted in [count(shuffled, AS_OF)]
    }
    assert len(answers) == 1
    return answers.pop()


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (MedicationStatus.CANCELLED, (0, 2)),
        (MedicationStatus.STOPPED, (0, 2)),
        (MedicationStatus.ACTIVE, (2, 2)),
        (MedicationStatus.ON_HOLD, (2, 2)),
        (MedicationStatus.UNKNOWN, (2, 2)),
        (MedicationStatus.COMPLETED, (2, 2)),
    ],
)
def test_the_only_dispense(status: MedicationStatus, expected: tuple[int, int]) -> None:
    """Refused or stopped, the order may never have been handed over."""
    assert bounds(ORDERED, dispensed(status=status)) == expected


@pytest.mark.parametrize(
    ("expires", "expected"), [("2026-01-05", (0, 0)), ("2026-01-06", (2, 2))]
)
def test_an_expired_batch_of_its_own(expires: str, expected: tuple[int, int]) -> None:
    """The order is the same devices as the batch, and goes with it."""
    assert bounds(ORDERED, dispensed(expires=expires)) == expected


def test_the_order_of_an_expired_batch_is_shown() -> None:
    """Both are excluded, each for its own reason."""
    counted: DeviceCount = count((ORDERED, dispensed(expires="2025-12-31")), AS_OF)

    assert counted.held == ()
    assert counted.left_out(Excluded.SPENT) == (ORDERED,)
    assert len(counted.left_out(Excluded.EXPIRED)) == 1


def test_an_expired_batch_of_another_order() -> None:
    """It says nothing of this one."""
    other = dispensed(expires="2025-12-31", order="MedicationRequest/o2")

    assert bounds(ORDERED, other) == (2, 2)


def test_a_batch_that_names_no_order() -> None:
    """Within 30 days of the same product it may be this order's."""
    for day, expected in (
        ("2025-12-01", (0, 2)),
        ("2025-12-31", (0, 2)),
        ("2026-01-01", (2, 2)),
        ("2025-11-30", (2, 2)),
    ):
        expired = dispensed(2, day, expires="2026-01-05", order="")
        refused = dispensed(2, day, status=MedicationStatus.CANCELLED, order="")
        assert bounds(ORDERED, expired) == expected
        assert bounds(ORDERED, refused) == expected

    neffy = dispensed(expires="2025-12-31", order="", name="neffy")
    assert bounds(ORDERED, neffy) == (2, 2)


def test_what_was_handed_over_beside_it_counts() -> None:
    """Refused once and handed over later: as many as were handed over are certain."""
    assert bounds(ORDERED, REFUSED, dispensed(2, "2025-12-10")) == (2, 2)
    assert bounds(ORDERED, REFUSED, dispensed(1, "2025-12-10")) == (1, 2)
    expired = dispensed(expires="2025-12-31")
    assert bounds(ORDERED, expired, dispensed(1, "2025-12-10")) == (1, 1)


def test_other_orders_stay_certain() -> None:
    """Only the order of the refused dispense is in doubt."""
    second = device(1, "2025-11-01", reference="MedicationRequest/o2")
    counted = count((ORDERED, second, REFUSED), AS_OF)

    assert (counted.at_least, counted.at_most) == (1, 3)
    assert (counted.counted, counted.unfilled) == ((second,), (ORDERED,))


def test_a_reported_order_that_was_refused() -> None:
    """It is no more certain for being reported."""
    reported = device(2, reference=ORDER, patient_reported=True)

    assert bounds(reported, REFUSED) == (0, 2)
