"""Reads a dose that is ordered by body weight: milligrams per kilogram a day.

Drugs against cancer are often ordered so. It never stands for milligrams: the
weight is somebody else's to look up.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from cds_service.from_fhir.amounts import UNSAID, Possible, agreed, plausible, the_one
from cds_service.from_fhir.concepts import in_list
from cds_service.from_fhir.dosage_timing import takes_per_day
from cds_service.from_fhir.wire.datatypes import Dosage, Quantity
from cds_service.patterns import uncompiled

_A_TAKE: Final = frozenset({"mg/kg"})
_A_DAY: Final = frozenset({"mg/kg/d", "mg/kg/day", "mg/(kg.d)", "mg/kg/24.h"})
_WORDS: Final = uncompiled(
    r"(\d\s*(?:-|\u2013|to)\s*)?(?<![\d.,])(\d+(?:[.,]\d+)?)\s*mg\s*/\s*kg"
    r"(\s*/\s*(?:d|day|24\s*h)\b)?"
)


def mg_per_kg_a_day(dosages: list[Dosage]) -> Decimal | None:
    """Return it; None when none is said, or not clearly, or not the same twice."""
    if len(dosages) != 1:
        return None
    dosage = dosages[0]
    takes = the_one(takes_per_day(dosage.timing))
    said = [_by_quantity(each, takes) for each in _quantities(dosage)]
    words = [
        _by_words(text, takes) for text in (dosage.text, dosage.patient_instruction)
    ]
    return the_one(agreed(*said, *words)) or None


def _quantities(dosage: Dosage) -> Iterator[Quantity | None]:
    yield from (dosage.dose_quantity, dosage.dose)
    yield from (item.dose_quantity for item in in_list(dosage.dose_and_rate))


def _by_quantity(quantity: Quantity | None, takes: Decimal | None) -> Possible:
    if quantity is None:
        return UNSAID
    units = {
        (text or "").replace(" ", "").casefold()
        for text in (quantity.code, quantity.unit)
    } - {""}
    value = plausible(quantity.value)
    if not units or not units <= _A_TAKE | _A_DAY:
        return UNSAID
    if value is None or quantity.comparator or (units & _A_TAKE and units & _A_DAY):
        return None
    return _a_day(value, takes, daily=bool(units & _A_DAY))


def _by_words(text: str | None, takes: Decimal | None) -> Possible:
    found: Iterable[tuple[str, str, str]] = _WORDS.findall((text or "").casefold())
    return agreed(
        *(
            None if up_to else _a_day(_number(number), takes, daily=bool(a_day))
            for up_to, number, a_day in found
        )
    )


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


def _a_day(value: Decimal, takes: Decimal | None, *, daily: bool) -> Possible:
    if daily:
        return frozenset({value})
    return None if takes is None else frozenset({value * takes})
