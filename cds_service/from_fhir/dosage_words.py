"""Reads how often a day, from words such as "twice daily", "bid", "every 12 hours"."""

import re
from decimal import Decimal
from typing import Final

from cds_service.patterns import uncompiled

_DAY: Final = r"(?:(?:a|per|each|every|/)?\s*(?:day|daily)|/ ?d\b)"
_ABBREVIATED: Final = {
    1: r"q\.?d\.?|o\.?d\.?|q24h",
    2: r"b\.?i\.?d\.?|b\.?d\.?|q12h",
    3: r"t\.?i\.?d\.?|t\.?d\.?s\.?|q8h",
    4: r"q\.?i\.?d\.?|q\.?d\.?s\.?|q6h",
}
_SPOKEN: Final = {
    4: rf"(?:4|four) ?(?:x|times?) ?{_DAY}",
    3: rf"(?:3|three) ?(?:x|times?) ?{_DAY}|thrice {_DAY}",
    2: rf"(?:2|two) ?(?:x|times?) ?{_DAY}|twice {_DAY}",
    1: rf"(?:1|one) ?(?:x|times?) ?{_DAY}|once {_DAY}",
}
_PLAIN: Final = {1: r"every day|each day|daily"}
# One piece in a day is one take; two pieces in a day may be one take or two.
_ONE_A_DAY: Final = uncompiled(
    r"(?<![\w.,])1 (capsules?|caps?|tablets?|tabs?|pills?) (?:per|a|/) ?(?:day|d)\b"
)
_PARTS: Final = {
    "morning": r"(?:in the |every |each )?morning|qam|am",
    "noon": r"(?:at |every )?(?:noon|midday)|(?:in the |every )?afternoon",
    "evening": r"(?:in the |every |each )?evening|qpm|pm",
    "night": r"(?:at |every )?(?:night|bedtime)|nightly|qhs|hs",
}
_EVERY_HOURS: Final = uncompiled(r"\b(?:every|q) ?(\d{1,2}) ?(?:hours?|hrs?|h)\b")


def _alone(words: str) -> re.Pattern[str]:
    return uncompiled(rf"(?<![\w.])(?:{words})(?!\w)")


_RATES: Final = tuple(
    (Decimal(rate), _alone(words))
    for table in (_SPOKEN, _ABBREVIATED, _PLAIN)
    for rate, words in table.items()
)
_SAID_PLAINLY: Final = uncompiled(
    rf"(?<!once )(?<!twice )(?<!thrice )(?<!x )(?<!times )\b(?:{_PLAIN[1]})\b"
)
_OF_DAY: Final = {part: _alone(words) for part, words in _PARTS.items()}
_HOURS: Final = 24
_LATE: Final = frozenset({"evening", "night"})


def frequency(folded: str) -> tuple[Decimal | None, str]:
    """Return takes a day and the rest of the (case-folded) text.

    None when nothing is said or when two different rates are.
    """
    found, rest = rates(folded)
    return (next(iter(found)) if len(found) == 1 else None), rest


def only_daily(folded: str) -> bool:
    """Tell whether no rate is named but "daily", which leaves open how often in it."""
    rest = _SAID_PLAINLY.sub(" ", folded)
    return not rates(rest)[0]


def rates(folded: str) -> tuple[frozenset[Decimal], str]:
    """Return every rate that is named, and the rest of the (case-folded) text."""
    found: set[Decimal] = set()
    for hours in _EVERY_HOURS.findall(folded):
        found.add(Decimal(_HOURS) / Decimal(hours) if int(hours) else Decimal(0))
    rest = _EVERY_HOURS.sub(" ", folded)
    # Longest meaning first: what "twice daily" used up is not "daily" again.
    for rate, pattern in _RATES:
        rest, times = pattern.subn(" ", rest)
        if times:
            found.add(rate)
    rest, times = _ONE_A_DAY.subn(r" 1 \1 ", rest)
    if times:
        found.add(Decimal(1))
    parts, rest = _parts_of_day(rest)
    if parts:
        # "In the evening at bedtime" may be one time or two.
        least = len(parts) - (parts >= _LATE and len(parts) < len(_PARTS))
        found |= {Decimal(len(parts)), Decimal(least)} if found != {least} else set()
    return frozenset(found), rest


def _parts_of_day(folded: str) -> tuple[frozenset[str], str]:
    parts: set[str] = set()
    for part, pattern in _OF_DAY.items():
        folded, times = pattern.subn(" ", folded)
        if times:
            parts.add(part)
    return frozenset(parts), folded
