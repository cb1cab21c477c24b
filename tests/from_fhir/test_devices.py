"""A quantity counts devices, packs of two, or leaves it open."""

from decimal import Decimal

import pytest

from cds_service.clinical.medication import Devices
from cds_service.from_fhir.devices import devices_in
from cds_service.from_fhir.wire.datatypes import Quantity


def bounds(value: str, unit: str | None = None, ml: str | None = None) -> Devices:
    """Read a quantity that can be read."""
    volume = Decimal(ml) if ml else None
    devices = devices_in(Quantity(Decimal(value), unit=unit), volume)
    assert devices is not None
    return devices


@pytest.mark.parametrize(
    ("value", "unit", "at_least", "at_most"),
    [
        ("1", "2-pak", 2, 2),
        ("1", "2-Pack", 2, 2),
        ("1", "twin pack", 2, 2),
        ("1", "2er-Packung", 2, 2),
        ("2", "Doppelpackung", 4, 4),
        ("1", "boîte de 2", 2, 2),
        ("2", "Autoinjektoren", 2, 2),
        ("2", "stylos", 2, 2),
        ("1", "carton", 2, 2),
        ("2", "box", 4, 4),
        ("1", "box of 1", 1, 1),
        ("1", "pack of 2", 2, 2),
        ("1", "device", 1, 1),
        ("2", "{device}", 2, 2),
        ("2", "Auto-Injector", 2, 2),
        ("2", "syringes", 2, 2),
        ("2", "Pen", 2, 2),
        ("1", "spray", 1, 1),
        ("1", None, 1, 2),
        ("1", "each", 1, 2),
        ("1", "kit", 1, 2),
        ("1", "pack", 1, 2),
        ("1", "1", 1, 2),
        ("2", "each", 2, 4),
        ("2", None, 2, 4),
        ("0", "device", 0, 0),
        ("0.5", "each", 1, 2),
    ],
)
def test_units(value: str, unit: str | None, at_least: int, at_most: int) -> None:
    """Device units are exact, cartons and two-packs count twos, the rest may be."""
    read = bounds(value, unit)

    assert (read.at_least, read.at_most) == (at_least, at_most)


@pytest.mark.parametrize(
    ("value", "ml", "at_least", "at_most"),
    [
        ("0.3", "0.3", 1, 1),
        ("0.6", "0.3", 2, 2),
        ("0.3", "0.15", 2, 2),
        ("0.3", None, 1, 3),
        ("0.6", None, 2, 6),
        ("0.1", None, 1, 1),
        ("0.5", "0.3", 1, 5),
        ("1.8", None, 6, 18),
        ("2", None, 1, 20),
        ("2", "0.3", 1, 20),
        ("2", "2", 1, 1),
        ("2.4", "0.3", 8, 8),
        ("2.4", None, 1, 24),
        ("4", None, 2, 40),
    ],
)
def test_millilitres(value: str, ml: str | None, at_least: int, at_most: int) -> None:
    """Millilitres count devices when the volume of one is known.

    From 2 ml on, what a European pen holds, each 2 ml may be one pen.
    """
    read = bounds(value, "mL", ml)

    assert (read.at_least, read.at_most) == (at_least, at_most)


def test_the_quantity_is_kept_as_sent() -> None:
    """The card shows what was read."""
    assert bounds("1", "2-pak").sent == "1 2-pak"


@pytest.mark.parametrize("value", ["-1", "100000000", "1001"])
def test_implausible_numbers(value: str) -> None:
    """A number nobody can mean is no quantity."""
    assert devices_in(Quantity(Decimal(value), unit="device"), None) is None


def test_no_quantity() -> None:
    """Without a quantity, or with a bound for one, nothing is known."""
    assert devices_in(None, None) is None
    assert devices_in(Quantity(unit="device"), None) is None
    assert devices_in(Quantity(Decimal(1), comparator=">"), None) is None
