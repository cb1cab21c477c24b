"""What an Observation says of all its values: status, dates, notes."""

from datetime import date
from functools import lru_cache
from typing import Final

import msgspec

from cds_service.clinical.lab import ResultStatus
from cds_service.clinical.moment import Moment
from cds_service.from_fhir import dates
from cds_service.from_fhir.wire.result import Observation

_STATUSES: Final = {status.value: status for status in ResultStatus}
_STATUSES_OUT: Final = frozenset(
    {"registered", "cancelled", "entered-in-error", "unknown"}
)
_NO_DATE: Final = "it has no date"
_UNREADABLE_DATE: Final = "its date cannot be read"
_CLOCKS_APART_DAYS: Final = 1
_LONGEST: Final = 80
"""Longer are no dates but text, which is not kept."""


class Observed(msgspec.Struct):
    """The status that stands, or None; `fault` says why no value may be used."""

    reference: str
    status: ResultStatus | None
    taken: Moment | None
    issued: Moment | None
    fault: str
    dated_by_issue: bool
    notes: tuple[str, ...]

    @property
    def in_future(self) -> bool:
        """Whether it stands and its date is one that is still to come."""
        return self.status is not None and self.taken is not None and bool(self.fault)


def observed(observation: Observation, reference: str, as_of: date) -> Observed:
    """Read what an Observation says of all its values."""
    status = _STATUSES.get(observation.status or "")
    said = ""
    if status is None:
        said = (observation.status or "").strip().casefold()
        status = _STATUSES.get(said)
    said_when, said_issued = observation.effective_date_time, observation.issued
    if said_when and len(said_when) + len(said_issued or "") <= _LONGEST:
        effective, issued, fault = _dated(said_when, said_issued, as_of)
    else:
        effective, issued, fault = _dated.__wrapped__(said_when, said_issued, as_of)
    if effective is None:
        effective = dates.effective(observation)
        fault = _date_fault(effective or issued, as_of)
        if fault == _NO_DATE and (said_when or said_issued):
            fault = _UNREADABLE_DATE
    notes = observation.note
    return Observed(
        reference,
        status,
        effective or issued,
        issued,
        _status_fault(said) if status is None else fault,
        effective is None,
        tuple([note.text for note in notes if note.text]) if notes else (),
    )


# The results of one sample share their dates.
@lru_cache(maxsize=1024)
def _dated(
    effective: str | None, issued: str | None, as_of: date
) -> tuple[Moment | None, Moment | None, str]:
    taken = dates.moment(effective)
    return taken, dates.moment(issued), _date_fault(taken, as_of)


def _status_fault(said: str) -> str:
    if not said:
        return "its status is missing"
    return f"its status is {said if said in _STATUSES_OUT else 'not a known one'}"


def _date_fault(taken: Moment | None, as_of: date) -> str:
    if taken is None:
        return _NO_DATE
    if taken.day > as_of and taken.age_in_days(as_of) < -_CLOCKS_APART_DAYS:
        return "dated in the future"
    return ""
