"""Reads a string that is a number, perhaps with a comparator and a unit.

Nothing may stand beside them. "1,2" and "1.234,5" can be read in one way only;
"1,234" and "1.234" in two, and then both are returned: what is measured decides
which of them is possible.
"""

from decimal import Decimal
from typing import Final

import msgspec

from cds_service.from_fhir.wire.datatypes import Quantity
from cds_service.patterns import uncompiled

_SIGNS: Final = str.maketrans({"≤": "<=", "≥": ">="})
_NARROW: Final = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"
_APOSTROPHES: Final = "'\N{RIGHT SINGLE QUOTATION MARK}"
# A power that lost its height ("250 103/uL") is no group of three digits.
_GROUP: Final = rf"[,.{_APOSTROPHES}{_NARROW}][0-9]{{3}}|\ (?!10[3569])[0-9]{{3}}"
_SAID: Final = uncompiled(
    r"(?P<comparator>[<>]=?)?\s*"
    rf"(?P<number>[0-9]{{1,3}}(?:{_GROUP})+(?:[.,][0-9]{{1,12}})?(?![0-9,.])"
    r"|[0-9]{0,12}[.,][0-9]{1,12}(?![0-9,.])|[0-9]{1,12}(?![0-9,.]))"
    r"\s*(?P<unit>\D.*|1000\s*/.*)?"
)
_SPACES: Final = uncompiled(rf"[\s{_APOSTROPHES}{_NARROW}]")
_LONGEST: Final = 100
_GROUPED: Final = 3


class Spoken(msgspec.Struct):
    """What a string says; `otherwise` is the other value that it may mean."""

    quantity: Quantity
    otherwise: Decimal | None = None


def spoken(text: str | None) -> Spoken | None:
    """Read a string that is a number with a unit and nothing else."""
    if not text or len(text) > _LONGEST:
        return None
    match = _SAID.fullmatch(text.strip().translate(_SIGNS))
    if match is None:
        return None
    values = _values(_SPACES.sub("", match["number"]))
    if not values:
        return None
    value, *other = values
    return Spoken(
        Quantity(value=value, comparator=match["comparator"], unit=match["unit"]),
        other[0] if other else None,
    )


def _values(number: str) -> list[Decimal]:
    """Return what a number means: one value, two, or none."""
    marks = [mark for mark in number if mark in ",."]
    if not marks:
        return [Decimal(number)]
    if len(marks) > 1:
        return _of_several_marks(number, marks)
    whole, _, last = number.rpartition(marks[0])
    decimal = Decimal(f"{whole or 0}.{last}")
    if len(last) == _GROUPED and 1 <= len(whole) <= _GROUPED and whole[0] != "0":
        return [decimal, Decimal(whole + last)]
    return [decimal]


def _of_several_marks(number: str, marks: list[str]) -> list[Decimal]:
    first, last = marks[0], marks[-1]
    if number.startswith("0") or (first != last and marks.count(last) > 1):
        return []
    if first == last:  # 1,234,567
        return [Decimal(number.replace(first, ""))]
    return [Decimal(number.replace(first, "").replace(last, "."))]
