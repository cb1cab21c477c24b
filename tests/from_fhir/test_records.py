"""Records that are made quickly are the records they stand for."""

import copy
from dataclasses import FrozenInstanceError, replace
from decimal import Decimal

import pytest
from charts import on

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Chart
from cds_service.clinical.interval import Interval
from cds_service.clinical.lab import Lab
from cds_service.clinical.patient import Patient
from cds_service.from_fhir.records import maker

ONE = Interval.exactly(Decimal(1))
USUAL = Lab("Observation/1", Analyte.PLATELETS, ONE, "1", on("2026-01-05"), rank=2)
QUICK = maker(Lab)("Observation/1", Analyte.PLATELETS, ONE, "1", USUAL.taken, rank=2)


def test_a_quick_record_equals_the_usual_one() -> None:
    """Of the same class, hashed and printed alike, defaults included."""
    assert QUICK == USUAL
    assert type(QUICK) is Lab
    assert hash(QUICK) == hash(USUAL)
    assert repr(QUICK) == repr(USUAL)
    assert copy.copy(QUICK) == replace(QUICK) == USUAL


def test_a_quick_record_is_as_frozen() -> None:
    """Nothing can be set any more."""
    with pytest.raises(FrozenInstanceError):
        QUICK.rank = 1  # type: ignore[misc]


def test_what_a_default_makes_is_made_for_each_record() -> None:
    """Two charts do not share what they know."""
    make, patient = maker(Chart), Patient("Patient/1")
    one, other = (make(USUAL.taken.day, patient) for _ in range(2))
    assert one == other
    assert one.known is not other.known
