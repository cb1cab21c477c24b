"""Codes are recognised as senders spell them, and near misses are not."""

import pytest

from cds_service.knowledge.code_systems import (
    ATC,
    HGNC,
    ICD_10,
    ICD_10_CM,
    ICD_10_GM,
    ICD_11,
    ICD_O_3,
    LOINC,
    NDC,
    RXNORM,
    SNOMED,
)
from cds_service.knowledge.terminology import meanings


def _means(system: str, code: str) -> set[str]:
    return {meaning.value_set for meaning in meanings(system, code)}


@pytest.mark.parametrize(
    ("system", "code", "value_set"),
    [
        (ICD_10_CM, "D47.02", "systemic-mastocytosis"),
        (ICD_10_CM, "d47.02 ", "systemic-mastocytosis"),
        (ICD_10_CM, "D4702", "systemic-mastocytosis"),
        (ICD_10_CM, "\td4702\n", "systemic-mastocytosis"),
        (ICD_10_CM, "C9621", "aggressive-sm"),
        (ICD_10_CM, "T782XXA", "anaphylaxis"),
        (ICD_10, "c962", "mast-cell-neoplasm-uncertain"),
        (ICD_10, "D47.02", "systemic-mastocytosis"),
        (ICD_10, "C9621", "aggressive-sm"),
        (ICD_10, "C96.2", "mast-cell-neoplasm-uncertain"),
        (ICD_10_GM, "C96.2", "mast-cell-neoplasm-uncertain"),
        (ICD_10_GM, "D470", "mast-cell-neoplasm-uncertain"),
        (ICD_10_GM, "C94.31", "mast-cell-leukemia"),
        ("urn:oid:2.16.840.1.113883.6.90", "d4702", "systemic-mastocytosis"),
        (ICD_11, "2a21.z", "mast-cell-neoplasm-uncertain"),
        (ICD_O_3, " 9741/3", "systemic-mastocytosis"),
        (LOINC, "751-8 ", "neutrophils"),
        (LOINC, "la9633-4", "result-present"),
        (SNOMED, " 397016004", "systemic-mastocytosis"),
        (RXNORM, "1919083 ", "midostaurin"),
        (ATC, "l01ex10", "midostaurin"),
        (NDC, "00078069802", "midostaurin"),
        (NDC, "0078-0698-02", "midostaurin"),
        (NDC, "00078-0698-02", "midostaurin"),
        (NDC, "0078069802", "midostaurin"),
        ("urn:oid:2.16.840.1.113883.6.69", " 0078-0698-02 ", "midostaurin"),
        (HGNC, "HGNC:6342", "gene-kit"),
        (HGNC, "6342", "gene-kit"),
        ("http://www.genenames.org", "hgnc:6342", "gene-kit"),
    ],
)
def test_a_code_is_recognised(system: str, code: str, value_set: str) -> None:
    """With blanks, small, undotted; an American code that is called "ICD-10"."""
    assert value_set in _means(system, code)


@pytest.mark.parametrize(
    ("system", "code"),
    [
        (ICD_10_CM, ""),
        (ICD_10_CM, "D47"),
        (ICD_10_CM, "D4.702"),
        (ICD_10_CM, "D470.2"),
        (ICD_10_CM, "D47..02"),
        (ICD_10_CM, "D47-02"),
        (ICD_10_CM, "D47 02"),
        (ICD_10_CM, "D47.020"),
        (ICD_10_CM, "D47.02, D46.9"),
        (ICD_10_CM, "XD47.02"),
        (ICD_10_CM, "D47.2"),
        (ICD_10, "D47.03"),
        (ICD_10, "D47.0A"),
        (ICD_O_3, "97413"),
        (LOINC, "7518"),
        (LOINC, "0751-8"),
        (SNOMED, "0397016004"),
        (SNOMED, "397016004.0"),
        (RXNORM, "01919083"),
        (ATC, "L01EX1"),
        (NDC, "78069802"),
        (NDC, "0078-0698"),
        (HGNC, "KIT"),
        ("http://example.org/codes", "D47.02"),
        (LOINC, "D47.02"),
    ],
)
def test_a_near_miss_is_nothing(system: str, code: str) -> None:
    """A code spelled otherwise than senders do is another code."""
    assert _means(system, code) == set()
