"""Appointments that are being booked: what for, and for when."""

import json
from datetime import date
from typing import Any

import msgspec
import pytest

from cds_service.clinical.event import Event, EventKind, Phase
from cds_service.clinical.moment import Moment
from cds_service.from_fhir.malformed import read_as
from cds_service.from_fhir.wanted import read_appointment
from cds_service.from_fhir.wire.care import Appointment

SNOMED = "http://snomed.info/sct"
LATER = Moment(date(2026, 2, 3))


def coded(code: str, system: str = SNOMED) -> dict[str, Any]:
    """Return a concept of one code."""
    return {"coding": [{"system": system, "code": code}]}


def booked(**more: Any) -> list[Event]:  # noqa: ANN401 (JSON)
    """Read an appointment of 2026-02-03."""
    sent = {"resourceType": "Appointment", "start": "2026-02-03", **more}
    appointment = read_as(msgspec.Raw(json.dumps(sent).encode()), Appointment)
    assert appointment is not None
    return list(read_appointment(appointment, "Appointment/a"))


def kinds(events: list[Event]) -> list[EventKind]:
    """Return the kinds in the order of the events."""
    return [event.kind for event in events]


def test_a_booking() -> None:
    """What is booked, and for when."""
    service = [{"text": "Colonoscopy"}]
    assert booked(status="proposed", serviceType=service) == [
        Event(
            "Appointment/a",
            EventKind.SURGERY,
            "Colonoscopy",
            phase=Phase.BOOKED,
            planned=LATER,
        )
    ]


@pytest.mark.parametrize(
    ("status", "events"),
    [
        ("proposed", 1),
        ("pending", 1),
        ("booked", 1),
        ("arrived", 1),
        ("waitlist", 1),
        ("of-another-word", 1),
        (None, 1),
        ("fulfilled", 0),
        ("cancelled", 0),
        ("noshow", 0),
        ("entered-in-error", 0),
    ],
)
def test_what_is_over_is_no_booking(status: str | None, events: int) -> None:
    """Every other one may be what the call is about."""
    assert len(booked(status=status, description="knee surgery")) == events


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        ({"serviceType": {"text": "CT with contrast"}}, "contrast-imaging"),
        ({"serviceType": [{"concept": coded("73761001")}]}, "surgery-or-anaesthesia"),
        ({"reasonCode": [{"text": "tooth extraction"}]}, "minor-procedure"),
        ({"reason": [{"concept": {"text": "hip surgery"}}]}, "surgery-or-anaesthesia"),
        ({"reason": {"text": "hip surgery"}}, "surgery-or-anaesthesia"),
        ({"description": "MRI w/wo contrast"}, "contrast-imaging"),
        (
            {
                "serviceType": [
                    coded("172", "http://terminology.hl7.org/CodeSystem/service-type")
                ]
            },
            "allergy-care",
        ),
        ({"specialty": [coded("394803006")]}, "hematology-care"),
        (
            {"specialty": coded("207RH0003X", "http://nucc.org/provider-taxonomy")},
            "hematology-care",
        ),
    ],
)
def test_where_a_booking_says_what_it_is_for(more: dict[str, Any], kind: str) -> None:
    """Service, reason, description and specialty, of R4 and of other versions."""
    assert kinds(booked(**more)) == [EventKind(kind)]


def test_an_unverified_code_is_said() -> None:
    """Here as in orders."""
    cpt = "http://www.ama-assn.org/go/cpt"
    (event,) = booked(serviceType=[coded("11102", cpt)])
    assert event.unverified_code


def test_the_name_of_a_specialty_is_no_procedure() -> None:
    """A visit to a surgeon is no operation."""
    assert booked(specialty=[{"text": "General surgery"}]) == []


@pytest.mark.parametrize("code", ["CHECKUP", "FOLLOWUP"])
def test_a_check_up_after_surgery_is_none(code: str) -> None:
    """Its words tell of the past; a code still counts."""
    kind = coded(code, "http://terminology.hl7.org/CodeSystem/v2-0276")
    assert booked(appointmentType=kind, description="knee surgery") == []
    asked = booked(appointmentType=kind, serviceType=[coded("73761001")])
    assert kinds(asked) == [EventKind.SURGERY]


def test_a_booking_without_a_time_has_the_earliest_that_was_asked_for() -> None:
    """Proposals have periods instead."""
    periods = [{"start": "2026-03-01"}, {"start": "2026-02-03"}, {"end": "2026-01-01"}]
    asked: dict[str, Any] = {"start": None, "description": "surgery"}
    assert booked(**asked, requestedPeriod=periods)[0].planned == LATER
    assert booked(**asked, requestedPeriod=periods[1])[0].planned == LATER
    assert booked(**asked)[0].planned is None
