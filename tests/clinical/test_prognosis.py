"""Prognostic scores are ranges: unknown is not zero."""

import pytest
from charts import AS_OF, ASM, Chart, diagnosis, lab
from organ_charts import born, mutation

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.lab import Lab
from cds_service.clinical.mutation import Gene, Mutated
from cds_service.clinical.patient import Patient
from cds_service.clinical.prognosis import (
    Input,
    RiskGroup,
    group_of,
    ipsm_advanced,
    mars,
)
from cds_service.frozen import replace

UNMUTATED = tuple(
    mutation(gene, Mutated.NO) for gene in (Gene.SRSF2, Gene.ASXL1, Gene.RUNX1)
)
YOUNG = born("1980-01-01")


def counts(hemoglobin: str = "13", platelets: str = "250") -> tuple[Lab, ...]:
    """Return haemoglobin and platelets."""
    return (
        lab(Analyte.HEMOGLOBIN, hemoglobin),
        lab(Analyte.PLATELETS, platelets),
    )


def points(chart: Chart) -> tuple[int, int]:
    """Return the range of the mutation-adjusted score."""
    return mars(chart).least, mars(chart).most


@pytest.mark.parametrize(
    ("day", "expected"), [("1965-01-07", 0), ("1965-01-06", 1), ("1950-01-01", 1)]
)
def test_age_counts_above_60(day: str, expected: int) -> None:
    """At 60 years there is no point, at 61 there is one."""
    chart = Chart(
        AS_OF, born(day), diagnoses=(ASM,), labs=counts(), mutations=UNMUTATED
    )
    assert points(chart) == (expected, expected)


@pytest.mark.parametrize(
    ("labs", "expected"),
    [
        (counts("10", "100"), 0),
        (counts("9.9", "100"), 1),
        (counts("10", "99"), 1),
        (counts("9.9", "99"), 2),
        (counts("10.1", "101"), 0),
    ],
)
def test_counts_strictly_below(labs: tuple[Lab, ...], expected: int) -> None:
    """Haemoglobin 10 and platelets 100 give no point."""
    chart = Chart(AS_OF, YOUNG, diagnoses=(ASM,), labs=labs, mutations=UNMUTATED)
    assert points(chart) == (expected, expected)


@pytest.mark.parametrize(
    ("mutated", "unmutated", "expected"),
    [
        ((), (), (0, 2)),
        ((), (Gene.SRSF2,), (0, 2)),
        ((), (Gene.SRSF2, Gene.ASXL1), (0, 1)),
        ((Gene.SRSF2,), (), (1, 2)),
        ((Gene.SRSF2,), (Gene.ASXL1, Gene.RUNX1), (1, 1)),
        ((Gene.SRSF2, Gene.ASXL1), (), (2, 2)),
        ((Gene.SRSF2, Gene.ASXL1, Gene.RUNX1), (), (2, 2)),
        ((Gene.TET2,), (), (0, 2)),
    ],
)
def test_genes(
    mutated: tuple[Gene, ...], unmutated: tuple[Gene, ...], expected: tuple[int, int]
) -> None:
    """One mutated gene is one point, two or more are two; no result is unknown."""
    results = (
        *map(mutation, mutated),
        *(mutation(gene, Mutated.NO) for gene in unmutated),
    )
    chart = Chart(AS_OF, YOUNG, diagnoses=(ASM,), labs=counts(), mutations=results)
    assert points(chart) == expected


def test_an_unclear_or_preliminary_mutation_is_unknown() -> None:
    """It neither scores nor clears."""
    unclear = (*UNMUTATED[:2], mutation(Gene.RUNX1, Mutated.UNCLEAR))
    chart = Chart(AS_OF, YOUNG, diagnoses=(ASM,), labs=counts(), mutations=unclear)
    assert points(chart) == (0, 1)


def test_nothing_known_is_the_whole_range() -> None:
    """And every input is named."""
    chart = Chart(AS_OF, Patient("Patient/p1"), diagnoses=(ASM,))
    assert points(chart) == (0, 5)
    assert mars(chart).unknown == (
        Input.AGE,
        Input.HEMOGLOBIN,
        Input.PLATELETS,
        Input.GENES,
    )


def test_a_count_of_half_a_year_ago_is_not_used() -> None:
    """It is not known what it is now."""
    old = (
        lab(Analyte.HEMOGLOBIN, "9", "2025-07-09"),
        lab(Analyte.PLATELETS, "90", "2025-07-10"),
    )
    chart = Chart(AS_OF, YOUNG, diagnoses=(ASM,), labs=old, mutations=UNMUTATED)
    assert points(chart) == (1, 2)


@pytest.mark.parametrize(
    ("total", "group"),
    [
        (0, RiskGroup.LOW),
        (1, RiskGroup.LOW),
        (2, RiskGroup.INTERMEDIATE),
        (3, RiskGroup.HIGH),
        (5, RiskGroup.HIGH),
    ],
)
def test_groups(total: int, group: RiskGroup) -> None:
    """0 to 1 low, 2 intermediate, 3 to 5 high."""
    assert group_of(total) is group


@pytest.mark.parametrize(
    ("values", "day", "expected"),
    [
        (("124.9", "15.9", "11.1", "101"), "1966-01-07", (0, 1)),
        (("125", "15.9", "11.1", "101"), "1966-01-07", (1, 2)),
        (("124.9", "16", "11.1", "101"), "1966-01-07", (1, 2)),
        (("124.9", "15.9", "11", "101"), "1966-01-07", (1, 2)),
        (("124.9", "15.9", "11.1", "100"), "1966-01-07", (1, 2)),
        (("124.9", "15.9", "11.1", "101"), "1966-01-06", (1, 2)),
    ],
)
def test_factors_of_the_international_score(
    values: tuple[str, ...], day: str, expected: tuple[int, int]
) -> None:
    """From 60 years, 125, 16; up to 11 and 100; no lesion on record is unknown."""
    analytes = (
        Analyte.TRYPTASE,
        Analyte.LEUKOCYTES,
        Analyte.HEMOGLOBIN,
        Analyte.PLATELETS,
    )
    labs = tuple(lab(each, value) for each, value in zip(analytes, values, strict=True))
    chart = Chart(AS_OF, born(day), diagnoses=(ASM,), labs=labs)
    found = ipsm_advanced(chart)
    assert (found.least, found.most) == expected
    skin = diagnosis(Disease.CUTANEOUS_MASTOCYTOSIS)
    known = ipsm_advanced(replace(chart, diagnoses=(ASM, skin)))
    assert (known.least, known.most) == (expected[0], expected[0])
