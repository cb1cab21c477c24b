"""Neutrophils and eosinophils computed from their parts, and when they are not."""

from decimal import Decimal
from itertools import permutations

import pytest
from charts import lab

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.counts import newest
from cds_service.clinical.lab import Lab, ResultStatus
from cds_service.from_fhir.anc import derive

WBC, NEUTROPHILS = Analyte.LEUKOCYTES, Analyte.NEUTROPHILS
SEGS, BANDS = Analyte.SEGMENTED_PERCENT, Analyte.BAND_PERCENT
SEGS_COUNT, BANDS_COUNT = Analyte.SEGMENTED_NEUTROPHILS, Analyte.BAND_NEUTROPHILS
PERCENT, EOS = Analyte.NEUTROPHIL_PERCENT, Analyte.EOSINOPHIL_PERCENT

MORNING, EVENING = "2026-01-05T08:00:00Z", "2026-01-05T20:00:00Z"


def one(*labs: Lab) -> Lab:
    """Return the one derived result."""
    (derived,) = derive(labs)
    return derived


def test_t40_white_cells_times_segments_and_bands() -> None:
    """T40: WBC 2.0, segmented 40 %, bands 5 % make 0.90, spelled out."""
    anc = one(lab(WBC, "2.0"), lab(SEGS, "40"), lab(BANDS, "5"))
    assert anc.analyte is NEUTROPHILS
    assert anc.value.exact == Decimal("0.90")
    assert anc.calculated == "WBC 2.0 x (segmented 40 % + bands 5 %)"
    assert anc.settles


def test_neutrophil_percent_contains_the_bands() -> None:
    """Decision 2: bands are never added to neutrophils %."""
    anc = one(lab(WBC, "2.0"), lab(PERCENT, "40"), lab(BANDS, "5"))
    assert anc.value.exact == Decimal("0.8")
    assert anc.calculated == "WBC 2.0 x neutrophils 40 %"


def test_counted_segments_and_bands_are_added() -> None:
    """Absolute parts make a count without any white cells."""
    anc = one(lab(SEGS_COUNT, "0.8"), lab(BANDS_COUNT, "0.1"))
    assert anc.value.exact == Decimal("0.9")
    assert anc.calculated == "segmented 0.8 + bands 0.1"


@pytest.mark.parametrize(
    "parts",
    [(lab(SEGS_COUNT, "1.2"),), (lab(WBC, "2.0"), lab(SEGS, "60"))],
    ids=["absolute", "percent"],
)
def test_segments_alone_prove_only_a_lower_bound(parts: tuple[Lab, ...]) -> None:
    """Without bands the count is at least the segments: never proven low."""
    anc = one(*parts)
    assert anc.value.below(Decimal("1.0")) is False
    assert anc.value.below(Decimal("1.5")) is None
    assert anc.doubts == ("bands were not counted: at least this many",)


def test_a_lower_bound_is_no_news_beside_a_measured_count() -> None:
    """A measured count of the same moment leaves nothing to bound."""
    assert list(derive([lab(SEGS_COUNT, "1.2"), lab(NEUTROPHILS, "1.4")])) == []


@pytest.mark.parametrize(
    ("wbc", "anc"), [("0.49", None), ("<0.6", None), ("0.5", Decimal("0.2"))]
)
def test_a_differential_of_too_few_cells_is_not_used(
    wbc: str, anc: Decimal | None
) -> None:
    """Below 0.5 white cells percentages are chance."""
    assert one(lab(WBC, wbc), lab(PERCENT, "40")).value.exact == anc


def test_percentages_above_a_hundred_are_not_used() -> None:
    """Segments and bands cannot be more than all cells."""
    assert list(derive([lab(WBC, "2"), lab(SEGS, "90"), lab(BANDS, "11")])) == []


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        (MORNING, MORNING, 1),
        (MORNING, EVENING, 0),
        ("2026-01-05", "2026-01-05", 1),
        ("2026-01-05", MORNING, 0),
        ("2026-01-05", "2026-01-04", 0),
    ],
)
def test_only_parts_of_one_sample_are_put_together(
    first: str, second: str, count: int
) -> None:
    """Decision 26: the same effective time, or no derived result."""
    parts = [lab(WBC, "2.0", first), lab(PERCENT, "40", second)]
    assert len(list(derive(parts))) == count


def test_the_same_instant_in_two_time_zones_is_one_sample() -> None:
    """An offset does not make another moment."""
    parts = [
        lab(WBC, "2.0", "2026-01-05T20:00:00-05:00"),
        lab(PERCENT, "40", "2026-01-06T01:00:00Z"),
    ]
    assert one(*parts).value.exact == Decimal("0.8")


def test_a_measured_count_wins_and_both_stay() -> None:
    """Measured beats calculated of the same moment, even where it is higher."""
    measured = lab(NEUTROPHILS, "1.1", MORNING)
    anc = one(measured, lab(WBC, "2.0", MORNING), lab(PERCENT, "40", MORNING))
    found = newest([measured, anc])
    assert found is not None
    assert found.lab == measured
    assert found.beside == ()


def test_a_preliminary_part_makes_a_preliminary_result() -> None:
    """What rests on a preliminary value may raise and never settle."""
    preliminary = lab(PERCENT, "20", status=ResultStatus.PRELIMINARY)
    anc = one(lab(WBC, "2.0"), preliminary)
    assert anc.status is ResultStatus.PRELIMINARY
    assert anc.reference == (
        "Observation/leukocytes-2026-01-05 + Observation/neutrophil-percent-2026-01-05"
    )


def test_final_parts_keep_their_result_beside_a_preliminary_one() -> None:
    """A lower preliminary part is a result of its own, next to the final one."""
    parts = [
        lab(WBC, "2.0"),
        lab(PERCENT, "40"),
        lab(PERCENT, "20", status=ResultStatus.PRELIMINARY, reference="Observation/p"),
    ]
    found = {anc.value.exact: anc.settles for anc in derive(parts)}
    assert found == {Decimal("0.8"): True, Decimal("0.4"): False}


def test_doubts_of_the_parts_are_doubts_of_the_result() -> None:
    """An inferred unit of a part weakens the whole."""
    anc = one(lab(WBC, "2.0", probable=True, doubts=("d",)), lab(PERCENT, "40"))
    assert (anc.probable, anc.doubts) == (True, ("d",))


def test_intervals_are_multiplied_as_intervals() -> None:
    """Comparators of the parts live on in the result."""
    anc = one(lab(WBC, ">=2.0"), lab(PERCENT, "<50"))
    assert anc.value.low == 0
    assert anc.value.high is None
    assert anc.calculated == "WBC >=2.0 x neutrophils <50 %"


def test_eosinophils_are_computed_too() -> None:
    """AEC is WBC times eosinophils %."""
    aec = one(lab(WBC, "10.0"), lab(EOS, "15"))
    assert (aec.analyte, aec.value.exact) == (Analyte.EOSINOPHILS, Decimal("1.5"))


def test_nothing_is_rounded() -> None:
    """Long decimals keep every digit."""
    anc = one(lab(WBC, "2.123456789012345678"), lab(PERCENT, "41.12345678901234567"))
    exact = Decimal("2.123456789012345678") * 1
    assert anc.value.exact is not None
    assert len(anc.value.exact.as_tuple().digits) > 28
    assert anc.value.below(exact) is True


def test_the_order_of_the_parts_does_not_matter() -> None:
    """Every order of the same results derives the same."""
    parts = [
        lab(WBC, "2.0"),
        lab(WBC, "2.4", reference="Observation/w"),
        lab(SEGS, "40"),
        lab(BANDS, "5"),
        lab(EOS, "3"),
    ]
    expected = set(derive(parts))
    assert len(expected) == 2
    for order in permutations(parts):
        assert set(derive(order)) == expected
