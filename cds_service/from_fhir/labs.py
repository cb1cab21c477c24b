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
from cds_service.clinical.record import Unread
from cds_service.from_fhir.analytes import UNSURE, Recognised
from cds_service.from_fhir.clumps import clumps_reported
from cds_service.from_fhir.known_by_unit import by_unit
from cds_service.from_fhir.marrow_sample import counted_in
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
from cds_service.from_fhir.pregnancy import result_of, together
from cds_service.from_fhir.reference_range import RANGED, limits
from cds_service.from_fhir.roles import Part, parts_with_roles
from cds_service.from_fhir.specimens import other_specimen
from cds_service.from_fhir.wire.result import Observation
from cds_service.frozen import replace

# Each look at a member of an enumeration costs as much as a comparison of numbers.
_PLATELETS: Final = Analyte.PLATELETS
_MAST_CELLS: Final = Analyte.MAST_CELL_PERCENT
_PREGNANCY_TEST: Final = EventKind.PREGNANCY_TEST
DATED_BY_ISSUE: Final = "dated by issue"

Read: TypeAlias = Lab | Event | Unread
Done: TypeAlias = tuple[EventKind, list[Part]]
"""A test that was done, and the parts that say so."""


def read_observation(
    observation: Observation, reference: str, as_of: date
) -> Iterator[Read]:
    """Read an Observation and its components; never raises."""
    parts = parts_with_roles(observation)
    yield from read_parts(observation, parts, reference, as_of)


def read_parts(
    observation: Observation, parts: list[Part], reference: str, as_of: date
) -> list[Read]:
    """Read an Observation of which the roles of all parts are known."""
    if len(parts) == 1:  # as nearly always
        role = parts[0][1]
        measured = parts if role.measures else []
        done = _done_alone(parts) if role.tests else []
    else:
        measured, done = _measured(parts), _tests_done(parts)
    if not measured and not done:
        return []
    frame = observed(observation, reference, as_of)
    read: list[Read] = _results(measured, frame, observation) if measured else []
    if done and frame.status is not None and not frame.in_future:
        read += _events(done, frame, frame.status)
    return read


def _results(
    measured: list[Part], frame: Observed, observation: Observation
) -> list[Read]:
    specimen = other_specimen(observation)
    read: list[Read] = []
    for part, role in measured:
        fault = frame.fault or role.fault
        if specimen and role.of_blood:
            fault = fault or f"its specimen is not blood ({specimen})"
        for known in by_unit(part, role.measures):
            read.append(_result(part, known, frame, fault))  # noqa: PERF401 (quicker)
        if not role.of_blood:
            read = [_placed(result, observation, part) for result in read]
    return read


def _placed(result: Read, observation: Observation, part: Measured) -> Read:
    """Say of mast cells where they were counted: on it depends what they mean."""
    if not isinstance(result, Lab) or result.analyte is not _MAST_CELLS:
        return result
    return replace(result, counted_in=counted_in(observation, part))


def _events(done: list[Done], frame: Observed, status: ResultStatus) -> list[Read]:
    reference, taken = frame.reference, frame.taken
    events: list[Read] = []
    for kind, tests in done:
        event = Event(reference, kind, tests[0][1].name, taken)
        if kind is _PREGNANCY_TEST:
            said, result = _said_by(tests), _found(tests, status)
            event = replace(event, result=result, sent=said)
        events.append(event)
    return events


def _measured(parts: list[Part]) -> list[Part]:
    own, *inside = parts
    inside = [part for part in inside if part[1].measures]
    if not own[1].measures or (inside and not has_value(own[0])):
        return inside  # a panel: its parts carry the values
    return [own, *inside]


def _done_alone(parts: list[Part]) -> list[Done]:
    part, role = parts[0]
    return [(kind, parts) for kind in role.tests] if has_value(part) else []


def _tests_done(parts: list[Part]) -> list[Done]:
    """Return the tests that were done, whatever their value and unit."""
    done: dict[EventKind, list[Part]] = {}
    if not any(role.tests for _, role in parts):
        return []
    reported = [part for part in parts[1:] if has_value(part[0])]
    if reported or has_value(parts[0][0]):
        reported.insert(0, parts[0])
    for part in reported:
        for kind in part[1].tests:
            done.setdefault(kind, []).append(part)
    return [*done.items()]


def _found(tests: list[Part], status: ResultStatus) -> str:
    results = [result_of(part, status) for part, _ in tests if has_value(part)]
    return together(results)


def _said_by(tests: list[Part]) -> str:
    """Return what was sent, part by part, each answer once."""
    return "; ".join(dict.fromkeys(sent(part) for part, _ in tests if has_value(part)))


def _result(
    measured: Measured, known: Recognised, frame: Observed, fault: str
) -> Lab | Unread:
    if fault or known.fault or frame.taken is None or frame.status is None:
        return _unread(measured, known, frame, fault or known.fault)
    if known.analyte is _PLATELETS and _clumped(measured, frame):
        return _unread(measured, known, frame, "platelet clumps reported")
    amount = amount_of(measured, known.analyte)
    if isinstance(amount, NoAmount):
        return _unread(measured, known, frame, amount.why)
    low = high = None
    if known.analyte in RANGED:
        low, high = limits(measured.reference_range, amount.factor)
    return Lab(
        frame.reference,
        known.analyte,
        amount.value,
        amount.sent,
        frame.taken,
        frame.issued,
        frame.status,
        known.rank,
        "",
        amount.inferred or known.doubt in UNSURE,
        _doubts(known, frame, amount),
        low,
        high,
    )


def _clumped(measured: Measured, frame: Observed) -> bool:
    said = measured.value_string
    if said and clumps_reported(said):
        return True
    return bool(frame.notes) and any(map(clumps_reported, frame.notes))


def _unread(measured: Measured, known: Recognised, frame: Observed, why: str) -> Unread:
    status_only = frame.status is None
    said, taken = sent(measured), frame.taken
    return Unread(frame.reference, known.analyte, why, said, taken, status_only)


def _doubts(known: Recognised, frame: Observed, amount: Amount) -> tuple[str, ...]:
    if not (known.doubt or frame.dated_by_issue or amount.inferred):
        return ()
    said = (
        known.doubt,
        DATED_BY_ISSUE if frame.dated_by_issue else "",
        INFERRED if amount.inferred else "",
    )
    return tuple(filter(None, said))
