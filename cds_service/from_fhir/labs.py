"""Reads an Observation as results that may be compared, or says why it cannot.

Nothing is guessed: a status that does not stand, a missing date, an unknown
unit, an impossible value make an `Unread` that shows what was sent.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final, TypeAlias

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.lab import Lab, ResultStatus
from cds_service.clinical.moment import Moment
from cds_service.clinical.record import Unread
from cds_service.from_fhir.analytes import (
    UNVERIFIED_CODE,
    Recognised,
    other_specimen,
    outside_blood,
    recognised,
)
from cds_service.from_fhir.clumps import clumps_reported
from cds_service.from_fhir.concepts import meanings_of, words
from cds_service.from_fhir.measured import (
    INFERRED,
    Amount,
    Measured,
    NoAmount,
    amount_of,
    has_value,
    sent,
)
from cds_service.from_fhir.observed import Observed, observed
from cds_service.from_fhir.wire.clinical import Observation

DATED_BY_ISSUE: Final = "dated by issue"

_EVENTS: Final = (EventKind.PREGNANCY_TEST, EventKind.CHEMISTRY)
Read: TypeAlias = Lab | Event | Unread


def read_observation(
    observation: Observation, reference: str, as_of: date
) -> Iterator[Read]:
    """Read an Observation and its components; never raises."""
    results, done = _recognised(observation), _tests_done(observation)
    if not results and not done:
        return
    frame = observed(observation, reference, as_of)
    specimen = other_specimen(observation)
    for measured, found in results:
        yield from _results(measured, found, frame, specimen)
    if frame.status is not None and not frame.in_future:
        for kind, name in done.items():
            yield Event(reference, kind, name, frame.taken)


def _recognised(
    observation: Observation,
) -> list[tuple[Measured, tuple[Recognised, ...]]]:
    parts = [
        (part, found)
        for part in observation.component or ()
        if (found := recognised(part.code))
    ]
    own = recognised(observation.code)
    if not own or (parts and not has_value(observation)):
        return [*parts]  # a panel: its parts carry the values
    return [(observation, own), *parts]


def _tests_done(observation: Observation) -> dict[EventKind, str]:
    """Return the tests that were done, whatever their value and unit."""
    parts = [part for part in observation.component or () if has_value(part)]
    measured: list[Measured] = [*parts]
    if parts or has_value(observation):
        measured.insert(0, observation)
    done: dict[EventKind, str] = {}
    for each in measured:
        for kind in _EVENTS:
            if kind in meanings_of(each.code):
                done.setdefault(kind, words(each.code))
    return done


def _results(
    measured: Measured, found: tuple[Recognised, ...], frame: Observed, specimen: str
) -> Iterator[Lab | Unread]:
    fault = frame.fault
    if len(found) > 1:
        fault = fault or "its codes mean different things"
    elif found[0].analyte is not Analyte.BODY_WEIGHT:
        fault = fault or _origin_fault(measured, specimen)
    for known in found:
        yield _result(measured, known, frame, fault)


def _origin_fault(measured: Measured, specimen: str) -> str:
    if outside_blood(measured.code):
        return "one of its codes is that of another fluid"
    return f"its specimen is not blood ({specimen})" if specimen else ""


def _result(
    measured: Measured, known: Recognised, frame: Observed, fault: str
) -> Lab | Unread:
    if fault or frame.taken is None or frame.status is None:
        return _unread(measured, known, frame, fault)
    if known.analyte is Analyte.PLATELETS and _clumped(measured, frame):
        return _unread(measured, known, frame, "platelet clumps reported")
    amount = amount_of(measured, known.analyte)
    if isinstance(amount, NoAmount):
        return _unread(measured, known, frame, amount.why)
    return _lab(known, frame, frame.taken, frame.status, amount)


def _clumped(measured: Measured, frame: Observed) -> bool:
    said = (*frame.notes, measured.value_string or "")
    return any(map(clumps_reported, said))


def _unread(measured: Measured, known: Recognised, frame: Observed, why: str) -> Unread:
    return Unread(
        frame.reference,
        known.analyte,
        why,
        sent(measured),
        frame.taken,
        status_only=frame.status is None,
    )


def _lab(
    known: Recognised,
    frame: Observed,
    taken: Moment,
    status: ResultStatus,
    amount: Amount,
) -> Lab:
    doubts = (
        known.doubt,
        DATED_BY_ISSUE if frame.dated_by_issue else "",
        INFERRED if amount.inferred else "",
    )
    return Lab(
        frame.reference,
        known.analyte,
        amount.value,
        amount.sent,
        taken,
        issued=frame.issued,
        status=status,
        rank=known.rank,
        probable=amount.inferred or known.doubt == UNVERIFIED_CODE,
        doubts=tuple(filter(None, doubts)),
    )
