"""On which day something became part of the record."""

from datetime import date
from typing import Final

import msgspec

from cds_service.from_fhir.dates import last_day
from cds_service.from_fhir.malformed import read_as
from cds_service.from_fhir.wire.datatypes import Period

_NULL: Final = msgspec.Raw(b"null")


class Times(msgspec.Struct, rename="camel"):
    """Every element that says when a resource was made, or what it tells of."""

    resource_type: msgspec.Raw = _NULL
    meta: msgspec.Raw = _NULL
    issued: msgspec.Raw = _NULL
    recorded_date: msgspec.Raw = _NULL
    asserted_date: msgspec.Raw = _NULL
    date_recorded: msgspec.Raw = _NULL
    date_asserted: msgspec.Raw = _NULL
    authored_on: msgspec.Raw = _NULL
    authored: msgspec.Raw = _NULL
    created: msgspec.Raw = _NULL
    when_handed_over: msgspec.Raw = _NULL
    when_prepared: msgspec.Raw = _NULL
    effective_date_time: msgspec.Raw = _NULL
    effective_instant: msgspec.Raw = _NULL
    effective_period: msgspec.Raw = _NULL
    performed_date_time: msgspec.Raw = _NULL
    performed_period: msgspec.Raw = _NULL
    occurrence_date_time: msgspec.Raw = _NULL
    occurrence_period: msgspec.Raw = _NULL
    occurence_date_time: msgspec.Raw = _NULL
    occurence_period: msgspec.Raw = _NULL
    onset_date_time: msgspec.Raw = _NULL
    detected: msgspec.Raw = _NULL
    date: msgspec.Raw = _NULL
    period: msgspec.Raw = _NULL
    start: msgspec.Raw = _NULL


class _Meta(msgspec.Struct, rename="camel"):
    last_updated: msgspec.Raw = _NULL


_MADE: Final = (
    "issued",
    "recorded_date",
    "asserted_date",
    "date_recorded",
    "date_asserted",
    "authored_on",
    "authored",
    "created",
    "when_handed_over",
    "when_prepared",
    "detected",
    "date",
)
"""When it was told or written: the earliest of these, where any is said."""

_TOLD_OF: Final = (
    "effective_date_time",
    "effective_instant",
    "effective_period",
    "performed_date_time",
    "performed_period",
    "occurrence_date_time",
    "occurrence_period",
    "occurence_date_time",
    "occurence_period",
    "onset_date_time",
    "period",
    "start",
)
"""When what it tells of began; it stands in where nobody said when it was written."""


def known_on(times: Times) -> date | None:
    """Return the first day on which it could be read; None if nothing says so.

    A month or a year counts from its last day, so that nothing is known too early.
    What was never dated was there when it was last changed, at the latest.
    """
    for names in (_MADE, _TOLD_OF):
        said = [day for name in names if (day := _day(getattr(times, name)))]
        if said:
            return min(said)
    return changed_on(times)


def changed_on(times: Times) -> date | None:
    """Return the day since when it is as it is in the export."""
    meta = read_as(times.meta, _Meta)
    return _day(meta.last_updated) if meta else None


def _day(sent: msgspec.Raw) -> date | None:
    if sent is _NULL:
        return None
    text = read_as(sent, str)
    if text is None:
        period = read_as(sent, Period)
        text = (period.start or period.end) if period else None
    read = last_day(text)
    return read.day if read else None
