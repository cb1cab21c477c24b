"""Few white cells bound the neutrophils, with and without a differential."""

from decimal import Decimal

import pytest
from charts import lab

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.interval import Interval
from cds_service.clinical.lab import Lab, ResultStatus
from cds_service.from_fhir.anc import derive

WBC, NEUTROPHILS = Analyte.LEUKOCYTES, Analyte.NEUTROPHILS
PERCENT, SEGS = Analyte.NEUTROPHIL_PERCENT, Analyte.SEGMENTED_PERCENT
SEGS_COUNT = Analyte.SEGMENTED_NEUTROPHILS


def one(*labs: Lab) -> Lab:
    """Return the one derived result."""
    (derived,) = derive(labs)
    return derived


def test_there_are_no_more_neutrophils_than_white_cells() -> None:
    """WBC 0.4 proves an ANC below 0.5, also where percentages are chance."""
    for labs in ([lab(WBC, "0.4")], [lab(WBC, "0.4"), lab(PERCENT, "80")]):
        anc = one(*labs)
        assert anc.analyte is NEUTROPHILS
        assert anc.value == Interval(Decimal(0), Decimal("0.4"))
        assert anc.value.below(Decimal("0.5")) is True
        assert anc.calculated == "WBC 0.4: at most the WBC"
        assert (anc.sent, anc.rank, anc.settles) == ("WBC 0.4", 7, True)


@pytest.mark.parametrize(("wbc", "count"), [("1.49", 1), ("<1.5", 1), ("1.5", 0)])
def test_many_white_cells_prove_nothing(wbc: str, count: int) -> None:
    """From 1.5 on every threshold may be met."""
    assert len(list(derive([lab(WBC, wbc)]))) == count


@pytest.mark.parametrize(
    "segments", [lab(SEGS, "40"), lab(SEGS_COUNT, "0.36")], ids=["percent", "absolute"]
)
def test_segments_without_bands_lie_between(segments: Lab) -> None:
    """WBC 0.9 with 40 % segments: from 0.36 to 0.9, so surely below 1.0."""
    anc = one(lab(WBC, "0.9"), segments)
    assert anc.value == Interval(Decimal("0.36"), Decimal("0.9"))
    assert anc.value.below(Decimal("1.0")) is True
    assert anc.calculated.endswith(", at most the WBC")
    assert anc.doubts == ("bands were not counted: at least this many",)
    assert "leukocytes" in anc.reference


def test_more_segments_than_white_cells_are_no_range() -> None:
    """Results that contradict each other prove no upper bound."""
    assert one(lab(WBC, "0.9"), lab(SEGS_COUNT, "1.0")).value.high is None


def test_what_can_be_computed_is_no_bound() -> None:
    """WBC 1.2 with 40 % neutrophils is 0.48, not "at most 1.2"."""
    anc = one(lab(WBC, "1.2"), lab(PERCENT, "40"))
    assert anc.value.exact == Decimal("0.48")


def test_a_preliminary_bound_settles_nothing() -> None:
    """A preliminary white cell count may raise a concern only."""
    preliminary = lab(WBC, "0.4", status=ResultStatus.PRELIMINARY)
    assert one(preliminary).status is ResultStatus.PRELIMINARY


@pytest.mark.parametrize(
    ("count", "day", "bounds"),
    [
        ("1.3", "2026-01-05", 0),  # of the same moment
        ("0.8", "2026-01-04", 0),  # lower, and still speaks
        ("1.2", "2025-12-29", 0),  # not higher, 7 days before
        ("1.2", "2025-12-28", 1),  # 8 days before
        ("1.21", "2026-01-04", 1),  # higher: the bound says more
        ("0.8", "2026-01-06", 1),  # newer anyway
    ],
)
def test_a_bound_does_not_hide_a_count(count: str, day: str, bounds: int) -> None:
    """WBC 1.2 of 5 January is left out where a count of that week says more."""
    labs = [lab(WBC, "1.2"), lab(NEUTROPHILS, count, day)]
    assert len(list(derive(labs))) == bounds
    assert len(list(derive(labs[::-1]))) == bounds


def test_a_preliminary_count_is_not_in_its_way() -> None:
    """A bound that settles stands beside a preliminary count."""
    count = lab(NEUTROPHILS, "0.3", status=ResultStatus.PRELIMINARY)
    assert one(lab(WBC, "0.4"), count).settles
