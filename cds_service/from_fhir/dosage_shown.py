"""Spells the amounts and times of an instruction as they were sent.

Shown where a dose could not be read, so that a clinician sees what it rests on.
"""

from collections.abc import Iterator
from decimal import Decimal

from cds_service.from_fhir.concepts import in_list, words
from cds_service.from_fhir.wire.datatypes import (
    Dosage,
    Quantity,
    Range,
    Ratio,
    Repeat,
    Timing,
)

_LONGEST = 200


def shown(dosage: Dosage) -> str:
    """Return it in a few words; nothing when nothing structured was sent."""
    amounts = " = ".join(dict.fromkeys(filter(None, _amounts(dosage))))
    times = ", ".join(filter(None, _times(dosage.timing)))
    return ", ".join(filter(None, (amounts, times)))[:_LONGEST]


def _amounts(dosage: Dosage) -> Iterator[str]:
    yield _quantity(dosage.dose_quantity)
    yield _quantity(dosage.dose)
    yield _range(dosage.dose_range)
    for part in in_list(dosage.dose_and_rate):
        yield _quantity(part.dose_quantity)
        yield _range(part.dose_range)
        yield _ratio(part.rate_ratio)


def _quantity(quantity: Quantity | None) -> str:
    if quantity is None or quantity.value is None:
        return ""
    unit = quantity.unit or quantity.code or ""
    return f"{quantity.comparator or ''}{quantity.value} {unit}".strip()


def _range(bounds: Range | None) -> str:
    if bounds is None:
        return ""
    return f"{_quantity(bounds.low) or '?'} to {_quantity(bounds.high) or '?'}"


def _ratio(ratio: Ratio | None) -> str:
    if ratio is None:
        return ""
    return f"{_quantity(ratio.numerator) or '?'} per {_quantity(ratio.denominator)}"


def _times(timing: Timing | None) -> Iterator[str]:
    if timing is None:
        return
    yield "/".join(timing.event or ())
    if timing.repeat is not None:
        yield from _repeated(timing.repeat)
    yield words(timing.code) or next(
        (item.code or "" for item in (timing.code and timing.code.coding) or ()), ""
    )


def _repeated(repeat: Repeat) -> Iterator[str]:
    if repeat.frequency is not None or repeat.period is not None:
        often = _to(repeat.frequency or Decimal(1), repeat.frequency_max)
        span = f"{_to(repeat.period, repeat.period_max)} {repeat.period_unit or ''}"
        yield f"{often} x in {span.strip()}".replace(" x in 1 d", " x a day")
    for listed in (repeat.day_of_week, repeat.time_of_day, repeat.when):
        yield "/".join(listed or ())


def _to(number: Decimal | None, most: Decimal | None) -> str:
    low = "?" if number is None else str(number)
    return low if most is None else f"{low} to {most}"
