"""Which unit a quantity is in: its code first, its text only without a code."""

from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.from_fhir.conversions import UNIT_OPTIONAL
from cds_service.from_fhir.units import factors, name
from cds_service.from_fhir.wire.datatypes import Quantity
from cds_service.knowledge.terminology import UCUM, canonical
from cds_service.patterns import uncompiled

_NO_UNIT: Final = Decimal(1)
_LONGEST: Final = 100
"""Longer is no unit but text, which is not kept."""


# Per high-power field, and molar or "mega per litre": no spelling of a coded unit.
_OTHER_UNIT: Final = uncompiled(r"/\s*[hHlL][pP][fF]\b|(?<!\w)[mun]?M(?!\w)")


class UnitFault(StrEnum):
    """Why a quantity cannot be converted; completes "could not be used: ..."."""

    MISSING = "it has no unit"
    UNKNOWN = "its unit is not one this result is read in"
    CONFLICT = "its unit and its unit code disagree"


def factor_of(quantity: Quantity, analyte: Analyte) -> Decimal | UnitFault:
    """Return the factor to the analyte's unit, or what is wrong with the unit."""
    code, text, system = quantity.code or "", quantity.unit or "", quantity.system or ""
    if len(code) + len(text) + len(system) > _LONGEST:
        return _factor.__wrapped__(code, text, system, analyte)
    return _factor(code, text, system, analyte)


def is_in(quantity: Quantity, units: frozenset[str]) -> bool:
    """Tell whether a quantity is in one of these units, which mean the same."""
    code, text, system = quantity.code or "", quantity.unit or "", quantity.system or ""
    known = dict.fromkeys(units, _NO_UNIT)
    if not (code.strip() or text.strip()):
        return False
    return type(_converted(code.strip(), text.strip(), system, known)) is Decimal


# A laboratory spells its few units alike in all its results.
@lru_cache(maxsize=1024)
def _factor(code: str, text: str, system: str, analyte: Analyte) -> Decimal | UnitFault:
    code, text = code.strip(), text.strip()
    if not code and not text:
        return _NO_UNIT if analyte in UNIT_OPTIONAL else UnitFault.MISSING
    return _converted(code, text, system, factors(analyte))


def _converted(
    code: str, text: str, system: str, known: dict[str, Decimal]
) -> Decimal | UnitFault:
    coded, worded = name(code), name(text)
    if coded and not worded and _is_another(text, coded):
        return UnitFault.CONFLICT
    if coded and worded and coded != worded and _differ(known, coded, worded):
        return UnitFault.CONFLICT
    used = coded if code and not _local(system, coded) else worded
    return known.get(used or "", UnitFault.UNKNOWN)


def _is_another(text: str, coded: str) -> bool:
    """Tell whether a text that is no spelling of ours names another kind of unit."""
    if coded == "10*6/L" or coded.endswith("mol/L"):
        return "pf" in text.casefold()  # M/L and mM are ways to write these
    return bool(_OTHER_UNIT.search(text))


def _differ(known: dict[str, Decimal], one: str, other: str) -> bool:
    return one not in known or other not in known or known[one] != known[other]


def _local(system: str, coded: str | None) -> bool:
    """Tell whether the code is a laboratory's own, which says nothing to us."""
    return coded is None and canonical(system) not in {"", UCUM}
