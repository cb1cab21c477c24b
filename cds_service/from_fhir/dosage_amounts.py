"""Reads the milligrams of one take, or of a day, from structured quantities."""

from decimal import Decimal

from cds_service.from_fhir.amounts import UNSAID, Possible, agreed, plausible
from cds_service.from_fhir.concepts import in_list
from cds_service.from_fhir.dosage_units import HOURS_IN, MG_IN, MILLILITRES, PIECES
from cds_service.from_fhir.strengths import Strength
from cds_service.from_fhir.wire.datatypes import Dosage, Quantity, Range, Ratio


def mg_per_take(dosage: Dosage, strength: Strength) -> Possible:
    """Return what every dose quantity of an instruction says, in milligrams.

    An EHR may send the same dose three times, as milligrams and as tablets;
    they must agree. A range is no dose.
    """
    said = [
        milligrams(dosage.dose_quantity, strength),
        milligrams(dosage.dose, strength),
        _bounds(dosage.dose_range, strength),
    ]
    for item in in_list(dosage.dose_and_rate):
        said += (
            milligrams(item.dose_quantity, strength),
            _bounds(item.dose_range, strength),
        )
    return agreed(*said)


def mg_per_day(dosage: Dosage, strength: Strength) -> Possible:
    """Return what the rates of an instruction say, in milligrams a day."""
    rates = [_rate(item.rate_ratio, strength) for item in in_list(dosage.dose_and_rate)]
    return agreed(*rates)


def most_mg_per_day(dosage: Dosage, strength: Strength) -> Decimal | None:
    """Return the lowest limit that an instruction names, in milligrams a day.

    None where it names none, or one that cannot be read.
    """
    limits = [_rate(item, strength) for item in in_list(dosage.max_dose_per_period)]
    return min((each for said in limits for each in said or ()), default=None)


def _rate(ratio: Ratio | None, strength: Strength) -> Possible:
    if ratio is None:
        return UNSAID
    amount, span = milligrams(ratio.numerator, strength), ratio.denominator
    value = plausible(span.value) if span else None
    unit = ((span.code or span.unit or "") if span else "").strip().casefold()
    if not amount or not value or unit not in HOURS_IN or (span and span.comparator):
        return None  # an amount by weight, or of no stated time
    hours = value * HOURS_IN[unit]
    return frozenset(each * HOURS_IN["d"] / hours for each in amount)


def _bounds(bounds: Range | None, strength: Strength) -> Possible:
    if bounds is None:
        return UNSAID
    if bounds.low is None or bounds.high is None:
        return None
    both = agreed(milligrams(bounds.low, strength), milligrams(bounds.high, strength))
    return both if both and len(both) == 1 else None


def milligrams(quantity: Quantity | None, strength: Strength) -> Possible:
    """Return what a quantity is in milligrams; nothing where its unit says nothing."""
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
    if folded in PIECES:
        return strength.mg_each
    if folded in MILLILITRES:
        return strength.mg_per_ml
    return MG_IN.get(folded)
