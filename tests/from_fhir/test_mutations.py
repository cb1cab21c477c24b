"""Discrete variants of the genes beside KIT are read; nothing else is."""

from typing import Any

import msgspec
import pytest
from lab_results import AS_OF, loinc

from cds_service.clinical.lab import ResultStatus
from cds_service.clinical.mutation import Gene, Mutated, MutationResult
from cds_service.clinical.record import Topic, Unread
from cds_service.from_fhir.mutations import read_observation
from cds_service.from_fhir.wire.result import Observation

PRESENT = {"coding": [{"system": "http://loinc.org", "code": "LA9633-4"}]}
ABSENT = {
    "coding": [{"system": "http://loinc.org", "code": "LA9634-2"}],
    "text": "Absent",
}


def part(code: str, **value: object) -> dict[str, Any]:
    """Return a component."""
    return {"code": loinc(code), **value}


def gene(*said: str) -> dict[str, Any]:
    """Return the gene studied; what begins with HGNC is its code, else its text."""
    codes = [{"code": each} for each in said if each.startswith("HGNC")]
    texts = [each for each in said if not each.startswith("HGNC")]
    concept: dict[str, Any] = {"coding": codes}
    if texts:
        concept["text"] = texts[0]
    return part("48018-6", valueCodeableConcept=concept)


NAMED = part("48005-3", valueCodeableConcept={"text": "p.Pro95His"})


def read(*parts: dict[str, Any], **fields: object) -> list[MutationResult | Unread]:
    """Read a variant with these components."""
    sent = {
        "resourceType": "Observation",
        "status": "final",
        "code": loinc("69548-6"),
        "effectiveDateTime": "2025-10-20",
        "valueCodeableConcept": PRESENT,
        "component": list(parts),
        **fields,
    }
    observation = msgspec.convert(sent, Observation, strict=False)
    return list(read_observation(observation, "Observation/o1", AS_OF))


def found(*parts: dict[str, Any], **fields: object) -> dict[Gene, Mutated]:
    """Return what was read of each gene."""
    results = read(*parts, **fields)
    return {
        item.gene: item.found for item in results if isinstance(item, MutationResult)
    }


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [
        ("HGNC:10783", Gene.SRSF2),
        ("HGNC:18318", Gene.ASXL1),
        ("HGNC:10471", Gene.RUNX1),
        ("HGNC:25941", Gene.TET2),
        ("HGNC:1541", Gene.CBL),
        ("HGNC:6192", Gene.JAK2),
        ("SRSF2", Gene.SRSF2),
        ("asxl1", Gene.ASXL1),
        ("RUNX1 gene", Gene.RUNX1),
    ],
)
def test_a_gene_is_known_by_identifier_or_symbol(
    identifier: str, expected: Gene
) -> None:
    """Either will do."""
    assert found(gene(identifier), NAMED) == {expected: Mutated.YES}


@pytest.mark.parametrize("other", ["HGNC:6342", "TP53", "HGNC:15410", "RUNX1T1", ""])
def test_other_genes_are_passed_over(other: str) -> None:
    """KIT has a reader of its own."""
    assert read(gene(other), NAMED) == []


def test_absent_clears_a_gene_only_without_a_variant() -> None:
    """One variant that is absent leaves the rest of the gene unknown."""
    absent = {"valueCodeableConcept": ABSENT}
    assert found(gene("SRSF2"), **absent) == {Gene.SRSF2: Mutated.NO}
    assert found(gene("SRSF2"), NAMED, **absent) == {Gene.SRSF2: Mutated.UNCLEAR}


def test_a_named_variant_without_a_value_was_found() -> None:
    """As for KIT; a gene alone without a value says nothing."""
    nothing = {"valueCodeableConcept": None}
    assert found(gene("SRSF2"), NAMED, **nothing) == {Gene.SRSF2: Mutated.YES}
    assert found(gene("SRSF2"), **nothing) == {Gene.SRSF2: Mutated.UNCLEAR}


@pytest.mark.parametrize(
    "said",
    [
        part("53037-8", valueCodeableConcept={"text": "Benign"}),
        part("53037-8", valueCodeableConcept={"text": "Likely benign"}),
        part("53037-8", valueCodeableConcept={"text": "Uncertain significance"}),
        part("53037-8", valueCodeableConcept={"coding": [{"code": "LA26333-7"}]}),
        part("48002-0", valueCodeableConcept={"text": "Germline"}),
        part("48002-0", valueCodeableConcept={"coding": [{"code": "LA6683-2"}]}),
    ],
)
def test_a_harmless_or_inherited_variant_is_no_mutation(said: dict[str, Any]) -> None:
    """It is not clear, so that it neither raises nor clears."""
    assert found(gene("ASXL1"), NAMED, said) == {Gene.ASXL1: Mutated.UNCLEAR}


@pytest.mark.parametrize("said", ["Pathogenic", "Likely pathogenic"])
def test_a_pathogenic_variant_is_one(said: str) -> None:
    """The words of significance do not hide it."""
    significant = part("53037-8", valueCodeableConcept={"text": said})
    assert found(gene("ASXL1"), NAMED, significant) == {Gene.ASXL1: Mutated.YES}


def test_several_genes_in_one_variant_are_not_clear() -> None:
    """A fusion, or an identifier and a symbol that disagree."""
    both = found(gene("HGNC:10783", "ASXL1"), NAMED)
    assert both == {Gene.SRSF2: Mutated.UNCLEAR, Gene.ASXL1: Mutated.UNCLEAR}
    fused = found(gene("ETV6"), gene("RUNX1"), NAMED)
    assert fused == {Gene.RUNX1: Mutated.UNCLEAR}
    assert found(gene("RUNX1::RUNX1T1"), NAMED) == {}


def test_what_does_not_stand_is_named() -> None:
    """A withdrawn result is left out by status alone; one of the future is unread."""
    withdrawn = read(gene("SRSF2"), NAMED, status="entered-in-error")
    assert [
        (item.about, item.status_only) for item in withdrawn if isinstance(item, Unread)
    ] == [(Topic.PANEL, True)]
    future = read(gene("SRSF2"), NAMED, effectiveDateTime="2027-01-01")
    assert [
        (item.about, item.status_only) for item in future if isinstance(item, Unread)
    ] == [(Topic.PANEL, False)]
    assert read(gene("TP53"), NAMED, status="entered-in-error") == []


def test_a_preliminary_result_stays_preliminary() -> None:
    """Whoever uses it can tell."""
    (only,) = read(gene("SRSF2"), NAMED, status="preliminary")
    assert isinstance(only, MutationResult)
    assert only.status is ResultStatus.PRELIMINARY
    assert only.quote == "p.Pro95His"


def test_another_kind_of_result_is_not_read() -> None:
    """A narrative panel is not: its words are no data here."""
    assert read(gene("SRSF2"), NAMED, code=loinc("81247-9")) == []
