"""Reads that a patient takes part in a trial, and harms, as events."""

from collections.abc import Iterator
from typing import Final

from cds_service.clinical.event import Event, EventKind
from cds_service.from_fhir.concepts import words
from cds_service.from_fhir.dates import moment, span
from cds_service.from_fhir.event_kinds import kinds_in
from cds_service.from_fhir.standing import status
from cds_service.from_fhir.wire.care import AdverseEvent, ResearchSubject

_IN_TRIAL: Final = frozenset(
    {
        "active",
        "enrolled",
        "follow-up",
        "on-study",
        "on-study-intervention",
        "on-study-observation",
        "pending-on-study",
    }
)
"""A candidate or an eligible patient takes no part yet."""
_NOT_A_HARM: Final = frozenset({"entered-in-error", "potential"})
_SEVERE: Final = frozenset(
    {"severe", "life-threatening", "serious", "grade 3", "grade 4"}
)


def read_trial(subject: ResearchSubject, reference: str) -> Iterator[Event]:
    """Yield that the patient takes part in a trial."""
    if status(subject.status) in _IN_TRIAL:
        start, _ = span(subject.period)
        yield Event(reference, EventKind.CLINICAL_TRIAL, "clinical trial", start)


def read_adverse_event(harm: AdverseEvent, reference: str) -> Iterator[Event]:
    """Yield a harm that happened and was said to be severe."""
    if _NOT_A_HARM & {status(harm.status), status(harm.actuality)}:
        return
    grades = [harm.severity, harm.seriousness]
    said = {status(grade) for grade in grades}
    kind = EventKind.SEVERE_ADVERSE_EVENT
    if said & _SEVERE or kind in kinds_in(grades):
        dates = (
            harm.date,
            harm.occurrence_date_time,
            harm.detected,
            harm.recorded_date,
        )
        when = next((read for date in dates if (read := moment(date))), None)
        yield Event(reference, kind, words(harm.event or harm.code), when)
