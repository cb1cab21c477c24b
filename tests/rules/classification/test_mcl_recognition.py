"""The range of mast cell leukaemia is read from a marrow smear and nothing else."""

import pytest
from charts import ADULT, AS_OF, MCL, SM, Chart, lab
from organ_charts import born, seen

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.lab import CountedIn, Lab, ResultStatus
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.frozen import replace
from cds_service.rules.classification.mcl_recognition import (
    SmearInRange,
    SmearNeeded,
    evaluate,
)


def mast(
    value: str, place: CountedIn | None = CountedIn.SMEAR, day: str = "2026-01-05"
) -> Lab:
    """Return a share of mast cells."""
    return replace(lab(Analyte.MAST_CELL_PERCENT, value, day), counted_in=place)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("19.9", NotIndicated),
        ("20", SmearInRange),
        ("20.1", SmearInRange),
        (">=20", SmearInRange),
        (">15", SmearNeeded),
        ("<20", NotIndicated),
    ],
)
def test_the_limit_of_a_smear(value: str, kind: type) -> None:
    """20 % counts: WHO and ICC say so, one review says more than 20 %."""
    assert type(evaluate(seen(mast(value), diagnoses=(SM,)))) is kind


def test_it_is_critical_and_a_preliminary_count_warns() -> None:
    """Act now; a count that may change is one level lower."""
    found = evaluate(seen(mast("42")))
    assert isinstance(found, SmearInRange)
    assert found.indicator is Indicator.CRITICAL
    early = replace(mast("42"), status=ResultStatus.PRELIMINARY)
    found = evaluate(seen(early))
    assert isinstance(found, SmearInRange)
    assert found.indicator is Indicator.WARNING


@pytest.mark.parametrize(
    ("value", "place", "kind"),
    [
        ("90", CountedIn.BIOPSY, NotIndicated),
        ("20", None, SmearNeeded),
        ("19.9", None, NotIndicated),
        ("10", CountedIn.BLOOD, SmearNeeded),
        ("9.9", CountedIn.BLOOD, NotIndicated),
    ],
)
def test_other_places(value: str, place: CountedIn | None, kind: type) -> None:
    """A share of a biopsy is never taken for that of a smear."""
    found = evaluate(seen(mast(value, place)))
    assert type(found) is kind
    if isinstance(found, SmearNeeded):
        assert found.indicator is Indicator.INFO


def test_a_newer_smear_settles_an_older_doubt() -> None:
    """And an older smear does not settle a newer one."""
    unsaid = mast("30", None, "2025-11-01")
    assert isinstance(evaluate(seen(mast("5"), unsaid)), NotIndicated)
    newer = (mast("30", None), mast("5", day="2025-11-01"))
    assert isinstance(evaluate(seen(*newer)), SmearNeeded)
    gone = (mast("5"), mast("30", day="2025-06-01"))
    assert isinstance(evaluate(seen(*gone)), NotIndicated)


def test_what_is_on_record_is_not_said_again() -> None:
    """A code that nobody verified silences nothing."""
    assert isinstance(evaluate(seen(mast("42"), diagnoses=(MCL,))), NotIndicated)
    unverified = replace(MCL, unverified_code=True)
    found = evaluate(seen(mast("42"), diagnoses=(unverified,)))
    assert isinstance(found, SmearInRange)


def test_a_child_is_concerned_too() -> None:
    """The limit is the same at any age."""
    chart = Chart(AS_OF, born("2015-01-01"), diagnoses=(SM,), labs=(mast("42"),))
    assert isinstance(evaluate(chart), SmearInRange)


@pytest.mark.parametrize(
    "chart",
    [
        Chart(AS_OF, ADULT, labs=(mast("42"),)),
        seen(),
    ],
)
def test_who_is_not_concerned(chart: Chart) -> None:
    """No mastocytosis, an order hook, no count."""
    assert isinstance(evaluate(chart), NotIndicated)
