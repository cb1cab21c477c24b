"""Who has seen to a venom reaction since, and how."""

from itertools import permutations

import pytest
from charts import ADULT, AS_OF, Chart, medication, on

from cds_service.clinical.allergy import Allergen, Allergy
from cds_service.clinical.event import Event, EventKind, Phase
from cds_service.clinical.medication import (
    Drug,
    MatchedBy,
    Medication,
    MedicationStatus,
)
from cds_service.clinical.presence import Presence
from cds_service.clinical.venom import (
    allergist_since,
    immunotherapy,
    treated,
)
from cds_service.frozen import replace

BEE = Allergy(
    "AllergyIntolerance/bee",
    frozenset({Allergen.HYMENOPTERA_VENOM}),
    name="bee venom",
    recorded=on("2025-06-01"),
)


VISIT = Event("Encounter/1", EventKind.ALLERGY_CARE, "allergy clinic", on("2025-06-01"))


COURSE = Event("Procedure/1", EventKind.VENOM_IMMUNOTHERAPY, "VIT")


def test_immunotherapy_is_an_event_or_an_extract() -> None:
    """Done, ordered or taken; an unverified code and a cancelled order are none."""
    extract = medication(Drug.VENOM_EXTRACT, "2024-01-01")
    cancelled = replace(extract, status=MedicationStatus.CANCELLED)
    guessed = replace(extract, matched_by=MatchedBy.UNVERIFIED_CODE)
    doubtful = replace(COURSE, unverified_code=True)

    def treated(*events: Event, taken: tuple[Medication, ...] = ()) -> object:
        return immunotherapy(Chart(AS_OF, ADULT, events=events, medications=taken))

    assert treated(COURSE) == (COURSE,)
    assert treated(taken=(extract,)) == (extract,)
    assert treated(doubtful, VISIT, taken=(cancelled, guessed)) == ()


@pytest.mark.parametrize(
    ("day", "sees"),
    [("2025-05-31", False), ("2025-06-01", True), ("2025-06-02", True)],
)
def test_an_allergist_since_the_reaction(day: str, sees: bool) -> None:
    """The day it was put on record counts, the day before does not."""
    visit = replace(VISIT, when=on(day))
    chart = Chart(AS_OF, ADULT, allergies=(BEE,), events=(visit,))

    assert bool(allergist_since(chart)) is sees


@pytest.mark.parametrize(("day", "sees"), [("2024-07-07", True), ("2024-07-06", False)])
def test_where_the_reaction_has_no_date(day: str, sees: bool) -> None:
    """548 days count, 549 do not."""
    undated = replace(BEE, recorded=None)
    visit = replace(VISIT, when=on(day))
    chart = Chart(AS_OF, ADULT, allergies=(undated,), events=(visit,))

    assert bool(allergist_since(chart)) is sees


def test_an_open_referral_and_what_is_none() -> None:
    """A referral counts whatever its day; an undated or unverified visit does not."""
    referral = replace(VISIT, phase=Phase.ORDERED, when=on("2020-01-01"))
    undated = replace(VISIT, when=None)
    doubtful = replace(VISIT, unverified_code=True)
    events = (referral, undated, doubtful)

    for order in permutations(events):
        chart = Chart(AS_OF, ADULT, allergies=(BEE,), events=order)
        assert allergist_since(chart) == (referral,)


@pytest.mark.parametrize(
    ("day", "answer"),
    [
        ("2025-05-31", Presence.ABSENT),
        ("2025-06-01", Presence.PRESENT),
        ("2025-06-02", Presence.PRESENT),
    ],
)
def test_a_dose_since_the_reaction(day: str, answer: Presence) -> None:
    """The day the reaction was put on record counts, the day before does not."""
    dose = replace(COURSE, when=on(day))
    chart = Chart(AS_OF, ADULT, allergies=(BEE,), events=(dose,))

    assert treated(chart) is answer


@pytest.mark.parametrize(
    ("day", "answer"),
    [("2025-09-28", Presence.PRESENT), ("2025-09-27", Presence.ABSENT)],
)
def test_what_is_under_way_sees_to_a_newer_reaction(day: str, answer: Presence) -> None:
    """A dose of 100 days ago is under way, one of 101 days ago is not."""
    dose = replace(COURSE, when=on(day))
    stung = replace(BEE, happened=on("2025-12-20"))
    chart = Chart(AS_OF, ADULT, allergies=(stung,), events=(dose,))

    assert treated(chart) is answer


def test_a_milder_reaction_may_be_the_last() -> None:
    """The last reaction counts for immunotherapy, not the last severe one."""
    attack = replace(BEE, anaphylaxis=True, recorded=on("2015-06-01"))
    dose = replace(COURSE, when=on("2020-06-01"))
    chart = Chart(AS_OF, ADULT, allergies=(attack, BEE), events=(dose,))

    assert treated(chart) is Presence.ABSENT
    assert treated(replace(chart, allergies=(attack,))) is Presence.PRESENT


def test_an_extract_that_is_taken_or_ordered_is_under_way() -> None:
    """An active order of it; one that was stopped years ago is not."""
    extract = medication(Drug.VENOM_EXTRACT, "2024-01-01")
    ended = replace(extract, status=MedicationStatus.COMPLETED, ends=on("2024-06-01"))
    chart = Chart(AS_OF, ADULT, allergies=(BEE,), medications=(extract,))
    ordered = replace(COURSE, phase=Phase.ORDERED)

    assert treated(chart) is Presence.PRESENT
    assert treated(replace(chart, medications=(ended,))) is Presence.ABSENT
    planned = replace(chart, medications=(), events=(ordered,))
    assert treated(planned) is Presence.PRESENT
