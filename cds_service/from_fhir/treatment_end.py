"""The day on which a drug or an order is over, where the record says so."""

from datetime import date
from typing import Final

import msgspec

from cds_service.from_fhir.dates import last_day
from cds_service.from_fhir.malformed import read_as
from cds_service.from_fhir.wire.datatypes import Period

_NULL: Final = msgspec.Raw(b"null")


class _Repeat(msgspec.Struct, rename="camel"):
    bounds_period: Period | None = None


class _Timing(msgspec.Struct):
    repeat: _Repeat | None = None


class _Dosage(msgspec.Struct):
    timing: _Timing | None = None


def ended_on(members: dict[str, msgspec.Raw]) -> date | None:
    """Return the last day of an order or statement that is over; None if unsaid.

    That is the day of the change of its status (R5), else the end of the period in
    which it was taken, else the last day of its dosage.
    """
    changed = last_day(read_as(members.get("statusChanged", _NULL), str))
    if changed is not None:
        return changed.day
    period = read_as(members.get("effectivePeriod", _NULL), Period)
    ends = [period.end if period else None]
    sent = members.get("dosageInstruction", members.get("dosage", _NULL))
    for dosage in read_as(sent, list[_Dosage]) or ():
        repeat = dosage.timing.repeat if dosage.timing else None
        bounds = repeat.bounds_period if repeat else None
        ends.append(bounds.end if bounds else None)
    said = [read.day for end in ends if (read := last_day(end))]
    return max(said, default=None)
