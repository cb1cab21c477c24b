"""Ranges, parts of a day, codes of timing, and what was given."""

import pytest
from prescriptions import Json, coded, order, read

from cds_service.clinical.medication import Dose, Medication
from cds_service.clinical.record import Unread

MIDOSTAURIN = coded("1919088", "midostaurin 25 MG Oral Capsule")
TWICE = {"repeat": {"frequency": 2, "period": 1, "periodUnit": "d"}}


def sent(*told: Json) -> tuple[Dose, str]:
    """Return the dose of an order with these instructions, and what is said of it."""
    dose, *said = read(order(MIDOSTAURIN, dosageInstruction=list(told)))
    assert isinstance(dose, Medication)
    assert all(isinstance(item, Unread) for item in said)
    return dose.dose, "; ".join(item.why for item in said if isinstance(item, Unread))


def amount(mg: int = 50, **more: object) -> Json:
    """Return an instruction of so many milligrams twice a day."""
    quantity = {"value": mg, "unit": "mg"}
    return {"timing": TWICE, "doseAndRate": [{"doseQuantity": quantity}], **more}


@pytest.mark.parametrize("where", ["inside", "outside"])
def test_a_range(where: str) -> None:
    """Equal bounds are a dose; others are shown, in R4 as in STU3."""

    def of(low: int, high: int) -> Json:
        bounds = {
            "doseRange": {
                "low": {"value": low, "unit": "mg"},
                "high": {"value": high, "unit": "mg"},
            }
        }
        inside = {"doseAndRate": [bounds]}
        return {"timing": TWICE} | (inside if where == "inside" else bounds)

    assert sent(of(50, 50))[0].mg_per_take == 50
    assert sent(of(50, 100))[0].mg_per_take is None
    assert sent(of(50, 100))[0].text == "50 mg to 100 mg, 2 x a day"


def part(when: str, mg: int = 100, **more: object) -> Json:
    """Return one part of a day."""
    quantity = {"value": mg, "unit": "mg"}
    timing = {
        "repeat": {"frequency": 1, "period": 1, "periodUnit": "d", "when": [when]}
    }
    return {"timing": timing, "doseAndRate": [{"doseQuantity": quantity}], **more}


@pytest.mark.parametrize(
    ("parts", "mg", "takes"),
    [
        ([part("MORN"), part("EVE")], 100, 2),
        ([part("MORN"), part("NOON"), part("EVE")], 100, 3),
        (
            [
                part("MORN", text="100 mg in the morning"),
                part("EVE", text="100 mg in the evening"),
            ],
            100,
            2,
        ),
        ([part("MORN"), part("EVE", 50)], None, None),
        ([part("MORN"), part("MORN", text="again")], None, None),
        ([part("MORN"), part("EVE", asNeededBoolean=True)], None, None),
        ([part("MORN"), amount(100)], None, None),
    ],
)
def test_parts_of_a_day(parts: list[Json], mg: int | None, takes: int | None) -> None:
    """The same amount at different times of a day is one dose; nothing else is."""
    dose, _ = sent(*parts)

    assert (dose.mg_per_take, dose.takes_per_day) == (mg, takes)


@pytest.mark.parametrize(
    ("code", "takes"),
    [
        ("QD", 1),
        ("BID", 2),
        ("TID", 3),
        ("QID", 4),
        ("AM", 1),
        ("PM", 1),
        ("BED", 1),
        ("Q12H", 2),
        ("Q8H", 3),
        ("Q6H", 4),
        ("bid", 2),
        ("WK", None),
        ("MO", None),
        ("XYZ", None),
    ],
)
def test_codes_of_timing(code: str, takes: int | None) -> None:
    """HL7's abbreviations; weeks and months are no daily rate."""
    dose, _ = sent(amount(timing={"code": {"coding": [{"code": code}]}}))

    assert dose.takes_per_day == takes


def test_every_other_day() -> None:
    """Half a take a day."""
    code = {"coding": [{"code": "QOD"}]}
    repeat = {"frequency": 1, "period": 2, "periodUnit": "d"}
    dose, said = sent(amount(timing={"code": code, "repeat": repeat}))

    assert (str(dose.takes_per_day), said) == ("0.5", "")


def test_what_was_given() -> None:
    """An administration has one object with one amount."""
    given = {
        "resourceType": "MedicationAdministration",
        "id": "x",
        "status": "completed",
        "medicationCodeableConcept": MIDOSTAURIN,
        "effectiveDateTime": "2025-12-03",
        "dosage": {"dose": {"value": 2, "unit": "capsule"}},
    }
    (found,) = read(given)

    assert isinstance(found, Medication)
    assert found.dose.mg_per_take == 50
