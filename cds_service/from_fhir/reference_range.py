"""Reads a laboratory's own limits of the normal, where a rule asks for them."""

from decimal import Decimal
from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.from_fhir.wire.datatypes import Quantity, Range

RANGED: Final = frozenset(
    {
        Analyte.ALP,
        Analyte.ALT,
        Analyte.AST,
        Analyte.BILIRUBIN,
        Analyte.ALBUMIN,
        Analyte.CALCIUM,
        Analyte.CORRECTED_CALCIUM,
        Analyte.CREATININE,
    }
)
"""What has no number of its own in any source: normal is what the laboratory says."""

Limits = tuple[Decimal | None, Decimal | None]


def limits(sent: list[Range] | None, factor: Decimal) -> Limits:
    """Return the lower and upper limit in the unit the value is compared in.

    Of several ranges (by age, by sex) none can be told to be the right one.
    """
    if sent is None or len(sent) != 1:
        return None, None
    return _limit(sent[0].low, factor), _limit(sent[0].high, factor)


def _limit(sent: Quantity | None, factor: Decimal) -> Decimal | None:
    if sent is None or sent.value is None or not sent.value.is_finite():
        return None
    return sent.value * factor
