"""Reads the allele fraction and the limit of detection that a text states."""

import re
from decimal import Decimal
from typing import Final

from cds_service.from_fhir.report_text import clean
from cds_service.frozen import Frozen
from cds_service.patterns import uncompiled

_PERCENT: Final = Decimal(100)
_NUMBER: Final = r"(\d{1,3}(?:[.,]\d{1,8})?)"
_FRACTION_OF: Final = (
    r"(?:\b(?:vaf|maf|allele burden|mutation(?:al)? (?:load|burden)|(?:mutant |variant "
    r"|mutated |mutation |mutational )?allel(?:e|ic) (?:fraction|frequency|burden|ratio"
    r"|load))\b)"
)
_SHARE: Final = uncompiled(
    rf"{_FRACTION_OF}(?:\s?\(vaf\))?(?:\s|of|is|was|:|=|approximately|approx\.?|about|~){{0,8}}"
    rf"([<>]?)\s?{_NUMBER}\s?%|([<>]?)\s?{_NUMBER}\s?% ?{_FRACTION_OF}",
    re.IGNORECASE,
)
_LIMIT_OF: Final = (
    r"(?:\b(?:lo[dq]|limit of detection|detection limit|level of detection|detection"
    r" threshold|(?:analytic(?:al)? )?sensitivity)\b)"
)
_LIMIT: Final = uncompiled(
    rf"(?:{_LIMIT_OF}|\bas low as\b|\bdown to\b)"
    r"(?:\s|\(lod\)|of|is|was|:|=|for|this|the|assay|test|method|approximately|approx\.?"
    r"|about|better|than|at|least|up|to|~|[<>]){0,24}"
    rf"{_NUMBER}\s?(?:%|percent)?(?:\s?(?:-|to)\s?{_NUMBER})?\s?(?:%|percent)"
    rf"|{_NUMBER}\s?(?:%|percent) ?{_LIMIT_OF}",
    re.IGNORECASE,
)
_ONE_IN: Final = uncompiled(
    r"\b(?:lod|limit of detection|detection limit|sensitivity|one|1)\b[^.\d]{0,20}?"
    r"\b1 ?(?:in|:|/) ?(\d{1,3}(?:[, ]?\d{3}){1,4}|\d{2,7})\b(?!\^)"
    r"|\b1 in (\d{1,3}(?:[, ]?\d{3}){1,4})\b",
    re.IGNORECASE,
)
_POWER: Final = uncompiled(
    rf"{_LIMIT_OF}(?:\s|of|is|was|:|=|about|~|<){{0,8}}"
    r"(?:(?:1 ?[x*] ?)?10(?:\^ ?\(?)?-([1-6])|1e-0?([1-6])|1 ?(?:in|:) ?10\^([1-6]))"
    r"(?![\d.,]|\)? ?%)",
    re.IGNORECASE,
)
_HIGHEST_LIMIT: Final = Decimal("0.05")
"""No assay in use misses more than this: "less than" it was not detected."""

_BARE: Final = uncompiled(
    rf"([<]?)\s?{_NUMBER}\s?%"
    rf"(?:\s?[(,]\s?(?:lod|limit of detection|detection limit)[ :=]{{0,3}}{_NUMBER}\s?%"
    r"\s?\)?)?",
    re.IGNORECASE,
)


class Share(Frozen, kw_only=False):
    """An allele fraction of 1; `below` marks "less than" it, `above` "more than"."""

    fraction: Decimal
    below: bool = False
    above: bool = False

    @property
    def nothing(self) -> bool:
        """Whether it says that no mutated allele was counted."""
        return not self.above and (self.below or self.fraction == 0)

    @property
    def says_nothing(self) -> bool:
        """Whether it may as well be none as many: "< 40 %", ">= 0 %"."""
        return self.below and self.fraction > _HIGHEST_LIMIT


def share_in(cleaned: str) -> Share | None:
    """Return the allele fraction a text states; None without or with several."""
    found = {
        Share(_decimal(match[2] or match[4]) / _PERCENT, (match[1] or match[3]) == "<")
        for match in _SHARE.finditer(cleaned)
        if (match[1] or match[3]) != ">"
    }
    only = next(iter(found)) if len(found) == 1 else None
    if only is None or only.fraction > 1 or only.says_nothing:
        return None
    return only


def bare_share(text: str | None) -> Share | None:
    """Read a text that is nothing but a percentage, and the assay's limit beside it.

    What an assay cannot see it did not find: as much as its limit is no answer.
    """
    match = _BARE.fullmatch(clean(text or ""))
    if match is None or _decimal(match[2]) > _PERCENT:
        return None
    share = Share(_decimal(match[2]) / _PERCENT, match[1] == "<")
    seen = match[3] is None or share.nothing or _decimal(match[2]) > _decimal(match[3])
    return share if seen and not share.says_nothing else None


def limit_in(cleaned: str) -> Decimal | None:
    """Return the limit of detection as a fraction; of several the least sensitive."""
    percents = [
        _decimal(number)
        for match in _LIMIT.finditer(cleaned)
        for number in match.groups()
        if number
    ]
    ones = [
        1 / Decimal(re.sub(r"\D", "", match[1] or match[2]))
        for match in _ONE_IN.finditer(cleaned)
        if Decimal(re.sub(r"\D", "", match[1] or match[2]))
    ]
    powers = [
        Decimal(1).scaleb(-int(power))
        for match in _POWER.finditer(cleaned)
        for power in match.groups()
        if power
    ]
    limits = [*(percent / _PERCENT for percent in percents), *ones, *powers]
    return max((limit for limit in limits if 0 < limit <= 1), default=None)


def _decimal(number: str) -> Decimal:
    return Decimal(number.replace(",", "."))
