"""Finds numbers that are no amounts: "NaN" and 1e999999 are decimals as well.

Only what a rule may ask about is looked through; doing so while the body is
decoded would cost as much as a fifth of the decoding.
"""

from decimal import Decimal
from functools import cache
from typing import Final, get_args, get_type_hints

from cds_service.from_fhir.wire.datatypes import Wire
from cds_service.from_fhir.wire.result import Component, Observation

_LARGEST_EXPONENT: Final = 12
_MOST_DIGITS: Final = 40


def no_amount(resource: Wire) -> str:
    """Return where a number lies that cannot be computed with; else nothing."""
    if type(resource) is Observation and _is_sound(resource):
        return ""
    return _fault(resource) or ""


def is_amount(number: Decimal | None) -> bool:
    """Tell whether a number is finite, of a readable size and of few digits."""
    return number is None or (
        number.is_finite()
        and -_LARGEST_EXPONENT <= number.adjusted() <= _LARGEST_EXPONENT
        and len(str(number)) <= _MOST_DIGITS
    )


def _is_sound(result: Observation) -> bool:
    # The quick way to the usual answer.
    if result.effective_timing is not None:
        return False
    if not _is_sound_part(result):
        return False
    return result.component is None or all(map(_is_sound_part, result.component))


def _is_sound_part(part: Observation | Component) -> bool:
    quantity = part.value_quantity
    if quantity is not None and not is_amount(quantity.value):
        return False
    for limits in part.reference_range or ():
        low, high = limits.low, limits.high
        if low is not None and not is_amount(low.value):
            return False
        if high is not None and not is_amount(high.value):
            return False
    return True


def _fault(struct: Wire) -> str | None:
    """Return the place of the first such number; "" for the struct itself."""
    for name, spelled in _fields_with_numbers(type(struct)):
        value = getattr(struct, name)
        if value is None:
            continue
        if isinstance(value, Decimal):
            place = None if is_amount(value) else ""
        elif isinstance(value, list):
            place = _fault_in_list(value)
        else:
            place = _fault(value)
            place = place if place is None else f".{place}"
        if place is not None:
            return f"{spelled}{place}".rstrip(".") if place else ""
    return None


def _fault_in_list(listed: list[Wire]) -> str | None:
    for position, inner in enumerate(listed):
        place = _fault(inner)
        if place is not None:
            return f"[{position}].{place}"
    return None


@cache
def _fields_with_numbers(kind: type[Wire]) -> tuple[tuple[str, str], ...]:
    """Return the fields that may hold a number: our name, the standard's name."""
    types = get_type_hints(kind)
    names = zip(kind.__struct_fields__, kind.__struct_encode_fields__, strict=True)
    return tuple(pair for pair in names if _may_hold_number(types[pair[0]]))


def _may_hold_number(hint: object) -> bool:
    if isinstance(hint, type) and issubclass(hint, Wire):
        return bool(_fields_with_numbers(hint))
    return hint is Decimal or any(map(_may_hold_number, get_args(hint)))
