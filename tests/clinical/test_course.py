"""Being taken, on hold, stopped: which record tells it."""

import pytest
from charts import medication, on
from mido_charts import MIDO, TAKING, backwards, chart, dispense, held

from cds_service.clinical.course import Taking, course
from cds_service.clinical.medication import (
    Medication,
    MedicationKind,
    MedicationStatus,
)
from cds_service.frozen import replace

STOPPED = MedicationStatus.STOPPED


def stated(
    day: str,
    status: MedicationStatus = MedicationStatus.ACTIVE,
    ends: str | None = None,
) -> Medication:
    """Return a statement."""
    return medication(
        MIDO, day, kind=MedicationKind.STATEMENT, status=status, ends=ends
    )


def order(day: str | None, status: MedicationStatus) -> Medication:
    """Return an order in a state."""
    return medication(MIDO, day, status=status)


COMPLETED = order("2025-12-01", MedicationStatus.COMPLETED)
UNKNOWN = order("2025-12-01", MedicationStatus.UNKNOWN)


@pytest.mark.parametrize(
    ("taken", "state"),
    [
        ((), Taking.NEVER),
        ((TAKING,), Taking.NOW),
        ((held(),), Taking.ON_HOLD),
        ((held(status=STOPPED),), Taking.STOPPED),
        ((COMPLETED,), Taking.STOPPED),
        ((UNKNOWN,), Taking.UNCLEAR),
        ((order("2025-12-01", MedicationStatus.CANCELLED),), Taking.NEVER),
        # An order nobody closed keeps the checks running.
        ((order("2025-11-01", MedicationStatus.ACTIVE), held()), Taking.NOW),
        ((order("2025-11-01", MedicationStatus.ACTIVE), COMPLETED), Taking.NOW),
        ((held(starts="2025-11-01"), TAKING), Taking.NOW),
        ((held(), TAKING), Taking.NOW),
        ((order(None, MedicationStatus.ACTIVE), held()), Taking.NOW),
        ((TAKING, held(starts=None)), Taking.NOW),
        ((TAKING, stated("2025-06-01", STOPPED, "2025-12-20")), Taking.NOW),
        ((TAKING, stated("2025-06-01", STOPPED)), Taking.NOW),
        # Supply speaks where no order does, with seven days of grace.
        ((dispense("2025-12-02", 28),), Taking.NOW),
        ((dispense("2025-12-01", 28),), Taking.RUN_OUT),
        ((stated("2025-06-01", ends="2025-12-30"),), Taking.NOW),
        ((stated("2025-06-01", ends="2025-12-29"),), Taking.RUN_OUT),
        # An active order past its own end, with the same grace.
        ((replace(TAKING, ends=on("2025-12-30")),), Taking.NOW),
        ((replace(TAKING, ends=on("2025-12-29")),), Taking.RUN_OUT),
        # Tablets that last until today are taken, whatever an order says.
        ((COMPLETED, dispense("2025-12-20")), Taking.NOW),
        ((UNKNOWN, dispense("2025-12-20")), Taking.NOW),
        ((held(), dispense("2025-12-20")), Taking.NOW),
        ((held(), dispense("2025-12-01")), Taking.ON_HOLD),
        ((held(status=STOPPED), dispense("2025-12-20")), Taking.NOW),
        ((COMPLETED, dispense("2025-11-30", 60)), Taking.NOW),
    ],
)
def test_the_state(taken: tuple[Medication, ...], state: Taking) -> None:
    """Each set of records has one state, in any order."""
    facts = chart(taken=taken)
    assert course(facts).state is state
    assert course(backwards(facts)) == course(facts)


NEWEST_FIRST = (
    order("2025-12-01", MedicationStatus.UNKNOWN),
    held(starts="2025-12-01"),
    held(starts="2025-12-01", status=STOPPED),
    stated("2025-12-01", ends="2025-12-02"),
)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_of_two_records_of_one_day_the_careful_one_counts(place: int) -> None:
    """Unclear before held, held before stopped, stopped before run out."""
    careful, other = NEWEST_FIRST[place : place + 2]

    assert course(chart(taken=(other, careful))).record == careful
    assert course(chart(taken=(careful, other))).record == careful


def test_the_supply_of_another_order_goes_on_after_a_hold() -> None:
    """A dispense of the held order itself ends with it; any other does not."""
    other = replace(dispense("2025-12-20"), authorized_by="MedicationRequest/other")
    assert course(chart(taken=(held(), other))).state is Taking.NOW
    own = replace(other, authorized_by=held().reference)
    assert course(chart(taken=(held(), own))).state is Taking.ON_HOLD


def test_only_active_orders_could_be_held() -> None:
    """A dispense cannot be put on hold."""
    assert course(chart(taken=(TAKING, dispense("2025-12-20")))).orders == (TAKING,)
    assert course(chart(taken=(dispense("2025-12-20"),))).orders == ()


def given(day: str) -> Medication:
    """Return an administration."""
    return medication(
        MIDO,
        day,
        kind=MedicationKind.ADMINISTRATION,
        status=MedicationStatus.COMPLETED,
    )


@pytest.mark.parametrize(
    ("taken", "newer"),
    [
        ((TAKING,), None),
        ((order("2025-11-01", MedicationStatus.ACTIVE), held()), held()),
        ((order("2025-11-01", MedicationStatus.ACTIVE), COMPLETED), COMPLETED),
        ((held(status=STOPPED), given("2026-01-06")), held(status=STOPPED)),
        ((held(), dispense("2025-12-20")), held()),
        ((COMPLETED, dispense("2025-12-20")), None),
        ((order(None, MedicationStatus.UNKNOWN), dispense("2025-12-20")), None),
        ((COMPLETED, dispense("2025-12-01", 60)), None),
        ((COMPLETED, dispense("2025-12-02", 60)), None),
        ((COMPLETED, dispense("2025-11-30", 60)), COMPLETED),
    ],
)
def test_what_contradicts_is_named(
    taken: tuple[Medication, ...], newer: Medication | None
) -> None:
    """Being taken wins; the record that says otherwise is kept beside it."""
    answer = course(chart(taken=taken))
    assert answer.state is Taking.NOW
    assert answer.contradicted_by == newer
    held_anew = newer is not None and newer.status is MedicationStatus.ON_HOLD
    assert answer.held_anew is held_anew
