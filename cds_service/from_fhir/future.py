"""Dates that are still to come: nobody ordered or said anything on them yet."""

from datetime import date, timedelta
from typing import Final

from cds_service.clinical.moment import Moment
from cds_service.from_fhir.particulars import Particulars
from cds_service.frozen import replace

DATE_IN_FUTURE: Final = "its date is in the future"

_CLOCK_SLACK: Final = timedelta(days=1)
"""Time zones may put an act on tomorrow's date, no further."""


def to_come(moment: Moment | None, as_of: date) -> bool:
    """Tell whether a moment lies ahead, by more than clocks may be apart."""
    return moment is not None and moment.day - as_of > _CLOCK_SLACK


def without_future(own: Particulars, as_of: date) -> tuple[Particulars, Moment | None]:
    """Return the particulars without dates that cannot be true, and such a date."""
    start, recorded = to_come(own.starts, as_of), to_come(own.recorded, as_of)
    if not start and not recorded:
        return own, None
    kept = replace(
        own,
        starts=None if start else own.starts,
        recorded=None if recorded else own.recorded,
    )
    return kept, own.starts if start else own.recorded
