"""The appointments of a call reach the chart: the patient's, and only those."""

from typing import Any

import pytest
from calls import bundle, call, read

from cds_service.clinical.chart import Chart
from cds_service.clinical.record import Record, Topic

MINE = {"reference": "Patient/p1"}
THEIRS = {"reference": "Patient/p2"}


def appointment(*actors: Any, **more: Any) -> dict[str, Any]:  # noqa: ANN401 (JSON)
    """Return a booking of an operation."""
    return {
        "resourceType": "Appointment",
        "id": "a1",
        "status": "proposed",
        "description": "Knee surgery",
        "participant": [{"actor": actor} for actor in actors or [MINE]],
        **more,
    }


def booking(*appointments: Any) -> Chart:  # noqa: ANN401 (JSON)
    """Read a call about these appointments."""
    context = {"appointments": bundle(*appointments)}
    return read(call({}, "appointment-book", context))


def test_a_booking() -> None:
    """Of the appointment-book hook alone."""
    chart = booking(appointment())
    (event,) = chart.wanted
    assert (event.reference, event.kind, event.phase) == (
        "Appointment/a1",
        "surgery-or-anaesthesia",
        "being booked",
    )
    context = {"appointments": bundle(appointment())}
    assert read(call({}, "patient-view", context)).wanted == ()


@pytest.mark.parametrize(
    ("actors", "mine"),
    [
        ([MINE], True),
        ([{"reference": "https://ehr.example/r4/Patient/p1"}], True),
        ([THEIRS], False),
        ([THEIRS, MINE], True),
        ([{"reference": "Practitioner/d1"}, MINE], True),
        ([{"reference": "Practitioner/d1"}, THEIRS], False),
        ([{"reference": "Practitioner/d1"}], True),
        ([{"display": "somebody"}], True),
        ([None], True),
    ],
)
def test_whose_appointment_it_is(actors: list[Any], mine: bool) -> None:
    """The patient's when among those who are to come, or when no patient is named."""
    chart = booking(appointment(*actors))
    assert bool(chart.wanted) is mine
    assert [item.about for item in chart.unread] == (
        [] if mine else [Topic.OTHER_PATIENT]
    )


def test_the_subject_of_r5() -> None:
    """It names the patient as well."""
    unnamed = appointment({"reference": "Practitioner/d1"})
    assert booking({**unnamed, "subject": MINE}).wanted
    assert not booking({**unnamed, "subject": THEIRS}).wanted


def test_a_patient_who_was_sent_under_an_address() -> None:
    """The appointment may use that."""
    address = "urn:uuid:5d3f"
    patient = {"resourceType": "Patient", "id": "p1"}
    record = {
        "patient": {
            "resourceType": "Bundle",
            "entry": [{"fullUrl": address, "resource": patient}],
        }
    }
    together = appointment({"reference": address}, THEIRS)
    context = {"appointments": bundle(together)}
    assert read(call(record, "appointment-book", context)).wanted
    assert not booking(together).wanted


@pytest.mark.parametrize("broken", [{"start": 5}, {"description": []}])
def test_an_appointment_that_cannot_be_read_is_said(broken: dict[str, Any]) -> None:
    """It is what the call is about."""
    chart = booking(appointment(**broken))
    assert chart.wanted == ()
    assert [(item.reference, item.about) for item in chart.unread] == [
        ("Appointment/a1", Topic.UNKNOWN)
    ]


@pytest.mark.parametrize("junk", [None, 5, "text", {}, [], {"resourceType": "Slot"}])
def test_junk_among_the_appointments(junk: object) -> None:
    """It hides none of the others."""
    assert len(booking(junk, appointment()).wanted) == 1


def test_nothing_of_the_bookings_counts_as_sent_record() -> None:
    """A part of the record that was not sent stays a gap."""
    context = {"appointments": bundle(appointment(), {"resourceType": "Encounter"})}
    chart = read(call({}, "appointment-book", context), frozenset({Record.ENCOUNTERS}))
    assert [gap.record for gap in chart.gaps] == [Record.ENCOUNTERS]


def test_a_malformed_entry_of_another_kind_is_passed_over() -> None:
    """Only what may have been a booking is said."""
    chart = booking({"resourceType": "Encounter", "status": 5}, appointment())
    assert (len(chart.wanted), chart.unread) == (1, ())
