"""A record is frozen, equal by its fields, and copied with what changes."""

import copy
import pickle
from decimal import Decimal

import pytest
from charts import on

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Chart
from cds_service.clinical.interval import Interval
from cds_service.clinical.lab import Lab
from cds_service.clinical.patient import Patient
from cds_service.frozen import Frozen, replace


class Named(Frozen):
    """Its fields are given by name."""

    one: int
    other: str = ""


class Kind(Named):
    """Needs a field more than what it is a kind of, after one that may lack."""

    third: int


ONE = Interval.compared("", Decimal(1))
LAB = Lab("Observation/1", Analyte.PLATELETS, ONE, "1", on("2026-01-05"))


def test_nothing_can_be_set_any_more() -> None:
    """Neither a field nor anything else."""
    for name in ("rank", "elsewhere"):
        with pytest.raises(AttributeError):
            setattr(LAB, name, 2)


def test_records_with_the_same_fields_are_the_same() -> None:
    """Equal and hashed alike, but not to a record of another kind."""
    assert Named(one=1) == Named(one=1, other="")
    assert hash(Named(one=1)) == hash(Named(one=1))
    assert Named(one=1) != Named(one=2)
    assert Kind(one=1, third=3) != Named(one=1)


def test_a_copy_is_the_same_wherever_it_goes() -> None:
    """Within the process, and to another one (`silent` has several)."""
    assert copy.copy(LAB) == replace(LAB) == pickle.loads(pickle.dumps(LAB)) == LAB  # noqa: S301 (our own)


def test_a_copy_with_a_change_keeps_the_rest() -> None:
    """Of a record, and of a chart, which is a dataclass and forgets what it knew."""
    assert replace(LAB, rank=2).sent == LAB.sent
    assert replace(LAB, rank=2).rank == 2
    chart = Chart(LAB.taken.day, Patient("Patient/1"))
    chart.known["any"] = 1
    assert replace(chart, labs=(LAB,)).labs == (LAB,)
    assert replace(chart).known == {}


def test_fields_are_given_by_name_unless_a_kind_says_otherwise() -> None:
    """Two numbers side by side cannot be mistaken for each other."""
    with pytest.raises(TypeError):
        Named(1)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        replace(LAB, unheard_of=1)  # type: ignore[call-arg]
