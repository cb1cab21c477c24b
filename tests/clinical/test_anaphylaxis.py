"""Anaphylaxis is found wherever it is recorded, and its absence never assumed."""

from itertools import permutations

import pytest
from charts import ADULT, AS_OF, Chart, diagnosis, on

from cds_service.clinical.allergy import Allergen, Allergy, Certainty
from cds_service.clinical.anaphylaxis import (
    anaphylaxis_evidence,
    anaphylaxis_within,
    dated,
    had_anaphylaxis,
)
from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.presence import Presence
from cds_service.clinical.record import Gap, Record, Unread
from cds_service.frozen import replace

YEAR = Recency("a year", 365, HouseChoice("for this test"))
ATTACK = replace(diagnosis(Disease.ANAPHYLAXIS), recorded=on("2024-05-01"))
BEE = Allergy(
    "AllergyIntolerance/bee",
    frozenset({Allergen.HYMENOPTERA_VENOM}),
    name="bee venom",
    anaphylaxis=True,
    recorded=on("2025-06-01"),
)
REACTION = Event(
    "AllergyIntolerance/nuts", EventKind.ANAPHYLAXIS_REACTION, "nuts", on("2023-02-03")
)
SAME = Event(BEE.reference, EventKind.ANAPHYLAXIS_REACTION, BEE.name, BEE.recorded)


def chart(**parts: object) -> Chart:
    """Return a chart with these facts."""
    return Chart(AS_OF, ADULT, **parts)  # type: ignore[arg-type]


def test_everything_that_says_so_newest_first() -> None:
    """A problem, an allergy (once), another reaction; in any order the same."""
    for events in permutations((REACTION, SAME)):
        found = anaphylaxis_evidence(
            chart(diagnoses=(ATTACK,), allergies=(BEE,), events=events)
        )
        assert found == (BEE, ATTACK, REACTION)


def test_what_is_none() -> None:
    """A refuted allergy, one that showed itself otherwise, another problem."""
    refuted = replace(BEE, certainty=Certainty.REFUTED)
    mild = replace(BEE, anaphylaxis=False, severe=True)
    other = diagnosis(Disease.EOSINOPHILIA)

    assert anaphylaxis_evidence(chart(allergies=(refuted, mild))) == ()
    assert anaphylaxis_evidence(chart(diagnoses=(other,))) == ()


@pytest.mark.parametrize(
    ("day", "within"),
    [
        ("2025-01-07", True),
        ("2025-01-06", True),
        ("2025-01-05", False),
        ("2026-01-06", True),
        ("2026-01-07", False),
    ],
)
def test_within_a_window(day: str, within: bool) -> None:
    """364 and 365 days are, 366 are not, and tomorrow is not."""
    attack = replace(ATTACK, recorded=on(day))

    assert bool(anaphylaxis_within(chart(diagnoses=(attack,)), YEAR)) is within


def test_without_a_date_it_is_last_and_within_nothing() -> None:
    """Nobody knows when it was."""
    undated = replace(ATTACK, reference="Condition/x", recorded=None)
    both = chart(diagnoses=(undated, ATTACK))

    assert anaphylaxis_evidence(both) == (ATTACK, undated)
    assert anaphylaxis_within(chart(diagnoses=(undated,)), YEAR) == ()
    assert dated(undated) is None
    assert dated(REACTION) == on("2023-02-03")


def test_whether_there_ever_was_one() -> None:
    """Absent only where problems and allergies were read in full."""
    unread = Unread("Condition/1", Disease.ANAPHYLAXIS, "no code")

    assert had_anaphylaxis(chart(diagnoses=(ATTACK,))) is Presence.PRESENT
    assert had_anaphylaxis(chart()) is Presence.ABSENT
    assert had_anaphylaxis(chart(unread=(unread,))) is Presence.UNKNOWN
    withdrawn = replace(unread, status_only=True)
    assert had_anaphylaxis(chart(unread=(withdrawn,))) is Presence.ABSENT


@pytest.mark.parametrize("record", [Record.CONDITIONS, Record.ALLERGIES])
def test_a_part_that_was_not_sent_may_hold_one(record: Record) -> None:
    """Unknown is never no, and what is known stays known."""
    gaps = (Gap(record, "was not sent"),)

    assert had_anaphylaxis(chart(gaps=gaps)) is Presence.UNKNOWN
    assert had_anaphylaxis(chart(gaps=gaps, allergies=(BEE,))) is Presence.PRESENT


def test_of_one_day_the_reference_decides() -> None:
    """Two attacks of one day stand in one order, however they were sent."""
    first, second = (
        Event(f"Encounter/{name}", EventKind.ANAPHYLAXIS_REACTION, "", on("2025-06-01"))
        for name in ("a", "b")
    )

    for events in ((first, second), (second, first)):
        assert anaphylaxis_evidence(chart(events=events)) == (first, second)
