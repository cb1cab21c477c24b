"""What a name leaves open and the unit decides: a count, a share, or neither."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from cds_service.clinical.analyte import Analyte
from cds_service.from_fhir.measured import Measured
from cds_service.from_fhir.spoken import spoken
from cds_service.from_fhir.unit_of import factor_of
from cds_service.from_fhir.units import name
from cds_service.from_fhir.wire.datatypes import Quantity
from cds_service.frozen import replace
from cds_service.patterns import uncompiled

if TYPE_CHECKING:
    from cds_service.from_fhir.analytes import Recognised

_SPOKEN_OF: Final = (
    (
        Analyte.NEUTROPHILS,
        uncompiled(r"\b(?:neutroph|neutrof|polynucl\w+ neutro)", re.IGNORECASE),
    ),
    (
        Analyte.PLATELETS,
        uncompiled(r"\b(?:platelet|plaquet|thrombo[cz]yt|trombocit)", re.IGNORECASE),
    ),
    (
        Analyte.HEMOGLOBIN,
        uncompiled(r"\bh(?:a?e|\u00e4|\u00e9)mo?globin", re.IGNORECASE),
    ),
    (Analyte.TRYPTASE, uncompiled(r"tr[iy]ptas", re.IGNORECASE)),
)
# What is named after them and is no count of them, and no tryptase in serum.
_SOMETHING_ELSE: Final = uncompiled(
    r"volum|width|distribution|mpv|pdw|ratio|quotient|anti|alpha|gen[eo]|tpsab"
    r"|function|funktion|aggreg|adhesi|immatur|unreif|hypersegment|cytoplasm|satellit"
    r"|giant|large|gran?d|clump|morpholog|transfus|factor|faktor|comment|kommentar"
    r"|lympho|urin|ery|a1c|gly[ck]|mch|mean|corpus|mittler|moyenne|ret(?:ic|ik)ul"
    r"|f[eo]*tal|carboxy|meth|sulf|desoxy|electroph|elektroph|free|frei|plasma"
    r"|globin [a-z]\d?\b",
    re.IGNORECASE,
)


def spoken_of(names: str) -> Analyte | None:
    """Return the one thing of ours that names speak of without being on the list."""
    if _SOMETHING_ELSE.search(names):
        return None
    about = [analyte for analyte, pattern in _SPOKEN_OF if pattern.search(names)]
    return about[0] if len(about) == 1 else None


def by_unit(
    measured: Measured, known: "tuple[Recognised, ...]"
) -> "Iterable[Recognised]":
    """Decide by the unit of the value what is counted, and whether to speak of it."""
    if len(known) != 1 or not (known[0].share or known[0].fault):
        return known
    (one,) = known
    quantity = _quantity(measured)
    if one.share and quantity and _named(quantity) == "%":
        return (replace(one, analyte=one.share, share=None),)
    if one.fault and not (quantity and _may_be(quantity, one.analyte)):
        return ()
    return known


def _quantity(measured: Measured) -> Quantity | None:
    sent = measured.value_quantity
    if sent is not None and sent.value is not None:
        return sent
    said = spoken(measured.value_string)
    return said.quantity if said else None


def _named(quantity: Quantity) -> str | None:
    return name((quantity.code or "").strip()) or name((quantity.unit or "").strip())


def _may_be(quantity: Quantity, analyte: Analyte) -> bool:
    """Tell whether the unit is one the analyte is read in, or no known one at all."""
    if type(factor_of(quantity, analyte)) is Decimal:
        return True
    return _named(quantity) is None
