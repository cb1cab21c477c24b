"""The first dose, what tells it, and breaks."""

from datetime import date

import pytest
from charts import draft, medication, on
from mido_charts import MIDO, chart, dispense

from cds_service.clinical.exposure import StartBasis, first_dose, restart
from cds_service.clinical.medication import (
    Medication,
    MedicationKind,
    MedicationStatus,
)
from cds_service.frozen import replace


def given(day: str) -> Medication:
    """Return an administration."""
    return medication(
        MIDO,
        day,
        kind=MedicationKind.ADMINISTRATION,
        status=MedicationStatus.COMPLETED,
    )


def stated(day: str, ends: str | None = None) -> Medication:
    """Return a statement of taking it."""
    return medication(MIDO, day, kind=MedicationKind.STATEMENT, ends=ends)


ORDER = medication(MIDO, "2025-12-01")


@pytest.mark.parametrize(
    ("taken", "day", "basis"),
    [
        ((ORDER,), date(2025, 12, 4), StartBasis.ORDER),
        ((ORDER, stated("2025-12-09")), date(2025, 12, 9), StartBasis.STATEMENT),
        ((ORDER, dispense("2025-12-08")), date(2025, 12, 8), StartBasis.DISPENSE),
        (
            (dispense("2025-12-08"), given("2025-12-10")),
            date(2025, 12, 10),
            StartBasis.ADMINISTRATION,
        ),
        (
            (stated("2025-11-07"), given("2025-12-05")),
            date(2025, 12, 5),
            StartBasis.ADMINISTRATION,
        ),
        (
            (stated("2025-11-06"), given("2025-12-05")),
            date(2025, 11, 6),
            StartBasis.STATEMENT,
        ),
        ((dispense("2025-12-08"), dispense("2025-11-08")), date(2025, 11, 8), None),
    ],
)
def test_the_surest_evidence_of_the_first_weeks_tells_the_start(
    taken: tuple[Medication, ...], day: date, basis: StartBasis | None
) -> None:
    """Administration before dispense before statement before order + 3 days."""
    start = first_dose(chart(taken=taken))
    assert start is not None
    assert start.moment.day == day
    assert basis is None or start.basis is basis


@pytest.mark.parametrize("status", [MedicationStatus.CANCELLED, MedicationStatus.DRAFT])
def test_what_never_began_is_no_start(status: MedicationStatus) -> None:
    """Cancelled and draft orders, plans, and undated records."""
    assert first_dose(chart(taken=(replace(ORDER, status=status),))) is None
    assert first_dose(chart(taken=(replace(ORDER, planned=True),))) is None
    assert first_dose(chart(taken=(medication(MIDO), draft(MIDO)))) is None


def test_a_plan_reported_by_the_patient_is_being_taken() -> None:
    """Some systems record what patients take as a plan."""
    told = replace(ORDER, planned=True, patient_reported=True)
    assert first_dose(chart(taken=(told,))) is not None


@pytest.mark.parametrize(
    ("authored", "doubted"), [("2025-11-09", False), ("2025-11-08", True)]
)
def test_an_order_long_before_the_first_dose_is_a_doubt(
    authored: str, *, doubted: bool
) -> None:
    """More than 28 days from the assumed dose: earlier doses may be missing."""
    order = medication(MIDO, authored)
    start = first_dose(chart(taken=(order, dispense("2025-12-10"))))
    assert start is not None
    assert (start.earlier_order == on(authored)) is doubted


@pytest.mark.parametrize(
    ("again", "breaks"), [("2025-12-20", False), ("2025-12-21", True)]
)
def test_a_break_of_more_than_28_days_is_a_restart(again: str, *, breaks: bool) -> None:
    """The supply ended on 2025-11-22; the 28th day after is 2025-12-20."""
    first, second = dispense("2025-10-25", 28), dispense(again, 28)
    found = restart(chart(taken=(first, second)))
    assert (found == on(again)) is breaks
    assert restart(chart(taken=(second, first))) == found


def test_an_open_end_proves_no_break() -> None:
    """A stopped statement without an end may have lasted until the next."""
    stopped = replace(stated("2025-01-01"), status=MedicationStatus.STOPPED)
    assert restart(chart(taken=(stopped, dispense("2025-12-20")))) is None
    ended = replace(stopped, ends=on("2025-06-01"))
    assert restart(chart(taken=(ended, dispense("2025-12-20")))) == on("2025-12-20")


def test_a_dispense_without_days_is_one_cycle() -> None:
    """28 days are assumed."""
    first = dispense("2025-10-25", None)
    assert restart(chart(taken=(first, dispense("2025-12-20")))) is None
    assert restart(chart(taken=(first, dispense("2025-12-21")))) is not None


def test_absurd_dates_and_supplies_do_no_harm() -> None:
    """The ends of the calendar are no error."""
    late = replace(ORDER, starts=on("9999-12-31"))
    endless = replace(dispense("2025-12-01"), supply_days=10**9)
    early = dispense("0001-01-01", -5)
    facts = chart(taken=(late, endless, early))
    assert first_dose(facts) is not None
    restart(facts)
