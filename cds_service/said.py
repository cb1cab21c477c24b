"""The word for what a rule answered: in traces, rows of a run, counts and reports."""

from enum import StrEnum

from cds_service.clinical.outcome import (
    Answered,
    Failed,
    Finding,
    InsufficientData,
    NotIndicated,
)


class Said(StrEnum):
    """What one rule answered."""

    FIRED = "fired"
    NOT_INDICATED = "not indicated"
    CANNOT_TELL = "cannot tell"
    FAILED = "failed"


class What(StrEnum):
    """What is counted for the report, as the store keeps it."""

    CALL = "call"
    SHOWN = "shown"
    """A card, by the rule that its uuid carries."""
    FIRED = Said.FIRED
    FINE = "fine"
    """The rule looked at facts of the patient and had nothing to say."""
    CANNOT_TELL = Said.CANNOT_TELL
    FAILED = Said.FAILED


def said_of(outcome: Answered) -> Said:
    """Return the word for an outcome."""
    match outcome:
        case Finding():
            return Said.FIRED
        case NotIndicated():
            return Said.NOT_INDICATED
        case InsufficientData():
            return Said.CANNOT_TELL
        case Failed():
            return Said.FAILED
