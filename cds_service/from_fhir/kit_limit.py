"""Finds the fraction below which a negative KIT result says nothing.

An assay may see 0.01 % and a report tell only of what is above 5 %: the coarser
of the two is what "not detected" excludes.
"""

import re
from decimal import Decimal
from typing import Final

from cds_service.clinical.kit import ADEQUATE_LIMIT
from cds_service.from_fhir.allele_fraction import Share, limit_in
from cds_service.from_fhir.result_words import Polarity
from cds_service.patterns import uncompiled

_PERCENT: Final = Decimal(100)
_AMOUNT: Final = r"(\d{1,2}(?:[.,]\d{1,8})?)\s?(?:%|percent\b)"
_SIGN: Final = (
    r"(?:[<>]=?|\b(?:above|over|exceeding|(?:greater|more|higher|less|lower) than"
    r"|at least|at|of|below|under)\b)"
)
_REPORTED: Final = uncompiled(
    r"\b(?:not|no|none|negative|neg|absent|undetect\w+|wild|vaf|frequency|fraction"
    r"|burden)\b"
    rf"[^;\n%]{{0,80}}?{_SIGN}(?:\s(?:an?|the|vaf|of)\b){{0,3}}\s?[<>]?=?\s?{_AMOUNT}",
    re.IGNORECASE,
)
_CUT: Final = uncompiled(
    r"\b(?:cut-?off|threshold|reporting (?:limit|level)|limit of reporting)\b"
    rf"[^;\n%\d]{{0,24}}?{_AMOUNT}",
    re.IGNORECASE,
)


def limit_of_result(cleaned: str, share: Share | None) -> Decimal | None:
    """Return the coarsest limit that is stated; None without a limit of detection."""
    stated = limit_in(cleaned)
    if stated is None:
        return None
    told = [
        Decimal(match[1].replace(",", ".")) / _PERCENT
        for pattern in (_REPORTED, _CUT)
        for match in pattern.finditer(cleaned)
    ]
    below = [share.fraction] if share and share.below else []
    return max([stated, *told, *below])


def counted(share: Share) -> Polarity:
    """Return what a fraction alone says: "less than 5 %" may be none or as many."""
    if share.below and share.fraction > ADEQUATE_LIMIT.value / _PERCENT:
        return Polarity.UNCLEAR
    return Polarity.NOT_DETECTED if share.nothing else Polarity.DETECTED
