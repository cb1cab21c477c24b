"""Numbers that are no amounts are found wherever they lie, and named."""

from decimal import Decimal

import msgspec
import pytest
from calls import bundle, call, count, order, read

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.medication import Drug
from cds_service.clinical.record import Topic
from cds_service.from_fhir.numbers import is_amount, no_amount
from cds_service.from_fhir.wire.medication import MedicationDispense
from cds_service.from_fhir.wire.result import Observation

NAN = {"value": "NaN"}
FINE = {"value": 1}


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"valueQuantity": FINE}, ""),
        ({"valueQuantity": NAN}, "valueQuantity"),
        ({"referenceRange": [{"low": FINE, "high": FINE}]}, ""),
        ({"referenceRange": [{}, {"low": NAN}]}, "referenceRange[1].low"),
        ({"referenceRange": [{"high": NAN}]}, "referenceRange[0].high"),
        (
            {"component": [{"valueQuantity": FINE}, {"valueQuantity": NAN}]},
            "component[1].valueQuantity",
        ),
        (
            {"effectiveTiming": {"repeat": {"period": "NaN"}}},
            "effectiveTiming.repeat",
        ),
        ({"effectiveTiming": {"event": ["2026"]}}, ""),
    ],
)
def test_the_place_in_a_result_is_named(fields: dict[str, object], place: str) -> None:
    """As the standard names it, so that whoever sent it finds it."""
    assert no_amount(msgspec.convert(fields, Observation)) == place


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({}, ""),
        ({"quantity": NAN}, "quantity"),
    ],
)
def test_the_place_in_a_dispense_is_named(
    fields: dict[str, object], place: str
) -> None:
    """In its supply; its instructions are looked at when they are decoded."""
    assert no_amount(msgspec.convert(fields, MedicationDispense)) == place


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("0.80", True),
        ("-1", True),
        ("9.99e12", True),
        ("1e13", False),
        ("1e-12", True),
        ("1e-13", False),
        ("0." + "1" * 38, True),
        ("0." + "1" * 39, False),
        ("Infinity", False),
        ("sNaN", False),
    ],
)
def test_an_amount_is_finite_and_of_readable_size(
    number: str, expected: object
) -> None:
    """Up to twelve powers of ten either way and forty characters."""
    assert is_amount(Decimal(number)) is expected


def test_no_number_at_all_is_no_bad_one() -> None:
    """What was not sent cannot be wrong."""
    assert is_amount(None)


def test_one_bad_number_spoils_its_resource() -> None:
    """A result whose reference range is nonsense is not half believed."""
    chart = read(call({"labs": bundle(count(referenceRange=[{"low": NAN}]))}))
    assert chart.labs == ()
    assert [(item.about, item.why) for item in chart.unread] == [
        (Analyte.NEUTROPHILS, "referenceRange[0].low is not a usable number")
    ]


def test_a_bad_number_in_a_supply_spoils_the_supply() -> None:
    """The order is known, what is to be supplied is not."""
    broken = order(dispenseRequest={"expectedSupplyDuration": NAN})
    chart = read(call({"medicationRequests": bundle(broken)}))
    assert [item.supply_days for item in chart.medications] == [None]
    assert [(item.about, item.why) for item in chart.unread] == [
        (
            Drug.MIDOSTAURIN,
            "dispenseRequest.expectedSupplyDuration is not a usable number",
        )
    ]


def test_what_says_nothing_of_itself_may_have_been_anything() -> None:
    """A bad number without any code or name leaves a gap."""
    chart = read(call({"labs": bundle(count("NaN", code=None))}))
    assert [item.about for item in chart.unread] == [Topic.UNKNOWN]


def test_what_no_rule_asks_about_is_not_looked_through() -> None:
    """A bad number in another result, or in an order of another drug, is no news."""
    other = {"text": "Ferritin"}
    drug = {"text": "amoxicillin 500 MG"}
    chart = read(
        call(
            {
                "labs": bundle(count("NaN", code=other)),
                "medicationRequests": bundle(
                    order(
                        medicationCodeableConcept=drug,
                        dispenseRequest={"quantity": NAN},
                    )
                ),
            }
        )
    )
    assert chart.unread == ()
