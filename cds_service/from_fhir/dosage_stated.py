"""Between which amounts a dose lies that could not be read as one number.

"200 to 300 mg" is no dose, and yet surely above 25 mg.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from cds_service.clinical.interval import Interval
from cds_service.from_fhir.amounts import plausible
from cds_service.from_fhir.concepts import in_list
from cds_service.from_fhir.dosage_amounts import mg_per_day, milligrams
from cds_service.from_fhir.dosage_beside import beside
from cds_service.from_fhir.dosage_text import read_text
from cds_service.from_fhir.instructions import Instructions
from cds_service.from_fhir.strengths import Strength
from cds_service.from_fhir.wire.datatypes import Dosage, Quantity, Range
from cds_service.frozen import replace

_ZERO: Final = Decimal(0)


def stated(told: Instructions, strength: Strength) -> Interval | None:
    """Return the least and the most that any instruction names, in milligrams.

    The most is that of a day where it says how often at most. An instruction
    that names no amount may mean any: then the least is nothing.
    """
    parts = [list(_amounts(dosage, strength)) for dosage in told.dosages]
    if told.rendered:
        parts.append(list(_in_words((told.rendered,), strength)))
    named = [each for part in parts for each in part]
    if not named:
        return None
    least = min(each.low or _ZERO for each in named) if all(parts) else _ZERO
    highs = [each.high for each in named if each.high is not None]
    return Interval(least, max(highs) if len(highs) == len(named) else None)


def _amounts(dosage: Dosage, strength: Strength) -> Iterator[Interval]:
    """Return every amount that one instruction names."""
    most_often = _most_often(dosage)
    for each in (
        *_structured(dosage, strength),
        *_in_words((dosage.text, dosage.patient_instruction), strength),
        *_in_words(beside(dosage), strength),
    ):
        high = None if each.high is None else each.high * most_often
        yield replace(each, high=high)


def _structured(dosage: Dosage, strength: Strength) -> Iterator[Interval]:
    parts = in_list(dosage.dose_and_rate)
    for quantity in (
        dosage.dose_quantity,
        dosage.dose,
        *(part.dose_quantity for part in parts),
    ):
        yield from _quantity(quantity, strength)
    for bounds in (dosage.dose_range, *(part.dose_range for part in parts)):
        yield from _range(bounds, strength)
    yield from map(Interval.exactly, mg_per_day(dosage, strength) or ())


def _quantity(quantity: Quantity | None, strength: Strength) -> Iterator[Interval]:
    if quantity is None:
        return
    for mg in milligrams(_as_one(quantity), strength) or ():
        up_to = (quantity.comparator or "").startswith("<")
        from_on = (quantity.comparator or "").startswith(">")
        yield Interval(_ZERO if up_to else mg, None if from_on else mg)


def _as_one(quantity: Quantity) -> Quantity:
    """Return the quantity as if it were one number."""
    return Quantity(quantity.value, unit=quantity.unit, code=quantity.code)


def _range(bounds: Range | None, strength: Strength) -> Iterator[Interval]:
    if bounds is None:
        return
    low = milligrams(bounds.low, strength) or ()
    high = milligrams(bounds.high, strength) or ()
    if low or high:
        yield Interval(min(low, default=_ZERO), max(high, default=None))


def _in_words(texts: Iterable[str | None], strength: Strength) -> Iterator[Interval]:
    for text in texts:
        if text:
            said = read_text(text, strength)
            yield from map(Interval.exactly, said.mg or said.named)


def _most_often(dosage: Dosage) -> Decimal:
    """Return the takes of a day where an upper bound is sent for each day."""
    repeat = dosage.timing.repeat if dosage.timing else None
    if repeat is None or repeat.period != 1 or (repeat.period_unit or "") != "d":
        return Decimal(1)
    often = plausible(repeat.frequency_max) or plausible(repeat.frequency)
    return max(often or Decimal(1), Decimal(1))
