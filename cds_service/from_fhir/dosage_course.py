"""Reads of a course how many days it lasts, and takes what says so out of its words.

"98 mg/Tag i.v. Tag 1-5" is no dose of every day, and still 98 mg on each of five.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from cds_service.patterns import uncompiled

_DAYS: Final = (
    r"(?:(?:consecutive|aufeinanderfolgenden?) )?"
    r"(?:days?|tage?n?|jours?|d[i\u00ed]as?)\b"
)
_DAY: Final = r"\b(?:days?|tage?n?|jours?|d[i\u00ed]as?|[dtj](?=\d))\s*"
_FROM_TO: Final = uncompiled(
    _DAY + r"(\d{1,2})\s*(?:-|\u2013|to|through|bis|[\u00e0a])\s*[dtj]?(\d{1,2})\b"
)
_LISTED: Final = uncompiled(
    _DAY + r"(\d{1,2}(?:\s*(?:,|\+|and|und|et|y)\s*\d{1,2})+)\b"
)
_FOR: Final = uncompiled(
    r"\b(?:for|over|f\u00fcr|\u00fcber|w\u00e4hrend|an|pendant|sur|durante|por)"
    rf"\s+(\d{{1,2}})\s+{_DAYS}"
    rf"|[x\u00d7]\s*(\d{{1,2}})\s*(?:{_DAYS}|(?:d|t|j)\b|(?=[\s.;,]*$))"
    rf"|(?<![\d.,/-])(\d{{1,2}})[ -]{_DAYS}(?: lang)?"
)
_EVERY: Final = uncompiled(
    r"\b(?:(?:of )?(?:an? |each )?\d{2}[ -]day cycles?|q ?\d{2} ?d(?:ays)?"
    r"|every \d{1,2} (?:days|weeks)"
    r"|alle \d{1,2} (?:tage|wochen)|tous les \d{2} jours|cada \d{2} d[i\u00ed]as)\b"
)
_INFUSED: Final = uncompiled(
    r"\b(?:over|\u00fcber|in|sur|en|durante)\s+\d{1,2}(?:[.,]\d)?\s*(?:-\s*\d{1,2}\s*)?"
    r"(?:h|hours?|hrs?|std|stunden?|heures?|horas?|min(?:utes?|uten|utos)?)\b\.?"
    r"|\bi\.? ?v\.?(?!\w)|\bs\.? ?c\.?(?!\w)|\bintra-?ven\w+|\bsub-?[ck]utan\w*"
    r"|\bsous-cutan\u00e9e?\b"
    r"|\b(?:as |by |als |en )?(?:kurz)?(?:continuous )?infusi?on(?:en)?\b"
)
_DAILY_TOTAL: Final = uncompiled(
    r"(?<![\d.,])(\d{1,4}(?:[.,]\d{1,3})?)\s*mg\s*(?:/|(?:per|pro|je|par|por|al)\b)\s*"
    r"(?:d|days?|tag|jour|j|d[i\u00ed]a|24\s*(?:h|std))\b"
)
_NUMBER: Final = uncompiled(r"\d{1,2}")
_ON_DAYS: Final = uncompiled(
    r"(?:\b(?:on|an|am|from|von|les|los|du|de|en)\s+(?:(?:the|den|les|los)\s+)?)?"
    + _FROM_TO.pattern
)
# A word more ("total", "twice") may make it another dose.
_AMOUNT_ALONE: Final = uncompiled(
    r"[\s,;.:()]*(?:cladribin[ea]?[\s,;.:]*)?"
    r"(?:(\d{1,4}(?:[.,]\d{1,3})?)\s*mg\b)?[\s,;.:()]*"
)


def course_days(texts: Iterable[str]) -> frozenset[Decimal]:
    """Return every number of days that the words name for a course."""
    found: set[Decimal] = set()
    for text in texts:
        folded = _EVERY.sub(" ", text.casefold())
        found |= {Decimal(int(b) - int(a) + 1) for a, b in _FROM_TO.findall(folded)}
        folded = _FROM_TO.sub(" ", folded)
        found |= {
            Decimal(len(set(_NUMBER.findall(days)))) for days in _LISTED.findall(folded)
        }
        folded = _LISTED.sub(" ", folded)
        found |= {
            Decimal(number)
            for numbers in _FOR.findall(folded)
            for number in numbers
            if number
        }
    return frozenset(found)


def without_course(text: str) -> str:
    """Return the (case-folded) text without its days and how it is infused."""
    folded = text.casefold()
    for pattern in (_EVERY, _FROM_TO, _LISTED, _FOR, _INFUSED):
        folded = pattern.sub(" ", folded)
    return " ".join(folded.split()).strip(" ,;.")


def only_on_days(text: str) -> bool:
    """Tell whether words name days "1 to 5", and beside them an amount at most.

    Then it is that of each of these days: a protocol leaves "daily" out. Words such
    as "over 5 days" leave open whether it is that of all of them.
    """
    folded = text.casefold()
    named = _FROM_TO.search(folded) is not None
    return named and _AMOUNT_ALONE.fullmatch(_without_days(folded)) is not None


def amount_on_days(text: str) -> frozenset[Decimal]:
    """Return the milligrams of words of which `only_on_days` holds."""
    found = _AMOUNT_ALONE.fullmatch(_without_days(text.casefold()))
    number = found[1] if found else None
    return frozenset({Decimal(number.replace(",", "."))} if number else ())


def _without_days(folded: str) -> str:
    for pattern in (_EVERY, _ON_DAYS, _INFUSED):
        folded = pattern.sub(" ", folded)
    return folded


def daily_totals(folded: str) -> frozenset[Decimal]:
    """Return the milligrams "a day" that the (case-folded) words name."""
    found = _DAILY_TOTAL.findall(folded)
    return frozenset(Decimal(number.replace(",", ".")) for number in found)
