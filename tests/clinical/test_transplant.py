"""Whether a transplant was ever thought of: there, not there, not known."""

import pytest
from charts import ADULT, AS_OF, Chart

from cds_service.clinical.event import Event, EventKind, Phase
from cds_service.clinical.presence import Presence
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.record import Gap, Record
from cds_service.clinical.transplant import (
    doubtful_transplant_signs,
    transplant_considered,
    transplant_signs,
)
from cds_service.frozen import replace

NOTHING = Chart(AS_OF, ADULT)
DONE = Event("P/1", EventKind.STEM_CELL_TRANSPLANT, "transplant")
STATUS = Problem("C/1", frozenset({Ailment.STEM_CELL_TRANSPLANT_STATUS}), current=False)


@pytest.mark.parametrize("phase", [Phase.DONE, Phase.ORDERED])
def test_done_or_asked_for(phase: Phase) -> None:
    """A referral is as good as a transplant: somebody thought of it."""
    event = replace(DONE, phase=phase)
    made = replace(NOTHING, events=(event,))
    assert transplant_signs(made) == (event,)
    assert transplant_considered(made) is Presence.PRESENT


def test_a_past_problem_counts() -> None:
    """It says that there was one."""
    assert transplant_considered(replace(NOTHING, problems=(STATUS,))) is (
        Presence.PRESENT
    )


def test_a_code_that_nobody_verified_clears_nothing() -> None:
    """It is shown, and counts as nothing."""
    doubtful = replace(STATUS, unverified_code=True)
    made = replace(NOTHING, problems=(doubtful,))
    assert doubtful_transplant_signs(made) == (doubtful,)
    assert transplant_considered(made) is Presence.ABSENT


@pytest.mark.parametrize(
    ("record", "known"),
    [
        (Record.PROCEDURES, Presence.UNKNOWN),
        (Record.TEST_ORDERS, Presence.UNKNOWN),
        (Record.CONDITIONS, Presence.UNKNOWN),
        (Record.LABS, Presence.ABSENT),
    ],
)
def test_what_was_not_sent_may_hide_one(record: Record, known: Presence) -> None:
    """Only the records in which it would be."""
    made = replace(NOTHING, gaps=(Gap(record, "was not sent"),))
    assert transplant_considered(made) is known
