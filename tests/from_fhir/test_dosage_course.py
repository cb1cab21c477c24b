"""The days of a course, and what is given on each of them."""

from decimal import Decimal
from typing import Any

import msgspec
import pytest

from cds_service.clinical.medication import Dose, Drug
from cds_service.from_fhir.dosage import read_dose
from cds_service.from_fhir.instructions import Instructions
from cds_service.from_fhir.strengths import Strength
from cds_service.from_fhir.wire.datatypes import Dosage


def read(*sent: dict[str, Any], rendered: str = "") -> Dose:
    """Read instructions as they are sent."""
    dosages = [msgspec.convert(each, Dosage) for each in sent]
    return read_dose(Instructions(dosages, rendered), Strength(), Drug.CLADRIBINE)[0]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("9.8 mg once daily for 5 days", (5,)),
        ("9.8 mg once daily x 7", (7,)),
        ("9.8 mg once daily x 7 d", (7,)),
        ("9.8 mg daily days 1-5 of a 28-day cycle", (5,)),
        ("9.8 mg daily days 1 to 7 every 28 days", (7,)),
        ("9.8 mg daily days 1, 2, 3, 4, 5", (5,)),
        ("9,8 mg/Tag i.v. Tag 1-5", (5,)),
        ("9,8 mg/Tag \u00fcber 14 Tage", (14,)),
        ("9,8 mg/Tag 7 Tage lang", (7,)),
        ("9,8 mg/kg/j pendant 5 jours", (5,)),
        ("9,8 mg/d\u00eda durante 7 d\u00edas", (7,)),
        ("for 5 days, then again days 1-7", (5, 7)),
        ("9.8 mg over 2 hours once daily", ()),
        ("9.8 mg once daily", ()),
    ],
)
def test_the_days_in_words(text: str, days: tuple[int, ...]) -> None:
    """Counted, from one day to another, or listed; a cycle is no course."""
    assert read({"text": text}).days == days
    assert read(rendered=text).days == days


@pytest.mark.parametrize(
    ("repeat", "days"),
    [
        ({"boundsDuration": {"value": 14, "unit": "d"}}, (14,)),
        ({"boundsDuration": {"value": 1, "unit": "wk"}}, (7,)),
        ({"boundsPeriod": {"start": "2026-01-06", "end": "2026-01-10"}}, (5,)),
        ({"count": 7}, (7,)),
    ],
)
def test_the_days_as_a_number(repeat: dict[str, Any], days: tuple[int, ...]) -> None:
    """A duration, a period with its first and last day, or so many takes."""
    daily = {"frequency": 1, "period": 1, "periodUnit": "d"}
    assert read({"timing": {"repeat": daily | repeat}}).days == days


@pytest.mark.parametrize(
    "text",
    [
        "98 mg/Tag i.v. Tag 1-5",
        "98 mg einmal t\u00e4glich f\u00fcr 5 Tage",
        "98 mg IV daily days 1-5",
        "98 mg IV over 2 h once daily x 5 days",
        "98 mg/j pendant 5 jours",
        "49 mg twice daily days 1-5",
        "98 mg (1.4 mg/kg) once daily days 1-5",
    ],
)
def test_what_is_given_on_each_day(text: str) -> None:
    """It is no dose of every day, and still that of each day of the course."""
    dose = read({"text": text})
    assert dose.mg_per_day is None
    assert dose.mg_on_a_day == Decimal(98)


@pytest.mark.parametrize(
    "text",
    [
        "98 mg",
        "98 mg over 5 days",
        "98 mg total on days 1 to 5",
        "98 mg on days 1 to 5 over 5 days",
        "98 mg \u00fcber 5 Tage",
        "49 mg or 98 mg on days 1 to 5",
        "49-98 mg on days 1 to 5",
        "98 mg 1x-2x an Tag 1-5",
        "as directed",
        "9.8 mg/day or 98 mg/day days 1-5",
    ],
)
def test_what_is_not_clear_of_each_day(text: str) -> None:
    """Without a rate or days, as a total, or with two amounts, nothing is guessed."""
    assert read({"text": text}).mg_on_a_day is None


@pytest.mark.parametrize(
    "text",
    [
        "98 mg on days 1 to 5",
        "98 mg on days 1-5",
        "98 mg days 1-5",
        "98 mg i.v. on days 1 to 5",
        "98 mg IV over 2 hours on days 1-5 of a 28-day cycle",
        "Cladribine 98 mg on days 1 to 5",
        "98 mg (1.4 mg/kg) on days 1 to 5",
        "98,0 mg Tag 1-5",
        "98 mg Tag 1-5",
        "98 mg i.v. Tag 1 bis 5",
        "98 mg an Tag 1-5",
        "98 mg an den Tagen 1-5",
        "98 mg iv j1 \u00e0 j5",
        "98 mg los d\u00edas 1 a 5",
    ],
)
def test_an_amount_on_days_is_that_of_each_of_them(text: str) -> None:
    """A protocol says "on days 1 to 5" and leaves "daily" out."""
    assert read({"text": text}).mg_on_a_day == Decimal(98)
    assert read(rendered=text).mg_on_a_day == Decimal(98)


@pytest.mark.parametrize(
    "more",
    [
        {"timing": {"repeat": {"frequency": 1, "frequencyMax": 2, "period": 1}}},
        {"patientInstruction": "49 mg on days 1 to 5"},
        {"patientInstruction": "in two parts"},
        {"doseAndRate": [{"doseQuantity": {"value": 49, "unit": "mg"}}]},
    ],
)
def test_what_else_is_said_leaves_the_days_open(more: dict[str, Any]) -> None:
    """An unclear timing, another amount or other words beside it: not guessed."""
    assert read({"text": "98 mg on days 1 to 5", **more}).mg_on_a_day is None
