"""Every spelling of a unit that is read, and those that are refused."""

from decimal import Decimal

import pytest

from cds_service.clinical.analyte import Analyte
from cds_service.from_fhir.units import factors, name

THOUSANDS = [
    "10*9/L",
    "10^9/L",
    "x10^9/L",
    "x10(9)/L",
    "10E9/L",
    "G/L",
    "Giga/L",
    "bil/L",
    "billion/L",
    "10*9/l",
    "X10E9/L",
    "x10*9/L",
    "10**9/L",
    "10⁹/L",
    "10*3/uL",
    "10^3/uL",
    "x10E3/uL",
    "K/uL",
    "K/mcL",
    "k/ul",
    "thou/uL",
    "thou/mcL",
    "thousand/uL",
    "Th/uL",
    "10*3/mm3",
    "K/mm3",
    "x10(3)/mcL",
    "1000/uL",
    "/nL",
    "K/UL",
    "10*3/µL",
    "10*3/μL",
    "10³/µL",
    "x10^3/uL",
    "10e3/uL",
    "10+3/ul",
    "10E+3/uL",
    "10*3.{cells}/uL",
    "K/cumm",
    "G/l",
    "Gpt/L",
    "Gpt/l",
    "Mrd./l",
    "Mia/L",
    "Tsd./µl",
    "Tsd/μl",
    "Thous/mcL",
    "10x3/uL",
    "x10x9/L",
    "milliers/mm3",
    "miles/µL",
    "10³/mm³",
    "1000/µl",
]


UNITS = [
    "/uL",
    "cells/uL",
    "cells/mcL",
    "{cells}/uL",
    "#/uL",
    "/mm3",
    "/cmm",
    "cells/mm3",
    "/µL",
    "/mm³",
    "Zellen/µl",
    "cellules/mm3",
    "células/µL",
]


SPACED = {
    "10*9 cells/L": 1,
    "x 10^9/L": 1,
    "thousand per microliter": 1,
    "thousand per microlitre": 1,
    "per microliter": Decimal("0.001"),
    "cells per cu mm": Decimal("0.001"),
    " 10*6/L ": Decimal("0.001"),
    "lakh/uL": 100,
    "lac/cumm": 100,
    "lakhs/cu mm": 100,
    "lakh": 100,
}


REFUSED = [
    "M/L",
    "m/L",
    "mg/L",
    "g/l",
    "g/L",
    "10*6/uL",
    "10*3/mL",
    "10*9U/L",
    "103/uL",
    "109/L",
    "10*12/L",
    "10*9",
    "K",
    "mmol/L",
    "%",
    "1",
    "L",
    "x10^9/uL",
    "K/L",
    "10*9/mL",
    "cells",
    "U/L",
    "10*9/L/L",
    "mil/uL",
    "Tpt/l",
    "T/l",
    "10-3/uL",
]


def in_counts(spelling: str) -> Decimal | None:
    """Return the factor of a spelling for a platelet count."""
    return factors(Analyte.PLATELETS).get(name(spelling) or "")


@pytest.mark.parametrize("spelling", THOUSANDS)
def test_spellings_of_thousands_per_microlitre_are_one(spelling: str) -> None:
    """10*9/L and 10*3/uL are the same quantity, however they are spelled."""
    assert in_counts(spelling) == 1


@pytest.mark.parametrize("spelling", UNITS)
def test_spellings_of_single_cells_are_a_thousandth(spelling: str) -> None:
    """A count per microlitre is a thousandth of 10*9/L."""
    assert in_counts(spelling) == Decimal("0.001")


@pytest.mark.parametrize(("spelling", "factor"), SPACED.items())
def test_spellings_with_words_are_read(spelling: str, factor: Decimal) -> None:
    """Spaces, words and Indian numbers do not matter."""
    assert in_counts(spelling) == factor


@pytest.mark.parametrize("spelling", REFUSED)
def test_what_may_be_something_else_is_refused_for_counts(spelling: str) -> None:
    """An ambiguous or foreign unit has no factor."""
    assert in_counts(spelling) is None
