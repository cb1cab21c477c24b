"""Which anti-mediator medicines are taken, since when, and which were tried."""

import pytest
from antimediator_charts import (
    CETIRIZINE,
    LOST,
    NO_ORDERS,
    NO_STATEMENTS,
    patient,
)
from charts import medication, on

from cds_service.clinical.antimediators import (
    AntimediatorClass,
    classes_ever,
    classes_taken,
    classes_taken_for,
    taken_for,
    taken_since,
    taking_class,
)
from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.medication import Drug, MedicationKind, MedicationStatus
from cds_service.clinical.presence import Presence
from cds_service.clinical.record import Gap, Record, Unread
from cds_service.frozen import replace

H1, H2 = AntimediatorClass.H1, AntimediatorClass.H2
LEUKOTRIENE = AntimediatorClass.LEUKOTRIENE
FOUR_WEEKS = Recency("four weeks", 28, HouseChoice("for this test"))
STATEMENT = MedicationKind.STATEMENT
DONE = MedicationStatus.COMPLETED


def test_classes_are_told_by_their_drugs() -> None:
    """A sedating antihistamine is an H1 one, ranitidine an H2 one, each said once."""
    hydroxyzine = medication(
        Drug.SEDATING_ANTIHISTAMINE, reference="MedicationRequest/1"
    )
    same = replace(hydroxyzine, drug=Drug.H1_ANTIHISTAMINE)
    ranitidine = medication(Drug.RANITIDINE)
    chart = patient(taking=(same, hydroxyzine, ranitidine))

    assert classes_taken(chart) == {H1: (same,), H2: (ranitidine,)}


def test_what_ended_was_tried_and_is_not_taken() -> None:
    """A completed statement counts among what was ever taken."""
    ended = medication(
        Drug.MONTELUKAST, "2024-01-01", kind=STATEMENT, status=DONE, ends="2024-03-01"
    )
    chart = patient(taking=(CETIRIZINE, ended))

    assert set(classes_taken(chart)) == {H1}
    assert set(classes_ever(chart)) == {H1, LEUKOTRIENE}


def test_absent_is_only_said_of_a_record_that_was_read() -> None:
    """Orders or statements not sent, or a medicine not read, leave it unknown."""
    chart = patient(taking=())
    doubt = Unread("MedicationRequest/2", Drug.H1_ANTIHISTAMINE, "no status")
    dispenses = Gap(Record.MEDICATION_DISPENSES, "was not sent")

    assert taking_class(chart, H1) is Presence.ABSENT
    assert taking_class(replace(chart, gaps=(dispenses,)), H1) is Presence.ABSENT
    for gap in (NO_ORDERS, NO_STATEMENTS):
        assert taking_class(replace(chart, gaps=(gap,)), H1) is Presence.UNKNOWN
    for unread in (LOST, doubt):
        assert taking_class(replace(chart, unread=(unread,)), H1) is Presence.UNKNOWN
    gone = replace(LOST, status_only=True)
    assert taking_class(replace(chart, unread=(gone,)), H1) is Presence.ABSENT


@pytest.mark.parametrize(
    ("starts", "long"),
    [
        ("2025-12-08", Presence.PRESENT),
        ("2025-12-09", Presence.PRESENT),
        ("2025-12-10", Presence.ABSENT),
        (None, Presence.UNKNOWN),
    ],
)
def test_how_long_a_class_has_been_taken(starts: str | None, long: Presence) -> None:
    """28 days before 2026-01-06 is 2025-12-09; without a date nobody knows."""
    chart = patient(taking=(medication(Drug.H1_ANTIHISTAMINE, starts),))

    assert taken_for(chart, H1, FOUR_WEEKS) is long


def test_what_is_not_taken_has_no_duration() -> None:
    """Not taken is absent, not read is unknown."""
    chart = patient(taking=())

    assert taken_since(chart, H1) is None
    assert taken_for(chart, H1, FOUR_WEEKS) is Presence.ABSENT
    lost = replace(chart, gaps=(NO_ORDERS,))
    assert taken_for(lost, H1, FOUR_WEEKS) is Presence.UNKNOWN


@pytest.mark.parametrize(
    ("ended", "since"), [("2025-11-09", "2025-01-01"), ("2025-11-08", "2025-12-07")]
)
def test_a_long_break_begins_a_new_course(ended: str, since: str) -> None:
    """A stated end 29 days before the next start is a break; 28 days are none."""
    earlier = medication(
        Drug.H1_ANTIHISTAMINE, "2025-01-01", kind=STATEMENT, status=DONE, ends=ended
    )
    now = medication(Drug.H1_ANTIHISTAMINE, "2025-12-07")
    chart = patient(taking=(earlier, now))

    assert taken_since(chart, H1) == on(since)


def test_an_order_without_an_end_proves_no_break() -> None:
    """A completed order that names no end may have been renewed without a gap."""
    earlier = medication(Drug.H1_ANTIHISTAMINE, "2025-01-01", status=DONE)
    now = medication(Drug.H1_ANTIHISTAMINE, "2025-12-07")

    assert taken_since(patient(taking=(earlier, now)), H1) == on("2025-01-01")


def test_eight_weeks_have_their_time() -> None:
    """56 days before 2026-01-06 is 2025-11-11."""
    just = medication(Drug.H1_ANTIHISTAMINE, "2025-11-11")
    short = medication(Drug.H2_ANTIHISTAMINE, "2025-11-12")

    assert classes_taken_for(patient(taking=(just, short))) == (H1,)
