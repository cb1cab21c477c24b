"""What a value means: numbers, comparators, units, words, reference ranges."""

from decimal import Decimal

import pytest
from lab_results import (
    ANC,
    HB,
    PLT,
    normal,
    one_lab,
    one_unread,
    quantity,
)

from cds_service.clinical.interval import Interval

UCUM = "http://unitsofmeasure.org"


@pytest.mark.parametrize(
    ("comparator", "interval"),
    [
        (None, Interval(Decimal("0.5"), Decimal("0.5"))),
        ("<", Interval(Decimal(0), Decimal("0.5"), high_open=True)),
        ("<=", Interval(Decimal(0), Decimal("0.5"))),
        (">", Interval(Decimal("0.5"), None, low_open=True)),
        (">=", Interval(Decimal("0.5"), None)),
    ],
)
def test_a_comparator_makes_an_interval(
    comparator: str | None, interval: Interval
) -> None:
    """T10, T11: "<0.5" is every value below 0.5, not 0.5."""
    amount = {"value": 0.5, "unit": "10*9/L", "comparator": comparator}
    lab = one_lab(ANC, valueQuantity=amount)
    assert lab.value == interval
    assert lab.sent == f"{comparator or ''}0.5 10*9/L"


def test_an_unknown_comparator_is_not_guessed() -> None:
    """A tilde could be anything."""
    amount = quantity(0.5, "10*9/L", comparator="~")
    assert "comparator" in one_unread(ANC, valueQuantity=amount).why


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.8 10*9/L", "0.8"),
        (" 900 /uL ", "0.9"),
        ("0.80x10^9/L", "0.8"),
        ("0,8 10*9/L", "0.8"),
        (".8 K/uL", "0.8"),
        ("1.200,5 /uL", "1.2005"),
        ("1,200.5 /uL", "1.2005"),
        ("1'200 /uL", "1.2"),
        ("1 200 /mm3", "1.2"),
    ],
)
def test_a_string_that_is_a_quantity_is_read(text: str, value: str) -> None:
    """A whole string of number and known unit is as good as a Quantity."""
    assert one_lab(ANC, valueString=text).value.exact == Decimal(value)


@pytest.mark.parametrize(
    "text", ["<0.5 10*9/L", "≤ 0.5 K/uL", "< 500/uL", "<= 0,5 G/l", "<=500 cells/mcL"]
)
def test_a_string_may_carry_a_comparator(text: str) -> None:
    """Comparators of strings make intervals too."""
    assert one_lab(ANC, valueString=text).value.high == Decimal("0.5")


@pytest.mark.parametrize("text", ["1.250 K/uL", "1,250 K/uL"])
def test_of_two_readings_the_possible_one_is_taken(text: str) -> None:
    """An ANC of 1250 x10^9/L does not exist: 1.25 is meant."""
    assert one_lab(ANC, valueString=text).value.exact == Decimal("1.25")


@pytest.mark.parametrize(
    ("code", "text"), [(ANC, "1,500 /uL"), (ANC, "1.500 /uL"), (PLT, "150.000 /µL")]
)
def test_of_two_possible_readings_none_is_taken(code: str, text: str) -> None:
    """Whether "1,500" is one and a half or fifteen hundred is not guessed."""
    unread = one_unread(code, valueString=text)
    assert (unread.why, unread.sent) == ("its number can be read in two ways", text)


def test_a_string_without_a_unit_is_read_by_its_reference_range() -> None:
    """As a Quantity without a unit: it may raise a concern, and settles nothing."""
    lab = one_lab(ANC, valueString="<0,8", referenceRange=normal("1.8", "7.5"))
    assert (lab.value.high, lab.probable) == (Decimal("0.8"), True)
    assert one_unread(ANC, valueString="0,8").why == "it has no unit"


@pytest.mark.parametrize(
    "text",
    [
        "0.8",
        "about 0.8 10*9/L",
        "0.8 10*9/L (low)",
        "1,500 /uL",
        ">=100UCUM http://unitsofmeasure.org,%",
        "pending",
        "-1 10*9/L",
        "9999999999999999 /uL",
        "٣ 10*9/L",
        "2-5 10*9/L",
        "12.",
        "see comment",
    ],
)
def test_other_strings_are_shown_raw(text: str) -> None:
    """Whatever is more or less than number and unit is not read."""
    unread = one_unread(ANC, valueString=text)
    assert unread.sent == text


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({}, "it has no value of a kind that is read"),
        (
            {"valueQuantity": {"unit": "10*9/L"}},
            "it has no value of a kind that is read",
        ),
        (
            {"dataAbsentReason": {"coding": [{"code": "not-performed"}]}},
            "no value (not-performed)",
        ),
        ({"dataAbsentReason": {"text": "Error"}}, "no value (Error)"),
        ({"dataAbsentReason": {}}, "no value"),
        (
            {"valueCodeableConcept": {"text": "low"}},
            "its value is no number with a known unit",
        ),
    ],
)
def test_no_value_is_not_zero(fields: dict[str, object], why: str) -> None:
    """A result without a number says so."""
    assert one_unread(ANC, **fields).why == why


@pytest.mark.parametrize("value", [-1, "-0.5", "0." + "1" * 30])
def test_numbers_that_measure_nothing_are_refused(value: object) -> None:
    """Negative or endless: no measurement."""
    assert one_unread(ANC, valueQuantity=quantity(value, "10*9/L")).why == (
        "its value is no plausible number"
    )


def test_a_code_counts_before_the_text() -> None:
    """M/L says nothing, the UCUM code beside it does."""
    amount = quantity(900, "M/L", code="10*6/L", system=UCUM)
    assert one_lab(ANC, valueQuantity=amount).value.exact == Decimal("0.9")
    assert "unit" in one_unread(ANC, valueQuantity=quantity(900, "M/L")).why


@pytest.mark.parametrize(
    ("unit", "code"), [("g/L", "g/dL"), ("%", "g/dL"), ("mg/dL", "g/dL")]
)
def test_a_text_that_contradicts_its_code_is_refused(unit: str, code: str) -> None:
    """Two known units that differ cannot both be meant."""
    amount = quantity(12, unit, code=code, system=UCUM)
    assert "disagree" in one_unread(HB, valueQuantity=amount).why


def test_two_names_of_one_unit_agree() -> None:
    """K/uL beside 10*9/L is no contradiction."""
    amount = quantity(49, "K/uL", code="10*9/L", system=UCUM)
    assert one_lab(PLT, valueQuantity=amount).value.exact == 49


def test_an_unknown_code_is_not_replaced_by_the_text() -> None:
    """Only a laboratory's own code gives way to the text beside it."""
    unknown = quantity(49, "K/uL", code="10*9U/L", system=UCUM)
    local = quantity(49, "K/uL", code="U17", system="urn:lab")
    assert "unit" in one_unread(PLT, valueQuantity=unknown).why
    assert one_lab(PLT, valueQuantity=local).value.exact == 49
