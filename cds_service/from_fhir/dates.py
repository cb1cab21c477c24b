"""Reads FHIR dates as exactly as they were written, and no more exactly."""

import re
from calendar import monthrange
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Final

from cds_service.clinical.moment import Moment
from cds_service.from_fhir.wire.datatypes import Period, Timing
from cds_service.from_fhir.wire.report import DiagnosticReport
from cds_service.from_fhir.wire.result import Observation
from cds_service.patterns import uncompiled

_DATE_TIME: Final = uncompiled(
    r"(?P<year>\d{4})"
    r"(?:-(?P<month>\d\d)"
    r"(?:-(?P<day>\d\d)"
    r"(?:[T ](?P<time>\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
    r")?)?",
    re.ASCII,
)
_LEAP_SECOND: Final = "60"
_LONGEST: Final = 64


def moment(text: str | None) -> Moment | None:
    """Read a FHIR date, dateTime or instant; None when absent or unreadable.

    The day is the one that was written, where it was written. A time without
    its zone may be half a day off, so it counts as its bare day.
    """
    if not text or len(text) > _LONGEST:
        return None
    return _read(text)


# The results of one sample share their date, written twice in each of them.
@lru_cache(maxsize=1024)
def _read(text: str) -> Moment | None:
    match = _DATE_TIME.fullmatch(text.strip())
    if match is None:
        return None
    try:
        return _moment(match)
    except (ValueError, OverflowError):  # no such day, or no such instant in UTC
        return None


def _moment(match: re.Match[str]) -> Moment:
    year, month, day = match["year"], match["month"], match["day"]
    written = date(int(year), int(month or 1), int(day or 1))
    if match["time"] is None:
        return Moment(written, vague=day is None)
    time = match["time"]
    if time[6:8] == _LEAP_SECOND:
        time = time[:6] + "59" + time[8:]
    instant = datetime.fromisoformat(f"{written}T{time}{match['zone'] or ''}")
    if match["zone"] is None:
        return Moment(written)
    return Moment(written, instant.astimezone(UTC))


def last_day(text: str | None) -> Moment | None:
    """Read a date up to which something holds: a month or a year to its last day."""
    read = moment(text)
    if text is None or read is None or not read.vague:
        return read
    year, month = read.day.year, read.day.month
    if len(text.strip()) == len("2026"):
        month = 12
    return Moment(date(year, month, monthrange(year, month)[1]))


def span(period: Period | None) -> tuple[Moment | None, Moment | None]:
    """Return the start and the end of a period, each None when unknown."""
    if period is None:
        return None, None
    return moment(period.start), moment(period.end)


def effective(result: Observation | DiagnosticReport) -> Moment | None:
    """Return when the specimen was taken; `issued` never stands in for it here.

    A collection that took a while counts as of its end, or of its start when
    that is all that was said.
    """
    said = moment(result.effective_date_time)
    if said is None and result.effective_period is not None:
        start, end = span(result.effective_period)
        said = end or start
    if said is None and isinstance(result, Observation):
        return moment(result.effective_instant) or _timed(result.effective_timing)
    return said


def _timed(timing: Timing | None) -> Moment | None:
    # Several events stand for one result: the earliest, so it looks no newer.
    if timing is None:
        return None
    events = [read for text in timing.event or () if (read := moment(text))]
    if events:
        return min(events, key=Moment.order)
    return span(timing.repeat.bounds_period if timing.repeat else None)[0]
