"""A resource as it was known on a day that is past.

An export holds what is known now. What came later is left out; what is over now
and was not over then is said to be going on; what an export cannot tell of that
day is left as it is, or is called unknown, and is named as a doubt.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Final

import msgspec

from cds_service.from_fhir.dates import last_day
from cds_service.from_fhir.entries import Original
from cds_service.from_fhir.known_on import Times, changed_on, known_on
from cds_service.from_fhir.malformed import read_as
from cds_service.from_fhir.standing import status
from cds_service.from_fhir.treatment_end import ended_on
from cds_service.from_fhir.wire.datatypes import CodeableConcept, Period

Members = dict[str, msgspec.Raw]


class Doubt(StrEnum):
    """What an export cannot tell of a day that is past."""

    UNDATED = "when it became known: it has no date, and is taken as always known"
    STOPPED = "when a drug or order was stopped: its state is taken as unknown"
    ENDED = "when a problem ended: it is taken as over"
    DIED = "when the patient died: taken as dead on every day"
    AMENDED = "what a result said before it was corrected or withdrawn"


@dataclass(frozen=True)
class Kept:
    """One resource of an export, with what tells when it was known."""

    item: Original
    times: Times = field(default_factory=Times)

    @classmethod
    def of(cls, item: Original) -> "Kept":
        """Look at its dates."""
        return cls(item, read_as(item.raw, Times) or Times())

    @cached_property
    def known_on(self) -> date | None:
        """The first day on which it could be read."""
        return known_on(self.times)

    @cached_property
    def changed_on(self) -> date | None:
        """The day since when it is as it is in the export."""
        return changed_on(self.times)

    def then(self, day: date, exported: date) -> tuple[Original | None, Doubt | None]:
        """Return it as known on a day, if it was, and what cannot be told.

        On the day of the export everything is known, even what has a date to come.
        """
        if day >= exported:
            return self.item, None
        if self.known_on is not None and self.known_on > day:
            return None, None
        if self.changed_on is not None and self.changed_on <= day:
            return self.item, None
        kind = self.item.sketch.resource_type or ""
        undated = self.known_on is None and kind not in _TIMELESS
        doubt, change = Doubt.UNDATED if undated else None, _CHANGES.get(kind)
        if change is None or (members := read_as(self.item.raw, Members)) is None:
            return self.item, doubt
        changed, other = change(self.item, members, day)
        return changed, other or doubt


_Then = tuple[Original, Doubt | None]
_OVER: Final = frozenset({"completed", "stopped", "cancelled", "ended", "revoked"})
_PAST: Final = frozenset({"resolved", "inactive", "remission"})
_AMENDED: Final = frozenset({"amended", "corrected", "appended", "entered-in-error"})
_TIMELESS: Final = frozenset({"Patient", "Medication", "Specimen"})
_NULL: Final = msgspec.Raw(b"null")


def _raw(value: object) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(value))


def _rewritten(item: Original, members: Members) -> Original:
    return Original(
        msgspec.Raw(msgspec.json.encode(members)), item.full_url, item.sketch
    )


def _of_treatment(item: Original, members: Members, day: date) -> _Then:
    if status(item.sketch.status) not in _OVER:
        return item, None
    end = ended_on(members)
    if end is not None and end <= day:
        return item, None
    members["status"] = _raw("active" if end else "unknown")
    return _rewritten(item, members), None if end else Doubt.STOPPED


def _of_problem(item: Original, members: Members, day: date) -> _Then:
    sent = members.get("clinicalStatus", _NULL)
    if status(read_as(sent, CodeableConcept) or read_as(sent, str)) not in _PAST:
        return item, None
    end = _day(members, "abatementDateTime")
    if end is None:
        return item, Doubt.ENDED
    if end <= day:
        return item, None
    members.pop("abatementDateTime")
    members["clinicalStatus"] = _raw({"coding": [_ACTIVE]})
    return _rewritten(item, members), None


_ACTIVE: Final = {
    "system": "http://terminology.hl7.org/CodeSystem/condition-clinical",
    "code": "active",
}


def _of_patient(item: Original, members: Members, day: date) -> _Then:
    died = _day(members, "deceasedDateTime")
    if died is not None and died > day:
        members.pop("deceasedDateTime")
        return _rewritten(item, members), None
    dead = read_as(members.get("deceasedBoolean", _NULL), bool)
    return item, Doubt.DIED if dead else None


def _of_visit(item: Original, members: Members, day: date) -> _Then:
    period = read_as(members.get("period", _NULL), Period)
    end = last_day(period.end) if period else None
    if period is None or end is None or end.day <= day:
        return item, None
    members["period"] = _raw({"start": period.start} if period.start else {})
    members["status"] = _raw("in-progress")
    return _rewritten(item, members), None


def _of_result(item: Original, members: Members, day: date) -> _Then:
    del members, day
    amended = status(item.sketch.status) in _AMENDED
    return item, Doubt.AMENDED if amended else None


def _day(members: Members, name: str) -> date | None:
    read = last_day(read_as(members.get(name, _NULL), str))
    return read.day if read else None


_CHANGES: Final[dict[str, Callable[[Original, Members, date], _Then]]] = {
    "Patient": _of_patient,
    "Condition": _of_problem,
    "Encounter": _of_visit,
    **dict.fromkeys(("Observation", "DiagnosticReport"), _of_result),
    **dict.fromkeys(
        ("MedicationRequest", "MedicationStatement", "ServiceRequest"), _of_treatment
    ),
}
