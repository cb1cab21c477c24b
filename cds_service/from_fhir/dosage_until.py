"""Reads "Until 4/28/2020" in an instruction: the last day on which it holds.

A date that may be two days (4/5/2020), and words that make it the end of
something else ("hold until"), are no end.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from cds_service.clinical.moment import Moment
from cds_service.patterns import uncompiled

_UNTIL: Final = (
    r"(?:until|till|through|thru|bis(?: (?:zum|einschließlich))?|jusqu'?(?:au|à)"
    r"|hasta(?: el)?)(?: and including)?:? "
)
_ISO: Final = r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"
_DOTTED: Final = r"(?P<d>\d{1,2})\. ?(?P<m>\d{1,2})\. ?(?P<y>\d{4})"
_SLASHED: Final = r"(?P<one>\d{1,2})/(?P<two>\d{1,2})/(?P<of>\d{4})"
_SAID: Final = uncompiled(rf"\b{_UNTIL}(?:{_ISO}|{_DOTTED}|{_SLASHED})(?![\d/])")
_HANDLING: Final = uncompiled(r"\bdo not (?:crush|chew|open|split|cut|break|dissolve)")
_OF_ANOTHER: Final = uncompiled(
    r"\b(?:then|after\w*|followed|hold|held|pause\w*|skip\w*|not|off|stop\w*|start\w*"
    r"|begin\w*|resum\w*|increas\w*|reduc\w*|decreas\w*|taper\w*|titrat\w*|unless|if"
    r"|avoid|dann|danach|anschließend|pausier\w*|nicht|kein\w*|beginn\w*|steiger\w*"
    r"|erhöh\w*|reduzier\w*|ohne|wenn|falls|puis|ensuite|arr[êe]t\w*|suspen\w*|pas"
    r"|augment\w*|luego|despu[ée]s|entonces|no|aument\w*|suspend\w*)\b"
)
_LONGEST: Final = 400
_MONTHS: Final = 12


def last_day_said(texts: Iterable[str]) -> Moment | None:
    """Return the one day up to which all of this says that it holds."""
    found = {day for text in texts for day in _days_in(text)}
    only = found.pop() if len(found) == 1 else None
    return Moment(only) if only else None


def _days_in(text: str) -> list[date | None]:
    """Return the days that are named; None for one that cannot be told."""
    folded = _HANDLING.sub(" ", " ".join(text[:_LONGEST].casefold().split()))
    matches = list(_SAID.finditer(folded))
    if matches and (_OF_ANOTHER.search(folded) or len(text) > _LONGEST):
        return [None]
    return [_day(match) for match in matches]


def _day(match: re.Match[str]) -> date | None:
    if match["year"]:
        return _date(match["year"], match["month"], match["day"])
    if match["y"]:
        return _date(match["y"], match["m"], match["d"])
    one, two = match["one"], match["two"]
    if int(one) <= _MONTHS and int(two) <= _MONTHS and int(one) != int(two):
        return None
    month, day = (two, one) if int(one) > _MONTHS else (one, two)
    return _date(match["of"], month, day)


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
