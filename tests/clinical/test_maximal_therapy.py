"""Were anti-mediator medicines tried long enough, or only named?"""

import pytest
from antimediator_charts import CETIRIZINE, FAMOTIDINE, NO_STATEMENTS, patient
from charts import medication

from cds_service.clinical.maximal_therapy import maximal_therapy
from cds_service.clinical.medication import Drug, MedicationKind, MedicationStatus
from cds_service.clinical.presence import Presence
from cds_service.clinical.record import Unread
from cds_service.frozen import replace

ENDED = MedicationStatus.COMPLETED
STOPPED = MedicationStatus.STOPPED
DISPENSE = MedicationKind.DISPENSE


def test_it_is_two_classes_tried() -> None:
    """One class is not enough, and what was not read may be the second."""
    one = patient(taking=(CETIRIZINE,))

    assert maximal_therapy(patient(taking=(CETIRIZINE, FAMOTIDINE))) is Presence.PRESENT
    assert maximal_therapy(one) is Presence.ABSENT
    assert maximal_therapy(replace(one, gaps=(NO_STATEMENTS,))) is Presence.UNKNOWN
    doubt = Unread("MedicationRequest/2", Drug.MONTELUKAST, "no status")
    assert maximal_therapy(replace(one, unread=(doubt,))) is Presence.UNKNOWN


@pytest.mark.parametrize(
    ("starts", "answer"),
    [
        ("2026-01-05", Presence.ABSENT),
        ("2025-11-12", Presence.ABSENT),
        ("2025-11-11", Presence.PRESENT),
        ("2025-11-10", Presence.PRESENT),
    ],
)
def test_each_class_needs_eight_weeks(starts: str, answer: Presence) -> None:
    """55 days are too few, 56 are enough; one day proves nothing."""
    begun = medication(Drug.H2_ANTIHISTAMINE, starts)

    assert maximal_therapy(patient(taking=(CETIRIZINE, begun))) is answer


@pytest.mark.parametrize(
    ("ends", "answer"),
    [("2024-02-25", Presence.ABSENT), ("2024-02-26", Presence.PRESENT)],
)
def test_a_trial_of_the_past_counts_by_its_length(ends: str, answer: Presence) -> None:
    """55 days and 56 days, ended two years ago."""
    past = medication(Drug.H2_ANTIHISTAMINE, "2024-01-01", status=ENDED, ends=ends)

    assert maximal_therapy(patient(taking=(CETIRIZINE, past))) is answer


def test_what_names_no_start_or_no_end_is_unknown() -> None:
    """A stopped order may have lasted a day or a year."""
    endless = medication(Drug.H2_ANTIHISTAMINE, "2024-01-01", status=STOPPED)
    undated = medication(Drug.H2_ANTIHISTAMINE)

    for item in (endless, undated):
        chart = patient(taking=(CETIRIZINE, item))
        assert maximal_therapy(chart) is Presence.UNKNOWN


@pytest.mark.parametrize(
    ("second", "answer"),
    [("2024-02-26", Presence.PRESENT), ("2024-02-27", Presence.ABSENT)],
)
def test_supplies_that_follow_each_other_are_one_course(
    second: str, answer: Presence
) -> None:
    """A break of 28 days belongs to a course, one of 29 ends it."""
    fills = [
        medication(
            Drug.H2_ANTIHISTAMINE, day, kind=DISPENSE, status=ENDED, supply_days=28
        )
        for day in ("2024-01-01", second)
    ]

    assert maximal_therapy(patient(taking=(CETIRIZINE, *fills))) is answer
