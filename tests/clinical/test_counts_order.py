"""Of results that may all be of one time, which one is the graver."""

from decimal import Decimal
from typing import Any

import pytest
from charts import lab

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.counts import safer, safer_high
from cds_service.clinical.interval import Interval
from cds_service.clinical.lab import Lab, ResultStatus
from cds_service.frozen import replace


def between(
    low: str | None, high: str | None, *, above: bool = False, below: bool = False
) -> Lab:
    """Return a count between two bounds, which may lie just outside of it."""
    bounds = [Decimal(bound) if bound else None for bound in (low, high)]
    value = Interval(bounds[0], bounds[1], low_open=above, high_open=below)
    return replace(lab(Analyte.NEUTROPHILS, "1"), value=value)


LOW_TO_HIGH = (
    between("0", "0"),
    between("0", "0.5", below=True),
    between("0", "0.5"),
    between("0.2", "0.5"),
    between("0.2", "0.5", above=True),
    between("0.5", "0.5"),
    between(None, "2"),
    between("0", "2"),
    between("2", "2"),
    between("0.1", None),
    between("0.1", None, above=True),
    between("3", None),
)


@pytest.mark.parametrize("place", range(len(LOW_TO_HIGH) - 1))
def test_the_lowest_is_what_it_is_at_most(place: int) -> None:
    """First the upper bound, then the lower one; a bound outside is a step lower."""
    graver, milder = LOW_TO_HIGH[place : place + 2]

    assert safer([milder, graver]) is graver
    assert safer([graver, milder]) is graver


@pytest.mark.parametrize(
    ("chosen", "left"),
    [
        ({}, {"status": ResultStatus.PRELIMINARY}),
        ({}, {"probable": True}),
        ({}, {"calculated": "of the white count"}),
        ({"status": ResultStatus.CORRECTED}, {}),
        ({"reference": "Observation/1"}, {"reference": "Observation/2"}),
        ({"sent": "1.0"}, {"sent": "1.00"}),
    ],
)
def test_of_equal_values_the_better_one_is_quoted(
    chosen: dict[str, Any], left: dict[str, Any]
) -> None:
    """What settles, what was measured, what was corrected; then the names decide."""
    one = replace(lab(Analyte.NEUTROPHILS, "1", reference="Observation/1"), **chosen)
    other = replace(lab(Analyte.NEUTROPHILS, "1", reference="Observation/1"), **left)

    assert safer([other, one]) is one
    assert safer_high([one, other]) is one


HIGH_TO_LOW = (
    between("3", None),
    between("2", "9", above=True),
    between("2", "2"),
    between("1", None),
    between("1", "4"),
    between("1", "4", below=True),
    between("1", "2"),
    between("0", "9"),
    between("0", "0.5"),
    between("0", "0"),
    between(None, "0"),
)


@pytest.mark.parametrize("place", range(len(HIGH_TO_LOW) - 1))
def test_the_highest_is_what_it_is_at_least(place: int) -> None:
    """The same the other way round, for what is graver when it is high."""
    graver, milder = HIGH_TO_LOW[place : place + 2]

    assert safer_high([milder, graver]) is graver
    assert safer_high([graver, milder]) is graver
