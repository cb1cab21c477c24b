"""The many names of KIT variants, and what only looks like one."""

import pytest

from cds_service.from_fhir.hgvs import Place, mentions, of_another_gene
from cds_service.from_fhir.report_text import clean


def places(text: str, *, of_kit: bool = False) -> list[Place]:
    """Return the places of the variants that a text names."""
    return [mention.place for mention in mentions(clean(text), of_kit=of_kit)]


@pytest.mark.parametrize(
    "name",
    [
        "D816V",
        "KIT D816V",
        "c-KIT D816V",
        "KITD816V",
        "KIT p.D816V",
        "p.Asp816Val",
        "p.(Asp816Val)",
        "p.(D816V)",
        "Asp816Val",
        "Asp 816 Val",
        "ASP816VAL",
        "c.2447A>T",
        "c.2447 A>T",
        "c. 2447A>T",
        "2447A>T",
        "c.2447A&gt;T",
        "c.2447A\u2192T",
        "c.2447A->T",
        "c.2447A\uff1eT",
        "NM_000222.2:c.2447A>T",
        "NM_000222.3(KIT):c.2447A>T",
        "NP_000213.1:p.Asp816Val",
        "NM_001093772.1:c.2435A>T",
        "NP_001087241.1:p.(Asp812Val)",
        "rs121913507",
        "COSM1314",
        "COSV55386424",
    ],
)
def test_d816v(name: str) -> None:
    """Every synonym of the catalogue names D816V, and once."""
    assert places(name) == [Place.D816V]


@pytest.mark.parametrize(
    "name", ["D816H", "p.Asp816Tyr", "D816F", "D816N", "N822K", "D820G", "Y823D"]
)
def test_other_exon_17(name: str) -> None:
    """The other activating variants of exon 17 lie in exon 17."""
    assert places(name) == [Place.EXON_17]


@pytest.mark.parametrize("name", ["V560G", "K509I", "F522C", "K642E", "T670I"])
def test_elsewhere(name: str) -> None:
    """Variants of exons 8 to 14 lie elsewhere."""
    assert places(name) == [Place.ELSEWHERE]


@pytest.mark.parametrize(
    "name",
    [
        "D814V",
        "D812V",
        "c.2435A>T",
        "V617F",
        "L858R",
        "T790M",
        "D835Y",
        "D842V",
        "V600E",
        "8.16",
        "D8160V",
        "2447",
        "12447A>T",
    ],
)
def test_what_is_no_kit_variant(name: str) -> None:
    """The mouse's residue, other genes and mere numbers name nothing."""
    assert places(name) == []


def test_codon_without_change() -> None:
    """Codon 816 alone, or with several changes, names no variant."""
    assert places("codon 816") == [Place.CODON_816]
    assert places("D816") == [Place.CODON_816]
    assert places("D816V/H") == [Place.CODON_816]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("p.Asp820Val", Place.EXON_17),
        ("c.2459A>T", Place.EXON_17),
        ("c.2362A>T", Place.EXON_17),
        ("c.2361A>T", Place.ELSEWHERE),
        ("c.2484A>T", Place.EXON_17),
        ("c.2485A>T", Place.ELSEWHERE),
        ("p.Asp816_Ile817insVal", Place.EXON_17),
        ("p.Asp419del", Place.ELSEWHERE),
        ("p.Asp814Val", Place.DOUBTFUL),
    ],
)
def test_where_the_gene_is_known(name: str, expected: Place) -> None:
    """In KIT a name counts by its place: exon 17 is c.2362 to c.2484."""
    assert places(name, of_kit=True) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "FLT3 c.2447A>T",
        "NM_004119.3:c.2447A>T",
        "PDGFRA D816V",
        "EGFR p.(Asp816Val)",
        "D816V in the CSF1R gene",
    ],
)
def test_name_that_another_gene_claims(text: str) -> None:
    """Every gene has a codon 816: beside another gene the name is not KIT's."""
    cleaned = clean(text)

    assert [of_another_gene(cleaned, one) for one in mentions(cleaned)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "KIT D816V",
        "JAK2 V617F, D816V",
        "NM_000222.3:c.2447A>T",
        "NM_000222.2(KIT):c.2447A>T",
        "NP_000213.1:p.Asp816Val",
        "TET2 and KIT D816V",
    ],
)
def test_name_of_kit(text: str) -> None:
    """Another gene further off claims nothing."""
    cleaned = clean(text)

    assert not any(of_another_gene(cleaned, one) for one in mentions(cleaned))


def test_coding_names_beside_the_gene() -> None:
    """Names with c. count where KIT or its transcript stands right before them."""
    assert places("KIT c.2446G>T") == [Place.EXON_17]
    assert places("NM_000222.3:c.1679T>G") == [Place.ELSEWHERE]
    assert places("TET2 c.2446G>T") == []
    assert places("KIT D816X") == [Place.CODON_816]
