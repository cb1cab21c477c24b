"""Reads how often a day, from words such as "twice daily", "bid", "every 12 hours"."""

import re
from decimal import Decimal
from typing import Final

_DAY: Final = r"(?:a|per|each|every|/)?\s*(?:day|daily)"
_ABBREVIATED: Final = {
    1: r"q\.?d\.?|o\.?d\.?|q24h|qam|qpm|qhs|hs",
    2: r"b\.?i\.?d\.?|q12h",
    3: r"t\.?i\.?d\.?|q8h",
    4: r"q\.?i\.?d\.?|q6h",
}
_SPOKEN: Final = {
    4: rf"(?:4|four) ?(?:x|times?) ?{_DAY}",
    3: rf"(?:3|three) ?(?:x|times?) ?{_DAY}|thrice {_DAY}",
    2: rf"(?:2|two) ?(?:x|times?) ?{_DAY}|twice {_DAY}"
    r"|(?:in the |every )?morning and (?:in the |every )?(?:evening|night)"
    r"|\bam (?:and|&) pm",
    1: rf"(?:1|one) ?(?:x|time) ?{_DAY}|once {_DAY}|every day|each day|daily"
    r"|every (?:morning|evening|night)|in the (?:morning|evening)|nightly"
    r"|at bedtime",
}
_EVERY_HOURS: Final = re.compile(r"\b(?:every|q) ?(\d{1,2}) ?(?:hours?|hrs?|h)\b")
_RATES: Final = tuple(
    (Decimal(rate), re.compile(rf"(?<![\w.])(?:{words})(?!\w)"))
    for table in (_SPOKEN, _ABBREVIATED)
    for rate, words in table.items()
)
_HOURS: Final = 24


def frequency(folded: str) -> tuple[Decimal | None, str]:
    """Return takes a day and the rest of the (case-folded) text.

    None when nothing is said or when two different rates are.
    """
    found: set[Decimal] = set()
    for hours in _EVERY_HOURS.findall(folded):
        found.add(Decimal(_HOURS) / Decimal(hours) if int(hours) else Decimal(0))
    rest = _EVERY_HOURS.sub(" ", folded)
    # Longest meaning first: what "twice daily" used up is not "daily" again.
    for rate, pattern in _RATES:
        rest, times = pattern.subn(" ", rest)
        if times:
            found.add(rate)
    return (found.pop() if len(found) == 1 else None), rest
