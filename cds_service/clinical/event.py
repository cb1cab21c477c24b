"""Other things that happened and that a rule asks about."""

from dataclasses import dataclass
from enum import StrEnum

from cds_service.clinical.moment import Moment


class EventKind(StrEnum):
    """The value is also the id of its value set."""

    TRANSFUSION = "transfusion"
    PREGNANCY_TEST = "pregnancy-test"
    CHEMISTRY = "chemistry"
    KIT_TEST_ORDERED = "kit-test"
    ANAPHYLAXIS_REACTION = "anaphylaxis-reaction"


@dataclass(frozen=True, slots=True)
class Event:
    """A transfusion, a test that was done or ordered, a recorded reaction.

    `name` is its code text as sent; `when` is None when no date was given.
    `result` is "negative", "positive" or "unclear" where a test has one to read.
    """

    reference: str
    kind: EventKind
    name: str
    when: Moment | None = None
    result: str = ""
