"""Which gene a variant is of, by the catalogues that number genes."""

import pytest
from from_fhir.genetic_results import gene, kit, named, read, variant

from cds_service.clinical.variant import KitFinding

_P = KitFinding.D816V_PRESENT
_U = KitFinding.UNCLEAR
NCBI = "http://www.ncbi.nlm.nih.gov/gene"
CODE_ONLY = "p.Asp816Val"
"""A name that many genes may have: which gene it is decides."""


@pytest.mark.parametrize(
    ("system", "code", "display", "expected"),
    [
        (NCBI, "3815", None, _P),
        (NCBI, "3815", "JAK2", _U),
        (NCBI, "3717", "KIT", _U),
        ("http://www.genenames.org", "3815", "KIT", _U),
    ],
)
def test_gene_of_another_catalogue(
    system: str, code: str, display: str | None, expected: KitFinding
) -> None:
    """A number means what its catalogue says; a name that differs contradicts it."""
    studied = {"coding": [{"system": system, "code": code, "display": display}]}
    assert kit(variant(gene(studied), named("48005-3", CODE_ONLY))).finding is expected


@pytest.mark.parametrize(
    ("system", "code"),
    [(NCBI, "3717"), ("http://www.ensembl.org", "ENSG00000096968")],
)
def test_another_gene_of_another_catalogue(system: str, code: str) -> None:
    """It is not KIT, whatever its variant is called."""
    studied = {"coding": [{"system": system, "code": code}]}
    assert read(variant(gene(studied), named("48005-3", CODE_ONLY))) == []


def test_gene_by_a_number_of_no_known_catalogue() -> None:
    """Nobody can tell which gene that is, so nothing is settled or passed over."""
    studied = {"coding": [{"system": "urn:oid:1.2.3", "code": "77"}]}
    found = kit(variant(gene(studied), named("48005-3", CODE_ONLY))).finding
    assert found is _U
