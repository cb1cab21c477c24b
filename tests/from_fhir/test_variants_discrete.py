"""Discrete variants (69548-6): gene, names, presence and allele fraction."""

from typing import Any

import pytest
from from_fhir.genetic_results import (
    C_D816V,
    KIT_GENE,
    P_D816V,
    gene,
    kit,
    loinc,
    named,
    read,
    variant,
)

from cds_service.clinical.variant import KitFinding, KitResult, Method

_P = KitFinding.D816V_PRESENT
_N = KitFinding.D816V_ABSENT
_U = KitFinding.UNCLEAR
SYMBOL = {"text": "KIT"}
JAK2 = {"coding": [{"system": "http://www.genenames.org", "code": "HGNC:6192"}]}


@pytest.mark.parametrize(
    "studied",
    [
        KIT_GENE,
        SYMBOL,
        {"coding": [{"system": "http://www.genenames.org/geneId", "code": "KIT"}]},
        {"coding": [{"code": "HGNC:6342", "display": "KIT"}], "text": "KIT"},
        {"coding": [{"code": "HGNC:6342", "display": "KIT proto-oncogene"}]},
        {"coding": [{"system": "http://www.ncbi.nlm.nih.gov/gene", "code": "3815"}]},
        {"coding": [{"system": "https://www.ncbi.nlm.nih.gov/gene/", "code": "3815"}]},
        {"coding": [{"code": "ncbigene:3815"}]},
        {"coding": [{"system": "http://www.ensembl.org", "code": "ENSG00000157404"}]},
        {"coding": [{"code": "ENSG00000157404.16"}]},
        {"coding": [{"system": "urn:oid:1.2.3", "code": "6342"}]},
    ],
)
def test_gene_by_id_symbol_display_or_text(studied: dict[str, Any]) -> None:
    """KIT is known by its HGNC id and by its symbol, wherever that stands."""
    assert kit(variant(gene(studied), named("48005-3", P_D816V))).finding is _P


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("LA9633-4", _P),
        ("LA9634-2", _N),
        ("LA18198-4", KitFinding.INDETERMINATE),
        ("LA11884-6", KitFinding.INDETERMINATE),
        (None, _P),
    ],
)
def test_value_of_a_named_d816v(value: str | None, expected: KitFinding) -> None:
    """Without a value a named variant is present; absent means absent."""
    result = variant(gene(KIT_GENE), named("48004-6", C_D816V), value=value)

    assert kit(result).finding is expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"text": "Present"}, _P),
        ({"text": "Not detected"}, _N),
        ({"text": "Indeterminate"}, KitFinding.INDETERMINATE),
        (loinc("LA9633-4", display="Absent"), _U),
        (loinc("LA9634-2", display="Present"), _U),
        ({"text": "see report"}, _U),
    ],
)
def test_value_in_words(value: dict[str, Any], expected: KitFinding) -> None:
    """Words are read like codes; code and display that disagree are UNCLEAR."""
    result = variant(
        gene(SYMBOL), named("48005-3", P_D816V), value=None, valueCodeableConcept=value
    )

    assert kit(result).finding is expected


@pytest.mark.parametrize(
    ("name", "present", "absent"),
    [
        ("NP_000213.1:p.(Asp816Val)", _P, _N),
        ("p.D816V", _P, _N),
        ("NP_000213.1:p.Asp816His", KitFinding.OTHER_EXON17, None),
        ("NP_000213.1:p.Asn822Lys", KitFinding.OTHER_EXON17, None),
        ("NP_000213.1:p.Asp820Val", KitFinding.OTHER_EXON17, None),
        ("NP_000213.1:p.Val560Gly", KitFinding.OTHER_VARIANT, None),
        ("NP_000213.1:p.Lys509Ile", KitFinding.OTHER_VARIANT, None),
        ("p.Asp814Val", _U, _U),
    ],
)
def test_names(name: str, present: KitFinding, absent: KitFinding | None) -> None:
    """That another variant is absent says nothing of D816V."""
    there = read(variant(gene(KIT_GENE), named("48005-3", name)))
    gone = read(variant(gene(KIT_GENE), named("48005-3", name), value="LA9634-2"))

    assert [item.finding for item in there if isinstance(item, KitResult)] == [present]
    assert [item.finding for item in gone if isinstance(item, KitResult)] == (
        [absent] if absent else []
    )


def test_coding_names_are_read_by_place() -> None:
    """c.2459A>T is not D816V, whatever it was once called."""
    other = variant(gene(KIT_GENE), named("48004-6", "NM_000222.3:c.2459A>T"))
    far = variant(gene(KIT_GENE), named("48004-6", "NM_000222.3:c.1679T>G"))

    assert kit(other).finding is KitFinding.OTHER_EXON17
    assert kit(far).finding is KitFinding.OTHER_VARIANT


def test_names_that_disagree_are_unclear() -> None:
    """A c. name of D816V beside a p. name of another residue is a slip."""
    result = variant(
        gene(KIT_GENE), named("48004-6", C_D816V), named("48005-3", "p.Asp816His")
    )

    assert kit(result).finding is _U


def test_gene_code_and_name_that_disagree_are_unclear() -> None:
    """KIT's id with another symbol beside it names no gene."""
    studied = {"coding": [{"code": "HGNC:6342", "display": "EGFR"}]}

    assert kit(variant(gene(studied), named("48005-3", P_D816V))).finding is _U


@pytest.mark.parametrize(
    "components",
    [
        [gene(JAK2), named("48005-3", "NP_004963.1:p.Val617Phe")],
        [gene({"text": "EGFR"}), named("48005-3", "p.Leu858Arg")],
        [gene({"text": "PDGFRA"}), named("48005-3", "p.Asp842Val")],
        [gene(JAK2), gene(KIT_GENE), named("48005-3", "NP_004963.1:p.Val617Phe")],
        [named("48005-3", "p.Leu858Arg")],
        [],
    ],
)
def test_other_genes_yield_nothing(components: list[dict[str, Any]]) -> None:
    """A variant of another gene is none of our business."""
    assert read(variant(*components)) == []


def test_several_genes_studied() -> None:
    """KIT among several genes is found, with the variant or as a whole."""
    found = variant(gene(JAK2), gene(KIT_GENE), named("48005-3", P_D816V))
    none = variant(gene(JAK2), gene(KIT_GENE), value="LA9634-2")

    assert kit(found).finding is _P
    assert kit(none).finding is _N


def test_gene_without_a_variant() -> None:
    """KIT present says not which variant; KIT absent includes D816V."""
    assert kit(variant(gene(KIT_GENE))).finding is _U
    assert kit(variant(gene(KIT_GENE), value="LA9634-2")).finding is _N
    assert kit(variant(gene(KIT_GENE), value="LA18198-4")).finding is (
        KitFinding.INDETERMINATE
    )


def test_genome_names_nobody_confirmed_raise_and_never_clear() -> None:
    """A recalled name of D816V counts when present and settles nothing else."""
    name = named("81290-9", "NC_000004.12:g.54733155A>T")

    assert kit(variant(gene(KIT_GENE), name)).finding is _P
    assert read(variant(gene(KIT_GENE), name, value="LA9634-2")) != []
    assert kit(variant(gene(KIT_GENE), name, value="LA9634-2")).finding is _U


def test_method_and_missing_date() -> None:
    """The method's answer code is read; a missing date is no fault."""
    result = kit(
        variant(
            gene(KIT_GENE),
            named("48005-3", P_D816V),
            method=loinc("LA26398-0"),
            effectiveDateTime=None,
        )
    )

    assert (result.method, result.taken) == (Method.SEQUENCING, None)
