"""Reads an amount of choriogonadotropin: by the laboratory's limit, and by our own."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from cds_service.clinical.hcg import NEGATIVE_BELOW, POSITIVE_FROM
from cds_service.clinical.interval import Interval
from cds_service.from_fhir.measured import COMPARATORS, Measured
from cds_service.from_fhir.numbers import is_amount
from cds_service.from_fhir.spoken import spoken
from cds_service.from_fhir.unit_of import is_in
from cds_service.from_fhir.wire.datatypes import Quantity, Range

NEGATIVE: Final = "negative"
POSITIVE: Final = "positive"
UNCLEAR: Final = "unclear"

_UNITS: Final = frozenset({"U/L", "m[IU]/mL"})
"""The same amount in both; any other unit, or none, is not compared with our limits."""


def amounts(measured: Measured) -> tuple[Quantity, ...]:
    """Return the amount that was sent, and the one in words or both it may mean."""
    quantity, said = measured.value_quantity, spoken(measured.value_string)
    sent = (quantity,) if quantity is not None and quantity.value is not None else ()
    if said is None:
        return sent
    other = said.quantity
    if said.otherwise is None:
        return (*sent, other)
    return *sent, other, Quantity(said.otherwise, other.comparator, other.unit)


def by_range(sent: tuple[Quantity, ...], ranges: list[Range]) -> Iterator[str]:
    """Compare with the one upper limit; of several each is for another week.

    A range that does not begin at zero is one of pregnant women.
    """
    limit = ranges[0].high if len(ranges) == 1 else None
    if limit is None or limit.value is None:
        return
    starts = ranges[0].low.value if ranges[0].low else None
    if starts or not (is_amount(limit.value) and is_amount(starts)):
        return
    for quantity in sent:
        if _same_unit(quantity, limit):
            amount = _interval(quantity)
            above = amount.above(limit.value) if amount else None
            yield {True: POSITIVE, False: NEGATIVE, None: UNCLEAR}[above]


def by_house(sent: tuple[Quantity, ...]) -> str:
    """Compare with our own limits; nothing without an amount, else a result."""
    found = {_judged(quantity) for quantity in sent}
    if len(found) > 1:
        return UNCLEAR
    return found.pop() if found else ""


def _judged(quantity: Quantity) -> str:
    amount = _interval(quantity) if is_in(quantity, _UNITS) else None
    if amount is None:
        return UNCLEAR
    if amount.at_least(POSITIVE_FROM.value):
        return POSITIVE
    return NEGATIVE if amount.below(NEGATIVE_BELOW.value) else UNCLEAR


def _interval(quantity: Quantity) -> Interval | None:
    value, comparator = quantity.value, (quantity.comparator or "").strip()
    if value is None or not is_amount(value) or value < Decimal(0):
        return None
    known = not comparator or comparator in COMPARATORS
    return Interval.compared(comparator, value) if known else None


def _same_unit(quantity: Quantity, limit: Quantity) -> bool:
    """Tell whether two units are spelled alike, or mean the same, or one is missing."""
    if not (limit.unit and quantity.unit) or limit.unit == quantity.unit:
        return True
    return is_in(quantity, _UNITS) and is_in(limit, _UNITS)
