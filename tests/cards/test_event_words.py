"""An event that is still to come has no day of its own, and says for when it is."""

import pytest
from trigger_charts import booked, event

from cds_service.cards.fact_words import of_event
from cds_service.clinical.event import EventKind, Phase


@pytest.mark.parametrize(
    ("phase", "words"),
    [
        (Phase.BOOKED, "operation or anaesthesia, being booked for 2026-01-20"),
        (Phase.DRAFTED, "operation or anaesthesia, being ordered for 2026-01-20"),
    ],
)
def test_what_is_wanted(phase: Phase, words: str) -> None:
    """Never "on undated"."""
    assert of_event(booked(EventKind.SURGERY, "2026-01-20", phase), brief=True) == words


def test_what_took_place() -> None:
    """It has its day."""
    done = event(EventKind.SURGERY, "2026-01-05")
    assert of_event(done, brief=True) == "operation or anaesthesia on 2026-01-05"
