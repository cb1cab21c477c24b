"""What a pregnancy test found, by its amount."""

from typing import Any

import pytest
from lab_results import normal, quantity, read
from pregnancy_results import V3, answer, result

from cds_service.clinical.event import Event


@pytest.mark.parametrize(
    ("value", "found"),
    [("4.9", "negative"), ("5", "negative"), ("5.1", "positive"), ("250", "positive")],
)
def test_an_amount_is_compared_with_its_range(value: str, found: str) -> None:
    """Up to the upper limit of 5 it is negative, above it positive."""
    measured = quantity(value, "m[IU]/mL")
    assert result(valueQuantity=measured, referenceRange=normal(0, 5)) == found


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"valueQuantity": quantity(2, "x", comparator="<")}, "negative"),
        ({"valueQuantity": quantity(5, "x", comparator=">")}, "positive"),
        ({"valueQuantity": quantity(9, "x", comparator="<")}, "unclear"),
        ({"valueQuantity": quantity(2, "x", comparator="ad")}, "unclear"),
        ({"referenceRange": []}, "unclear"),
        ({"referenceRange": [*normal(0, 5), *normal(5, 72)]}, "unclear"),
        ({"referenceRange": normal(5, 72)}, "unclear"),
        ({"referenceRange": [{"high": quantity(5, "y")}]}, "unclear"),
    ],
)
def test_an_amount_that_proves_nothing(fields: dict[str, Any], found: str) -> None:
    """Bounds prove what they prove; a range for a week of pregnancy nothing."""
    sent = {"valueQuantity": quantity(2, "x"), "referenceRange": normal(0, 5)}
    assert result(**{**sent, **fields}) == found


MIU = "m[IU]/mL"


@pytest.mark.parametrize("code", ["2106-3", "2118-8", "19080-1", "21198-7"])
@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("0", "negative"),
        ("4.9", "negative"),
        ("5", "unclear"),
        ("24.9", "unclear"),
        ("25", "positive"),
        ("25.1", "positive"),
        ("250000", "positive"),
        ("-3", "unclear"),
    ],
)
def test_an_amount_that_nobody_else_judges(code: str, value: str, found: str) -> None:
    """Below 5 IU/L it is negative, from 25 positive, between unclear."""
    (event,) = read(code, valueQuantity=quantity(value, MIU))
    assert isinstance(event, Event)
    assert (event.result, event.sent) == (found, f"{value} {MIU}")


@pytest.mark.parametrize(
    ("comparator", "value", "found"),
    [
        ("<", "1", "negative"),
        ("<", "5", "negative"),
        ("<=", "5", "unclear"),
        ("<", "5.1", "unclear"),
        ("<", "25", "unclear"),
        (">", "24", "unclear"),
        (">=", "25", "positive"),
        (">", "25", "positive"),
        ("ad", "250", "unclear"),
    ],
)
def test_a_bound_proves_what_it_proves(comparator: str, value: str, found: str) -> None:
    """Every amount that it allows must lie on one side."""
    measured = quantity(value, MIU, comparator=comparator)
    assert result(valueQuantity=measured) == found


@pytest.mark.parametrize(
    ("unit", "found"),
    [
        *((unit, "positive") for unit in (MIU, "mIU/mL", "[IU]/L", "IU/L", "U/L")),
        *((unit, "positive") for unit in ("mU/mL", "mIE/ml", "mUI/mL", "IU/l")),
        *((unit, "unclear") for unit in ("ng/mL", "mIU/L", "IU/mL", "x", "", None)),
    ],
)
def test_only_known_units_are_compared(unit: str | None, found: str) -> None:
    """Another unit, or none, leaves an amount of 250 unclear, and one of 3 as well."""
    assert result(valueQuantity=quantity(250, unit)) == found
    small = "negative" if found == "positive" else "unclear"
    assert result(valueQuantity=quantity(3, unit)) == small


def test_a_unit_and_its_code_must_agree() -> None:
    """The code counts; a text that names another unit makes it unclear."""
    ucum = "http://unitsofmeasure.org"
    coded = {"code": MIU, "system": ucum}
    assert result(valueQuantity=quantity(250, "mIU/mL", **coded)) == "positive"
    assert result(valueQuantity=quantity(250, "ng/mL", **coded)) == "unclear"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2500 mIU/mL", "positive"),
        ("< 5 mIU/mL", "negative"),
        ("<1 IU/L", "negative"),
        ("12,5 mIU/mL", "unclear"),
        ("250.000,5 mIU/mL", "positive"),
        ("2,500 mIU/mL", "unclear"),
        ("1.234 mIU/mL", "unclear"),
        ("25,000 mIU/mL", "positive"),
        ("2500", "unclear"),
        ("2500 mIU/mL, see table", "unclear"),
    ],
)
def test_an_amount_in_words(text: str, found: str) -> None:
    """It is read as other numbers are; one of two readings that disagree is unclear."""
    assert result(valueString=text) == found


@pytest.mark.parametrize(
    ("value", "ranges", "found"),
    [
        ("9", normal(0, 14), "negative"),
        ("14.1", normal(0, 14), "positive"),
        ("24", normal(0, 50), "negative"),
        ("25", normal(0, 50), "unclear"),
        ("250000", normal(0, 300000), "unclear"),
        ("250000", [*normal(0, 5), *normal(5, 72)], "positive"),
        ("3", [*normal(0, 5), *normal(5, 72)], "negative"),
        ("250000", normal(25700, 288000), "positive"),
        ("9", [{"high": quantity(14, "IU/L")}], "negative"),
        ("30", [{"high": quantity(40, "ng/mL")}], "positive"),
    ],
)
def test_the_range_of_the_laboratory_comes_first(
    value: str, ranges: list[dict[str, Any]], found: str
) -> None:
    """Within it an amount stays negative, but never clears from 25 IU/L on."""
    measured = quantity(value, MIU)
    assert result(valueQuantity=measured, referenceRange=ranges) == found


def test_the_interpretation_comes_first() -> None:
    """A flag decides from 5 to 25, and "negative" never stands against 25 or more."""

    def flagged(flag: str, value: str) -> str:
        flags = [answer(flag, V3)]
        return result(valueQuantity=quantity(value, MIU), interpretation=flags)

    assert [flagged("NEG", value) for value in ("3", "24.9", "25")] == [
        "negative",
        "negative",
        "unclear",
    ]
    assert [flagged("POS", value) for value in ("3", "9")] == ["positive", "positive"]
    assert flagged("H", "250000") == "positive"


def test_an_early_amount_never_clears() -> None:
    """A preliminary 3 is unclear, a preliminary 250 positive."""
    early = {"status": "preliminary"}
    assert result(valueQuantity=quantity(3, MIU), **early) == "unclear"
    assert result(valueQuantity=quantity(250, MIU), **early) == "positive"
