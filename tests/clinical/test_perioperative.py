"""Operations ahead, assessments that hold, agents without those that did harm."""

import pytest
from trigger_charts import REFUTED, allergy, booked, event, sm_chart

from cds_service.clinical.allergy import Allergen, Allergy
from cds_service.clinical.event import Event, EventKind, Phase
from cds_service.clinical.medication import Drug
from cds_service.clinical.perioperative import (
    SaferAgent,
    assessments,
    operations_tomorrow,
    operations_wanted,
    safer_agents,
    unseen_assessments,
)
from cds_service.clinical.record import Gap, Record

SURGERY, ASSESSMENT = EventKind.SURGERY, EventKind.ANAESTHESIA_CONSULTATION


@pytest.mark.parametrize(
    ("day", "near"),
    [
        ("2026-01-06", True),
        ("2026-04-06", True),
        ("2026-04-07", False),
        ("2026-01-05", False),
        (None, True),
    ],
)
def test_operations_of_90_days(day: str | None, near: bool) -> None:
    """Day 90 is near, day 91 is not; without a day it is taken for near."""
    chart = sm_chart(wanted=(booked(SURGERY, day),))

    assert bool(operations_wanted(chart)) is near


@pytest.mark.parametrize(
    ("day", "soon"),
    [
        ("2026-01-06", True),
        ("2026-01-07", True),
        ("2026-01-08", False),
        ("2026-01-05", False),
        (None, False),
    ],
)
def test_operations_of_today_or_tomorrow(day: str | None, soon: bool) -> None:
    """Those on record count as well; without a day nobody knows."""
    wanted = sm_chart(wanted=(booked(SURGERY, day),))
    known = sm_chart(events=(booked(SURGERY, day, Phase.ORDERED),))

    assert bool(operations_tomorrow(wanted)) is soon
    assert bool(operations_tomorrow(known)) is soon


def test_only_operations() -> None:
    """A small procedure or imaging is none."""
    other = (booked(EventKind.MINOR_PROCEDURE, "2026-01-06"),)

    assert operations_wanted(sm_chart(wanted=other)) == ()
    assert operations_tomorrow(sm_chart(wanted=other)) == ()


@pytest.mark.parametrize(
    ("known", "holds"),
    [
        (event(ASSESSMENT, "2025-10-08"), True),
        (event(ASSESSMENT, "2025-10-07"), False),
        (event(ASSESSMENT, "2026-01-06"), True),
        (event(ASSESSMENT, "2026-01-07"), False),
        (event(ASSESSMENT), False),
        (event(ASSESSMENT, "2025-12-01", unverified_code=True), False),
        (event(ASSESSMENT, phase=Phase.ORDERED), True),
        (event(EventKind.ALLERGY_CARE, "2025-12-01"), False),
    ],
)
def test_assessments_of_90_days(known: Event, holds: bool) -> None:
    """Day 90 holds, day 91 does not; an ordered one is still to come."""
    assert bool(assessments(sm_chart(events=(known,)))) is holds


def test_an_assessment_in_the_same_call() -> None:
    """Booked or ordered together with the operation."""
    assert assessments(sm_chart(wanted=(booked(ASSESSMENT, "2026-01-10"),)))


@pytest.mark.parametrize(
    ("record", "unseen"),
    [
        (Record.PROCEDURES, True),
        (Record.TEST_ORDERS, True),
        (Record.ENCOUNTERS, True),
        (Record.LABS, False),
    ],
)
def test_where_an_assessment_would_be(record: Record, unseen: bool) -> None:
    """What was not read of these may hold one."""
    chart = sm_chart(gaps=(Gap(record, "was not sent"),))

    assert bool(unseen_assessments(chart)) is unseen


@pytest.mark.parametrize(
    ("reaction", "gone"),
    [
        (allergy(Drug.ANAESTHETIC), {SaferAgent.PROPOFOL, SaferAgent.VOLATILES}),
        (allergy(Drug.MUSCLE_RELAXANT_SAFER), {SaferAgent.RELAXANTS}),
        (allergy(Allergen.LOCAL_ANAESTHETIC), {SaferAgent.LOCALS}),
        (allergy(Drug.LOCAL_ANAESTHETIC), {SaferAgent.LOCALS}),
        (allergy(Drug.OPIOID_LOWER_RISK, Allergen.OPIOID), {SaferAgent.OPIOIDS}),
        (allergy(Allergen.OPIOID), {SaferAgent.OPIOIDS}),
        (allergy(Drug.OPIOID_HISTAMINE_RELEASING, Allergen.OPIOID), set()),
        (allergy(Drug.OPIOID_NOT_RANKED, Allergen.OPIOID), set()),
        (allergy(Drug.MUSCLE_RELAXANT_SAFER, certainty=REFUTED), set()),
        (allergy(Drug.MUSCLE_RELAXANT_SAFER, only_gastrointestinal=True), set()),
        (allergy(Drug.MUSCLE_RELAXANT_SAFER, current=False), {SaferAgent.RELAXANTS}),
    ],
)
def test_reactions_take_agents_off_the_list(
    reaction: Allergy, gone: set[SaferAgent]
) -> None:
    """A group goes with a reaction to one of it; morphine says nothing of fentanyl."""
    left = safer_agents(sm_chart(allergies=(reaction,)))

    assert set(SaferAgent) - set(left) == gone
