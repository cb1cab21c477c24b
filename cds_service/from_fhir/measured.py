"""Reads a sent value as an interval in the analyte's unit, or says why not."""

from decimal import Decimal
from typing import Final, TypeAlias

import msgspec

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.interval import Interval
from cds_service.from_fhir.concepts import words
from cds_service.from_fhir.plausibility import (
    ASKED_IF_ZERO,
    MAY_BE_NEGATIVE,
    contradicted,
    implausible,
    inferred_factor,
    slipped,
)
from cds_service.from_fhir.spoken import spoken
from cds_service.from_fhir.unit_of import UnitFault, factor_of
from cds_service.from_fhir.wire.datatypes import CodeableConcept, Quantity
from cds_service.from_fhir.wire.result import Component, Observation

INFERRED: Final = "unit inferred from the reference range"

Measured: TypeAlias = Observation | Component
"""What may carry a value."""

_ZERO: Final = Decimal(0)
_ONE: Final = Decimal(1)
# More digits than that are no measurement, and exact arithmetic would round.
_MOST_DIGITS: Final = 18

_SHOWN: Final = 80
COMPARATORS: Final = frozenset({"<", "<=", ">=", ">"})
_SLIPPED: Final = "its value is not plausible in its unit"
_TWO_VALUES: Final = "its number and its words give different values"
_TWO_READINGS: Final = "its number can be read in two ways"


class Amount(msgspec.Struct):
    """A value that can be compared."""

    value: Interval
    sent: str
    inferred: bool = False
    factor: Decimal = _ONE


class NoAmount(msgspec.Struct):
    """A value that cannot, and why."""

    why: str


def has_value(measured: Measured) -> bool:
    """Tell whether something was reported at all."""
    if measured.data_absent_reason is not None:
        return False
    quantity, said = measured.value_quantity, measured.value_string
    if quantity is not None and quantity.value is not None:
        return True
    return bool(said and said.strip()) or _answers(measured.value_codeable_concept)


def _answers(concept: CodeableConcept | None) -> bool:
    coded = any(coding.code for coding in (concept and concept.coding) or ())
    return coded or bool(words(concept))


def amount_of(measured: Measured, analyte: Analyte) -> Amount | NoAmount:
    """Read the value of an Observation or of one of its components."""
    if measured.data_absent_reason is not None:
        return NoAmount(_absence(measured.data_absent_reason))
    quantity = measured.value_quantity
    if quantity is not None and quantity.value is not None:
        amount = _amount(quantity, analyte, measured)
        beside = measured.value_string and _in_words(measured, analyte)
        return NoAmount(_TWO_VALUES) if beside and _differ(amount, beside) else amount
    return _in_words(measured, analyte)


def _in_words(measured: Measured, analyte: Analyte) -> Amount | NoAmount:
    said = spoken(measured.value_string)
    if said is None:
        return _wordy(measured)
    if said.otherwise is None:
        return _amount(said.quantity, analyte, measured)
    return _the_possible(said.quantity, said.otherwise, analyte, measured)


def _differ(amount: Amount | NoAmount, beside: Amount | NoAmount) -> bool:
    """Tell whether a number in words says something else; other words are a remark."""
    if isinstance(amount, NoAmount) or isinstance(beside, NoAmount):
        return False
    return amount.value != beside.value


def sent(measured: Measured) -> str:
    """Return the value as it was sent, on one line, cut where it is endless."""
    quantity = measured.value_quantity
    if quantity is not None and quantity.value is not None:
        unit = quantity.unit or quantity.code or ""
        shown = f"{quantity.comparator or ''}{quantity.value!s} {unit}"
    else:
        shown = measured.value_string or words(measured.value_codeable_concept)
    line = " ".join(shown[: 4 * _SHOWN].split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


def _wordy(measured: Measured) -> NoAmount:
    if has_value(measured):
        return NoAmount("its value is no number with a known unit")
    return NoAmount("it has no value of a kind that is read")


def _absence(reason: CodeableConcept) -> str:
    codes = (coding.code.strip() for coding in reason.coding or () if coding.code)
    said = next(codes, "") or words(reason)
    return f"no value ({' '.join(said[:_SHOWN].split())})" if said else "no value"


def _the_possible(
    quantity: Quantity, otherwise: Decimal, analyte: Analyte, measured: Measured
) -> Amount | NoAmount:
    """Return the one of two readings of a number that may be true, if only one may."""
    other = Quantity(otherwise, quantity.comparator, quantity.unit)
    first = _amount(quantity, analyte, measured)
    second = _amount(other, analyte, measured)
    if _SLIPPED in {getattr(first, "why", ""), getattr(second, "why", "")}:
        return NoAmount(_TWO_READINGS)  # the other one would not be for sure
    if isinstance(second, NoAmount):
        return first
    return NoAmount(_TWO_READINGS) if isinstance(first, Amount) else second


def _amount(
    quantity: Quantity, analyte: Analyte, measured: Measured
) -> Amount | NoAmount:
    value = quantity.value
    if value is None or not _measurable(value, analyte):
        return NoAmount("its value is no plausible number")
    factor, inferred = _factor(quantity, value, analyte, measured)
    if isinstance(factor, str):
        return NoAmount(factor)
    comparator = quantity.comparator.strip() if quantity.comparator else ""
    if comparator and comparator not in COMPARATORS:
        return NoAmount("its comparator is not known")
    converted = value * factor
    if fault := _fault(analyte, comparator, converted):
        return NoAmount(fault)
    if slipped(analyte, value, factor, compared=bool(comparator)):
        return NoAmount(_SLIPPED)
    if comparator:
        interval = _compared(comparator, value, analyte).times(factor)
    else:
        interval = Interval(converted, converted)
    return Amount(interval, sent(measured), inferred, factor)


def _compared(comparator: str, value: Decimal, analyte: Analyte) -> Interval:
    """Read a comparator; what may be negative has no end below."""
    if analyte in MAY_BE_NEGATIVE and comparator in {"<", "<="}:
        return Interval(None, value, high_open=comparator == "<")
    return Interval.compared(comparator, value)


def _factor(
    quantity: Quantity, value: Decimal, analyte: Analyte, measured: Measured
) -> tuple[Decimal | str, bool]:
    """Return the factor to convert by, or a fault, and whether it was inferred."""
    factor, ranges = factor_of(quantity, analyte), measured.reference_range
    if type(factor) is Decimal:
        if ranges and contradicted(analyte, factor, ranges):
            return "its unit does not fit its reference range", False
        return factor, False
    if factor is UnitFault.MISSING and ranges:
        inferred = inferred_factor(analyte, value, ranges)
        return inferred or str(factor), inferred is not None
    return str(factor), False


def _fault(analyte: Analyte, comparator: str, value: Decimal) -> str:
    """Return what is wrong with a converted value; nothing when it may be true."""
    if not value:
        if comparator == "<":
            return "it is below zero"
        if comparator in {"", "<="} and analyte in ASKED_IF_ZERO:
            return "it is exactly 0: please confirm"
    return "its value is not plausible" if implausible(analyte, value) else ""


def _measurable(value: Decimal, analyte: Analyte) -> bool:
    # Few characters are few digits, and much quicker to count.
    few = len(str(value)) <= _MOST_DIGITS
    possible = value >= _ZERO or analyte in MAY_BE_NEGATIVE
    return possible and (few or len(value.as_tuple().digits) <= _MOST_DIGITS)
