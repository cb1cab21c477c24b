"""Dates, supplies, devices and links of orders, dispenses and statements."""

from datetime import date

import pytest
from charts import on
from prescriptions import (
    Json,
    administration,
    coded,
    dispense,
    order,
    read,
    read_one,
    statement,
)

from cds_service.clinical.medication import Devices, Drug, Medication
from cds_service.clinical.record import Unread

MIDOSTAURIN = coded("1919083", "midostaurin")
EPIPEN = coded("727347", "NDA019430 0.3 ML epinephrine 1 MG/ML Auto-Injector [Epipen]")


def test_starts() -> None:
    """Authored, handed over, or the start of the effective time."""
    period = {"start": "2025-10-01", "end": "2025-11-01"}
    stated = read_one(
        statement(MIDOSTAURIN, effectivePeriod=period, dateAsserted="2025-12-30")
    )
    prepared = dispense(MIDOSTAURIN, whenHandedOver=None, whenPrepared="2025-11-30")

    assert read_one(order(MIDOSTAURIN)).starts == on("2025-12-01")
    assert read_one(dispense(MIDOSTAURIN)).starts == on("2025-12-02")
    assert read_one(prepared).starts == on("2025-11-30")
    assert read_one(administration(MIDOSTAURIN)).starts == on("2025-12-03T10:00:00Z")
    assert (stated.starts, stated.ends) == (on("2025-10-01"), on("2025-11-01"))
    assert stated.recorded == on("2025-12-30")


def test_a_statement_date_is_no_start() -> None:
    """When something was said does not say since when it is taken."""
    found = read_one(statement(MIDOSTAURIN, dateAsserted="2025-12-30"))

    assert found.starts is None


def test_the_end_of_an_order() -> None:
    """It ends with its last instruction, when each instruction has an end."""

    def until(end: str | None) -> Json:
        bounds = {"boundsPeriod": {"end": end}} if end else {}
        return {"timing": {"repeat": bounds}}

    both = [until("2026-01-10"), until("2026-02-10")]
    one_open = [until("2026-01-10"), until(None)]

    assert read_one(order(MIDOSTAURIN, dosageInstruction=both)).ends == on("2026-02-10")
    assert read_one(order(MIDOSTAURIN, dosageInstruction=one_open)).ends is None


@pytest.mark.parametrize(
    ("supply", "days"),
    [
        ({"value": 30, "unit": "days", "code": "d"}, 30),
        ({"value": 30, "unit": "Day"}, 30),
        ({"value": 4, "unit": "weeks", "code": "wk"}, 28),
        ({"value": 1, "code": "mo"}, 30),
        ({"value": 2, "unit": "month", "code": "X"}, 60),
        ({"value": 30}, None),
        ({"value": 0, "code": "d"}, None),
        ({"value": -5, "code": "d"}, None),
        ({"unit": "days"}, None),
    ],
)
def test_supply(supply: Json, days: int | None) -> None:
    """Days, weeks and months, of an order and of a dispense."""
    ordered = order(MIDOSTAURIN, dispenseRequest={"expectedSupplyDuration": supply})

    assert read_one(ordered).supply_days == days
    assert read_one(dispense(MIDOSTAURIN, daysSupply=supply)).supply_days == days


@pytest.mark.parametrize(
    "sent",
    [
        {"reference": "MedicationRequest/o1"},
        {"reference": "https://ehr/fhir/MedicationRequest/o1"},
        {"reference": "https://ehr/fhir/MedicationRequest/o1/_history/3"},
        [{"reference": "MedicationRequest/o1"}],
    ],
)
def test_the_order_a_dispense_fills(sent: object) -> None:
    """Relative or absolute, with or without its version."""
    found = read_one(dispense(MIDOSTAURIN, authorizingPrescription=sent))

    assert found.authorized_by == "MedicationRequest/o1"


def test_devices() -> None:
    """T28 and T29: a two-pack is two devices; without a unit it may be one or two."""

    def devices(quantity: Json) -> Devices | None:
        return read_one(order(EPIPEN, dispenseRequest={"quantity": quantity})).devices

    pack = devices({"value": 1, "unit": "2-pak"})
    bare = devices({"value": 1})

    assert pack == Devices(2, 2, "1 2-pak")
    assert bare == Devices(1, 2, "1")
    assert devices({"value": 0.6, "unit": "mL"}) == Devices(2, 2, "0.6 mL")
    assert read_one(order(EPIPEN)).devices is None
    assert read_one(
        dispense(EPIPEN, quantity={"value": 2, "unit": "pens"})
    ).devices == (Devices(2, 2, "2 pens"))


def test_only_devices_have_devices() -> None:
    """Thirty capsules are no devices."""
    ordered = order(MIDOSTAURIN, dispenseRequest={"quantity": {"value": 30}})

    assert read_one(ordered).devices is None


def test_printed_expiry() -> None:
    """The batch of the product that was sent along; a month to its last day."""
    product = {
        "resourceType": "Medication",
        "id": "m",
        "code": EPIPEN,
        "batch": {"expirationDate": "2026-05"},
    }
    found = read_one(
        dispense(contained=[product]) | {"medicationReference": {"reference": "#m"}}
    )

    assert found.expires is not None
    assert found.expires.day == date(2026, 5, 31)


@pytest.mark.parametrize("build", [dispense, administration])
def test_acts_in_the_future(build: type) -> None:
    """Nothing was handed over or given the day after tomorrow; a day is slack."""
    moments = {"whenHandedOver", "effectiveDateTime"}

    def on_day(day: str) -> Medication | Unread:
        (found,) = read(build(MIDOSTAURIN, **dict.fromkeys(moments, day)))
        return found

    assert isinstance(on_day("2026-01-07"), Medication)
    assert isinstance(on_day("2026-01-08"), Unread)


@pytest.mark.parametrize(
    "sent",
    [
        order(MIDOSTAURIN, authoredOn="2026-01-08"),
        statement(MIDOSTAURIN, effectiveDateTime="2026-01-08"),
        statement(MIDOSTAURIN, dateAsserted="2026-01-08"),
    ],
)
def test_a_date_in_the_future_is_not_used(sent: Json) -> None:
    """An order or statement of the day after tomorrow is undated, which is said."""
    found, doubt = read(sent)

    assert isinstance(found, Medication)
    assert (found.starts, found.recorded) == (None, None)
    assert doubt == Unread(
        doubt.reference, Drug.MIDOSTAURIN, "its date is in the future", "2026-01-08"
    )


def test_tomorrow_is_no_future() -> None:
    """Time zones may put an order on tomorrow's date; an epinephrine order too."""
    ordered = read_one(order(EPIPEN, authoredOn="2026-01-07"))
    ahead, _ = read(order(EPIPEN, authoredOn="2026-03-01"))

    assert ordered.starts == on("2026-01-07")
    assert isinstance(ahead, Medication)
    assert ahead.starts is None
