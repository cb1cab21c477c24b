"""Reads an allele fraction that was sent as an amount with a unit."""

from decimal import Decimal
from typing import Final

from cds_service.from_fhir.allele_fraction import Share
from cds_service.from_fhir.wire.datatypes import Quantity
from cds_service.patterns import uncompiled

_PERCENT: Final = Decimal(100)
_SMALLEST: Final = Decimal("1e-9")
_WHOLES: Final = {
    **dict.fromkeys(("1", "decimal", "fraction", "ratio", "vaf"), Decimal(1)),
    **dict.fromkeys(("%", "percent", "pct"), _PERCENT),
}
_ANNOTATION: Final = uncompiled(r"\{([^{}]{0,40})\}")
_BELOW: Final = frozenset({"<", "<="})
_ABOVE: Final = frozenset({">", ">="})


def share_of(quantity: Quantity | None) -> tuple[Share | None, str]:
    """Read an allele fraction in its unit; or say why that cannot be done."""
    value = quantity.value if quantity else None
    if quantity is None or value is None:
        return None, ""
    if not value.is_finite() or value < 0 or 0 < value < _SMALLEST:
        return None, "its allele fraction is no possible one"
    wholes = _wholes(quantity)
    if len(wholes) > 1:
        return None, "the unit of its allele fraction and its code disagree"
    if None in wholes or (not wholes and value != 0):
        return None, "the unit of its allele fraction is not known"
    whole = next(iter(wholes), None) or Decimal(1)
    if value > whole:
        return None, "its allele fraction is more than the whole"
    return _compared(value / whole, (quantity.comparator or "").strip())


def _compared(fraction: Decimal, comparator: str) -> tuple[Share | None, str]:
    if comparator and comparator not in _BELOW | _ABOVE:
        return None, "the comparator of its allele fraction is not known"
    share = Share(fraction, comparator in _BELOW, comparator in _ABOVE)
    if share.says_nothing or (comparator == ">=" and not fraction):
        return None, "its allele fraction may as well be none as many"
    return share, ""


def _wholes(quantity: Quantity) -> set[Decimal | None]:
    """Return what the code and the unit say is the whole; None is not known."""
    sent = [said.strip() for said in (quantity.code, quantity.unit) if said]
    known = {_whole(said) for said in sent if said}
    return known - {None} or known


def _whole(unit: str) -> Decimal | None:
    """Return it; a unit in braces alone is a one with a remark, as UCUM has it."""
    folded = unit.casefold()
    remark = _ANNOTATION.fullmatch(folded)
    if remark:
        return _WHOLES.get(remark[1].strip(), Decimal(1))
    return _WHOLES.get(_ANNOTATION.sub("", folded).strip())
