"""B-findings: three classifications side by side, never averaged."""

from decimal import Decimal

import pytest
from charts import lab, on
from kit_charts import ADEQUATE, INADEQUATE, UNVERIFIED
from organ_charts import problem, seen

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.b_findings import BKind, b_count, b_findings
from cds_service.clinical.chart import Chart
from cds_service.clinical.criteria import Definition
from cds_service.clinical.lab import CountedIn, Lab
from cds_service.clinical.presence import Presence
from cds_service.clinical.problem import Ailment
from cds_service.clinical.variant import KitFinding, KitResult, Specimen
from cds_service.frozen import replace

P, A, N = Presence.PRESENT, Presence.ABSENT, Presence.UNKNOWN


def mast(value: str, place: CountedIn | None = CountedIn.BIOPSY) -> Lab:
    """Return a share of mast cells counted somewhere."""
    return replace(lab(Analyte.MAST_CELL_PERCENT, value), counted_in=place)


def tryptase(value: str) -> Lab:
    """Return a tryptase."""
    return lab(Analyte.TRYPTASE, value)


def d816v(share: str, specimen: Specimen = Specimen.MARROW) -> KitResult:
    """Return a positive KIT result with an allele fraction."""
    return KitResult(
        "Observation/k",
        KitFinding.D816V_PRESENT,
        specimen=specimen,
        allele_fraction=Decimal(share),
        taken=on("2025-11-01"),
    )


def burden(chart: Chart) -> tuple[Presence, ...]:
    """Return the verdicts of WHO 2016, WHO 2022 and ICC 2022 on the burden."""
    return tuple(b_findings(chart)[0].verdict(each) for each in Definition)


@pytest.mark.parametrize(
    ("share", "level", "verdicts"),
    [
        ("30.1", "200.1", (P, P, P)),
        ("30", "200.1", (A, P, A)),
        ("29.9", "200", (A, P, A)),
        ("30", "200", (A, P, A)),
        ("31", "200", (A, P, A)),
        ("29.9", "199.9", (A, N, A)),
        ("31", ">200", (P, P, P)),
        ("31", ">100", (N, P, N)),
    ],
)
def test_the_burden_by_each_classification(
    share: str, level: str, verdicts: tuple[Presence, ...]
) -> None:
    """30 % and 200 ng/mL are above for none and enough for WHO 2022."""
    assert burden(seen(mast(share), tryptase(level))) == verdicts


@pytest.mark.parametrize(
    ("negative", "who_2022"), [(ADEQUATE, A), (UNVERIFIED, N), (INADEQUATE, N)]
)
def test_no_share_is_known_to_be_low_by_an_adequate_negative_alone(
    negative: KitResult, who_2022: Presence
) -> None:
    """A negative that may be false leaves the share of mutated KIT unknown."""
    chart = replace(seen(mast("5"), tryptase("20")), kit=(negative,))
    assert burden(chart) == (A, who_2022, A)


@pytest.mark.parametrize(
    ("share", "specimen", "who_2022"),
    [
        ("0.0999", Specimen.MARROW, A),
        ("0.10", Specimen.MARROW, P),
        ("0.11", Specimen.BLOOD, P),
        ("0.11", Specimen.UNSTATED, N),
    ],
)
def test_the_allele_fraction_counts_in_who_2022(
    share: str, specimen: Specimen, who_2022: Presence
) -> None:
    """10 % or more, of marrow or blood."""
    chart = replace(seen(mast("5"), tryptase("20")), kit=(d816v(share, specimen),))
    assert burden(chart) == (A, who_2022, A)


def test_a_smear_is_no_infiltration() -> None:
    """Only the share of a biopsy is looked at."""
    for place in (CountedIn.SMEAR, CountedIn.BLOOD, None):
        assert burden(seen(mast("90", place), tryptase("300"))) == (N, P, N)


def test_hereditary_alpha_tryptasaemia_leaves_tryptase_open() -> None:
    """WHO 2022 asks to adjust it, which is not done here."""
    inherited = (problem(Ailment.HEREDITARY_ALPHA_TRYPTASEMIA),)
    chart = seen(mast("5"), tryptase("210"), problems=inherited)
    assert burden(chart) == (A, N, A)


def test_an_enlarged_spleen_that_works() -> None:
    """Palpable no code says; with low counts it is a C-finding, unknown without."""
    large = (problem(Ailment.SPLENOMEGALY),)
    fine = tuple(
        lab(analyte, value)
        for analyte, value in (
            (Analyte.NEUTROPHILS, "3"),
            (Analyte.HEMOGLOBIN, "13"),
            (Analyte.PLATELETS, "250"),
        )
    )
    low = (lab(Analyte.PLATELETS, "40"),)
    for labs, found in ((fine, P), (low, N), ((), N)):
        organs = b_findings(seen(*labs, problems=large))[2]
        assert organs.kind is BKind.ORGANS
        assert tuple(map(organs.verdict, Definition)) == (N, found, found)


def test_both_organs_are_named() -> None:
    """An enlarged liver stands beside an enlarged spleen."""
    large = (problem(Ailment.HEPATOMEGALY), problem(Ailment.SPLENOMEGALY))

    assert b_findings(seen(problems=large))[2].used == large


def test_two_kinds_are_counted_by_definition() -> None:
    """The marrow report is not read, so that kind is always unknown."""
    chart = seen(mast("40"), tryptase("300"))
    assert [b_count(chart, each) for each in Definition] == [1, 1, 1]
    assert b_findings(chart)[1].counted_by == ()
