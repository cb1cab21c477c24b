"""How many epinephrine devices a quantity stands for."""

from decimal import Decimal
from typing import Final

from cds_service.clinical.medication import Devices
from cds_service.from_fhir.amounts import plausible
from cds_service.from_fhir.wire.datatypes import Quantity
from cds_service.patterns import uncompiled

_PACK_SIZE: Final = 2
"""Auto-injectors and nasal sprays are sold in twos."""
_LARGEST_DEVICE_ML: Final = Decimal("0.3")
_EUROPEAN_PEN_ML: Final = Decimal(2)
"""What a European EpiPen holds; it injects 0.3 ml of it."""
_SMALLEST_DEVICE_ML: Final = Decimal("0.1")

_MOST: Final = 1000
"""No patient is supplied with more; a larger number is a slip."""

_SIZED_PACK: Final = uncompiled(
    r"\b(?:of|x|de|mit)\s*([1-4])\b"
    r"|(?<![\d.,])([1-4])(?:er)?[- ]?(?:pac?k|pk)(?:s|ung(?:en)?)?\b"
)
_TWO_PACK: Final = uncompiled(
    r"\b(?:carton|box|boxe)s?\b|\b(?:two|twin|double)[- ]?(?:pac?k|pk)s?\b"
    r"|\bdoppelpack(?:ung(?:en)?)?\b"
)
_DEVICE: Final = uncompiled(
    r"(?:devices?|auto[- ]?injectors?|injectors?|pens?|syringes?|sprays?"
    r"|auto[- ]?injektor(?:en)?|(?:fertig)?pens?|stylos?|plumas?)"
    r"(?:\(s\))?"
)
_MILLILITRE: Final = frozenset({"ml", "milliliter", "milliliters", "millilitre"})


def devices_in(quantity: Quantity | None, volume_ml: Decimal | None) -> Devices | None:
    """Read a quantity; None when there is none or it is no plausible number.

    A device unit counts devices, a carton, box or two-pack counts twos.
    Anything else ("each", "kit", "pack", no unit) may mean either.
    """
    value = plausible(quantity.value) if quantity else None
    if quantity is None or value is None or value > _MOST or quantity.comparator:
        return None
    unit = _unit(quantity)
    sent = f"{value} {quantity.unit or quantity.code or ''}".strip()
    if unit in _MILLILITRE:
        return _by_volume(value, volume_ml, sent)
    if value != int(value):
        return Devices(1, max(_PACK_SIZE, int(value) * _PACK_SIZE), sent)
    count, size = int(value), _size(unit)
    if size is not None:
        return Devices(count * size, count * size, sent)
    return Devices(count, count * _PACK_SIZE, sent)


def _unit(quantity: Quantity) -> str:
    unit = quantity.unit or quantity.code or ""
    return unit.strip().strip("{}").strip().casefold()


def _size(unit: str) -> int | None:
    sized = _SIZED_PACK.search(unit)
    if sized is not None:
        return int(sized[1] or sized[2])
    if _TWO_PACK.search(unit):
        return _PACK_SIZE
    return 1 if _DEVICE.fullmatch(unit) else None


def _by_volume(value: Decimal, volume_ml: Decimal | None, sent: str) -> Devices:
    if volume_ml is not None and value % volume_ml == 0:
        count = int(value / volume_ml)
        return Devices(count, count, sent)
    # Less than one European pen can only be devices that give all they hold.
    whole = value >= _EUROPEAN_PEN_ML
    largest = _EUROPEAN_PEN_ML if whole else _LARGEST_DEVICE_ML
    fewest = max(1, int(value / largest))
    return Devices(fewest, max(fewest, int(value / _SMALLEST_DEVICE_ML)), sent)
