"""A dose that is no one number still lies between the amounts that are named."""

from decimal import Decimal

import pytest

from cds_service.clinical.interval import Interval
from cds_service.clinical.medication import Drug
from cds_service.from_fhir.dosage import read_dose
from cds_service.from_fhir.instructions import Instructions
from cds_service.from_fhir.strengths import Strength
from cds_service.from_fhir.wire.datatypes import (
    Dosage,
    DoseAndRate,
    Quantity,
    Range,
    Repeat,
    Timing,
)

ONCE = Timing(repeat=Repeat(frequency=Decimal(1), period=Decimal(1), period_unit="d"))
TABLET = Strength(mg_each=Decimal(200))


def milligrams(value: str, comparator: str | None = None) -> Quantity:
    """Return so many milligrams."""
    return Quantity(Decimal(value), comparator, unit="mg")


def of(*dosages: Dosage, rendered: str = "") -> Interval | None:
    """Return the bounds that instructions name."""
    return read_dose(Instructions(list(dosages), rendered), TABLET, Drug.AVAPRITINIB)[
        0
    ].stated


def between(low: str, high: str | None) -> Interval:
    """Return an interval."""
    return Interval(Decimal(low), None if high is None else Decimal(high))


def given(quantity: Quantity, text: str | None = None) -> Dosage:
    """Return one dose once a day."""
    part = DoseAndRate(dose_quantity=quantity)
    return Dosage(text=text, timing=ONCE, dose_and_rate=[part])


@pytest.mark.parametrize(
    ("low", "high", "bounds"),
    [
        ("200", "300", between("200", "300")),
        (None, "300", between("0", "300")),
        ("200", None, between("200", None)),
    ],
)
def test_a_range(low: str | None, high: str | None, bounds: Interval) -> None:
    """A bound that was not sent is nothing below, and no limit above."""
    part = DoseAndRate(
        dose_range=Range(
            low=None if low is None else milligrams(low),
            high=None if high is None else milligrams(high),
        )
    )
    assert of(Dosage(timing=ONCE, dose_and_rate=[part])) == bounds


@pytest.mark.parametrize(
    ("comparator", "bounds"),
    [("<=", between("0", "200")), (">=", between("200", None))],
)
def test_at_most_and_at_least(comparator: str, bounds: Interval) -> None:
    """A comparator leaves one side open."""
    assert of(given(milligrams("200", comparator))) == bounds


def test_one_dose_and_then_another() -> None:
    """First 25 mg and then 200 mg lies between the two."""
    assert of(given(milligrams("25")), given(milligrams("200"))) == between("25", "200")


def test_words_that_say_something_else() -> None:
    """Words and amounts that differ are the bounds."""
    assert of(given(milligrams("25"), "200 mg once daily")) == between("25", "200")


def test_tablets_are_counted_by_their_strength() -> None:
    """One or two tablets of 200 mg."""
    bounds = Range(
        low=Quantity(Decimal(1), unit="tablet"),
        high=Quantity(Decimal(2), unit="tablet"),
    )
    part = DoseAndRate(dose_range=bounds)
    assert of(Dosage(timing=ONCE, dose_and_rate=[part])) == between("200", "400")


def test_how_often_at_most() -> None:
    """25 mg once or twice a day is 50 mg at most."""
    often = Repeat(
        frequency=Decimal(1),
        frequency_max=Decimal(2),
        period=Decimal(1),
        period_unit="d",
    )
    part = DoseAndRate(dose_quantity=milligrams("25"))
    dosage = Dosage(timing=Timing(repeat=often), dose_and_rate=[part])
    assert of(dosage) == between("25", "50")


def test_an_instruction_without_an_amount_may_mean_any() -> None:
    """Then nothing is surely above a limit."""
    assert of(given(milligrams("200")), Dosage(text="as directed")) == between(
        "0", "200"
    )


def test_a_clear_dose_and_none_at_all_have_no_bounds() -> None:
    """One number says it all, and no number says nothing."""
    assert of(given(milligrams("200"))) is None
    assert of(Dosage(text="as directed")) is None
    assert of() is None


def test_the_one_text_of_all_instructions() -> None:
    """R5 renders them as one text."""
    assert of(rendered="200 mg to 300 mg daily") == between("200", "300")
