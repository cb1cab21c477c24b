"""Reads when an instruction is over: a last day, so many days, so many takes."""

import math
from datetime import timedelta
from decimal import Decimal
from typing import Final, TypeVar

from cds_service.clinical.moment import Moment
from cds_service.from_fhir.amounts import plausible, the_one
from cds_service.from_fhir.dates import span
from cds_service.from_fhir.dosage_beside import beside
from cds_service.from_fhir.dosage_course import course_days
from cds_service.from_fhir.dosage_timing import takes_per_day
from cds_service.from_fhir.dosage_until import last_day_said
from cds_service.from_fhir.instructions import Instructions
from cds_service.from_fhir.wire.datatypes import Dosage, Quantity, Repeat

Known = TypeVar("Known")

_DAYS_IN: Final = {
    **dict.fromkeys(("h", "hr", "hour", "hours"), Decimal(1) / 24),
    **dict.fromkeys(("d", "day", "days"), Decimal(1)),
    **dict.fromkeys(("wk", "week", "weeks"), Decimal(7)),
    **dict.fromkeys(("mo", "month", "months"), Decimal(30)),
    **dict.fromkeys(("a", "yr", "year", "years"), Decimal(365)),
}
_LONGEST: Final = 36_500
"""More days than anybody takes a drug; a slip, and past the end of the calendar."""


def last_moment(told: Instructions) -> Moment | None:
    """Return the day that was named as the end.

    It counts only when every instruction has one; then the last of them.
    """
    ends = [_named_end(dosage) for dosage in told.dosages]
    if not ends and told.rendered:
        ends = [last_day_said((told.rendered,))]
    return max(_all_known(ends), key=Moment.order, default=None)


def lasting(told: Instructions) -> int | None:
    """Return for how many days; of several instructions, one after the other."""
    lengths = [_days(dosage) for dosage in told.dosages]
    return sum(_all_known(lengths)) or None


def days_of_course(told: Instructions) -> tuple[int, ...]:
    """Return every length in days that is stated, in words or as a number."""
    said = {
        int(days)
        for dosage in told.dosages
        for days in course_days(
            text for text in (dosage.text, dosage.patient_instruction) if text
        )
    } | {int(days) for days in course_days((told.rendered,))}
    lasts = lasting(told)
    periods = {days for dosage in told.dosages if (days := _days_of_period(dosage))}
    return tuple(sorted(said | periods | ({lasts} if lasts else set())))


def _days_of_period(dosage: Dosage) -> int | None:
    repeat = dosage.timing.repeat if dosage.timing else None
    begin, end = span(repeat.bounds_period) if repeat else (None, None)
    if begin is None or end is None or end.day < begin.day:
        return None
    return (end.day - begin.day).days + 1  # the first and the last day count


def ends_after(starts: Moment | None, days: int | None) -> Moment | None:
    """Return the end of what takes so many days; the day of the order may be late."""
    if starts is None or days is None or starts.vague:
        return None
    try:
        return Moment(starts.day + timedelta(days=days))
    except OverflowError:
        return None


def _all_known(ends: list[Known | None]) -> list[Known]:
    known = [end for end in ends if end is not None]
    return known if len(known) == len(ends) else []


def _named_end(dosage: Dosage) -> Moment | None:
    repeat = dosage.timing.repeat if dosage.timing else None
    end = span(repeat.bounds_period)[1] if repeat else None
    said = (dosage.text, dosage.patient_instruction, *beside(dosage))
    return end or last_day_said(text for text in said if text)


def _days(dosage: Dosage) -> int | None:
    repeat = dosage.timing.repeat if dosage.timing else None
    if repeat is None:
        return None
    longest = repeat.bounds_range.high if repeat.bounds_range else None
    lengths = (
        _in_days(repeat.bounds_duration),
        _in_days(longest),
        _days_of_takes(repeat, dosage),
    )
    known = [length for length in lengths if length]
    if not known or max(known) > _LONGEST:
        return None
    return math.ceil(max(known))


def _in_days(duration: Quantity | None) -> Decimal | None:
    value = plausible(duration.value) if duration else None
    if duration is None or not value or duration.comparator:
        return None
    names = ((duration.code or "").strip(), (duration.unit or "").strip().casefold())
    factors = {_DAYS_IN[name] for name in names if name in _DAYS_IN}
    return value * factors.pop() if len(factors) == 1 else None


def _days_of_takes(repeat: Repeat, dosage: Dosage) -> Decimal | None:
    takes = plausible(repeat.count_max) or plausible(repeat.count)
    rate = the_one(takes_per_day(dosage.timing))
    return takes / rate if takes and rate else None
