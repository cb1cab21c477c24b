"""Reads the milligrams of one take from structured dose quantities."""

from decimal import Decimal
from typing import Final

from cds_service.from_fhir.amounts import UNSAID, Possible, agreed, plausible
from cds_service.from_fhir.concepts import in_list
from cds_service.from_fhir.strengths import Strength
from cds_service.from_fhir.wire.datatypes import Dosage, Quantity, Range

_MG_IN: Final = {
    "mg": Decimal(1),
    "milligram": Decimal(1),
    "milligrams": Decimal(1),
    "g": Decimal(1000),
    "gram": Decimal(1000),
    "ug": Decimal("0.001"),
    "mcg": Decimal("0.001"),
    "µg": Decimal("0.001"),
}
_PIECES: Final = frozenset(
    f"{piece}{ending}"
    for piece in ("capsule", "cap", "caplet", "tablet", "tab", "tbl", "pill")
    for ending in ("", "s", "(s)")
)
_MILLILITRES: Final = frozenset({"ml", "milliliter", "milliliters", "millilitre"})


def mg_per_take(dosage: Dosage, strength: Strength) -> Possible:
    """Return what every dose quantity of an instruction says, in milligrams.

    An EHR may send the same dose three times, as milligrams and as tablets;
    they must agree. A range is no dose.
    """
    said = [_milligrams(dosage.dose_quantity, strength)]
    for item in in_list(dosage.dose_and_rate):
        said += (
            _milligrams(item.dose_quantity, strength),
            _bounds(item.dose_range, strength),
        )
    return agreed(*said)


def _bounds(bounds: Range | None, strength: Strength) -> Possible:
    if bounds is None:
        return UNSAID
    if bounds.low is None or bounds.high is None:
        return None
    both = agreed(_milligrams(bounds.low, strength), _milligrams(bounds.high, strength))
    return both if both and len(both) == 1 else None


def _milligrams(quantity: Quantity | None, strength: Strength) -> Possible:
    if quantity is None or quantity.value is None:
        return UNSAID
    value = plausible(quantity.value)
    if value is None or quantity.comparator:
        return None
    factors = {
        factor
        for text in (quantity.code, quantity.unit)
        if (factor := _mg_in(text, strength)) is not None
    }
    if len(factors) > 1:
        return None  # code and unit name different things
    return frozenset(value * factor for factor in factors)


def _mg_in(unit: str | None, strength: Strength) -> Decimal | None:
    folded = (unit or "").strip().strip("{}").strip().casefold()
    if folded in _PIECES:
        return strength.mg_each
    if folded in _MILLILITRES:
        return strength.mg_per_ml
    return _MG_IN.get(folded)
