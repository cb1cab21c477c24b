"""An order and its dispenses are the same devices; orders and refills add up."""

from itertools import permutations

import pytest
from charts import AS_OF
from epinephrine import device

from cds_service.clinical.epinephrine import count
from cds_service.clinical.medication import Medication, MedicationKind

DISPENSE = MedicationKind.DISPENSE
ORDER = "MedicationRequest/o1"


def bounds(*items: Medication) -> tuple[int, int]:
    """Count these devices; every order of them gives the same answer."""
    answers = {
        (counted.at_least, counted.at_most)
        for shuffled in permutations(items)
        for counted in [count(shuffled, AS_OF)]
    }
    assert len(answers) == 1
    return answers.pop()


def filled(number: int | None, day: str, order: str = ORDER) -> Medication:
    """Return a dispense that names its order."""
    return device(
        number,
        day,
        kind=DISPENSE,
        authorized_by=order,
        reference=f"MedicationDispense/{day}",
    )


def test_an_order_and_its_dispense() -> None:
    """One device ordered and handed over is one device."""
    ordered = device(1, reference=ORDER)

    assert bounds(ordered, filled(1, "2025-12-02")) == (1, 1)


def test_the_larger_of_order_and_dispense() -> None:
    """A dispense says what an order left open, and the other way round."""
    open_order = device(None, reference=ORDER)

    assert bounds(open_order, filled(2, "2025-12-02")) == (2, 2)
    assert bounds(device(2, reference=ORDER), filled(1, "2025-12-02")) == (2, 2)
    assert bounds(open_order, filled(None, "2025-12-02")) == (1, 2)


def test_refills_add_up() -> None:
    """Two dispenses of one order within the year are two supplies."""
    ordered = device(1, "2025-06-01", reference=ORDER)
    first, second = filled(1, "2025-06-02"), filled(1, "2025-12-02")

    assert bounds(ordered, first, second) == (2, 2)


def test_a_refill_of_an_old_order() -> None:
    """The order is too old, its dispense of this year is not."""
    ordered = device(1, "2024-06-01", reference=ORDER)

    assert bounds(ordered, filled(2, "2025-12-02")) == (2, 2)


def test_two_orders_add_up() -> None:
    """Orders of one device each, months apart, are two devices."""
    assert bounds(device(1, "2025-03-01"), device(1, "2025-12-01")) == (2, 2)


@pytest.mark.parametrize(
    ("handed_over", "expected"),
    [
        ("2025-12-01", (1, 1)),
        ("2025-12-31", (1, 1)),
        ("2026-01-01", (1, 2)),
        ("2025-11-30", (2, 2)),
    ],
)
def test_a_dispense_without_its_order(
    handed_over: str, expected: tuple[int, int]
) -> None:
    """Within 30 days of the same product it is that order's; later it may be."""
    loose = device(1, handed_over, kind=DISPENSE)

    assert bounds(device(1, "2025-12-01"), loose) == expected


def test_another_product() -> None:
    """A dispense of another name may or may not fill the order."""
    loose = device(1, "2025-12-02", kind=DISPENSE, name="neffy")

    assert bounds(device(1, "2025-12-01"), loose) == (1, 2)


def test_a_loose_dispense_fills_the_newest_order() -> None:
    """Of two orders it is the later one's, and the earlier stays its own supply."""
    early, late = device(1, "2025-11-20"), device(1, "2025-12-01")
    loose = device(1, "2025-12-05", kind=DISPENSE)

    assert bounds(early, late, loose) == (2, 2)


def test_a_dispense_that_names_an_unknown_order() -> None:
    """It is a supply of its own."""
    named = filled(1, "2025-12-02", "MedicationRequest/unknown")

    assert bounds(device(1), named) == (2, 2)


def test_a_dispense_under_another_name_may_fill_an_order_before_it() -> None:
    """Whether it is one of the two ordered or a third one, nobody knows."""
    before, after = device(1, "2025-11-20"), device(1, "2025-12-10")
    renamed = device(1, "2025-12-01", kind=DISPENSE, name="another auto-injector")

    assert bounds(before, after, renamed) == (2, 3)
    assert bounds(after, renamed) == (2, 2)
