"""Narrative and reports: read only where they speak of KIT or of the fusion."""

from typing import Any

import pytest
from from_fhir.genetic_results import (
    fusion,
    gene,
    kit,
    loinc,
    observation,
    read,
    report,
    unread,
    variant,
)

from cds_service.clinical.lab import ResultStatus
from cds_service.clinical.record import Topic
from cds_service.clinical.variant import (
    FusionFinding,
    FusionResult,
    KitFinding,
    KitResult,
    Specimen,
)

MARROW = (
    "Final Diagnosis: Bone marrow, aspirate: KIT Asp816Val mutation detected by"
    " allele-specific PCR."
)


@pytest.mark.parametrize(
    "code", ["34574-4", "51968-6", "51969-4", "50398-7", "51966-0"]
)
def test_narrative(code: str) -> None:
    """The result of an order coded 55201-8 often is a narrative."""
    result = kit(observation(code, valueString=MARROW))

    assert result.finding is KitFinding.D816V_PRESENT
    assert result.specimen is Specimen.MARROW


def test_narrative_about_something_else() -> None:
    """A report that does not speak of a KIT mutation yields nothing."""
    text = "Mast cells are CD117 (c-KIT) positive and CD25 positive."

    assert read(observation("34574-4", valueString=text)) == []
    assert read(observation("34574-4", status="entered-in-error")) == []


def test_retracted_narrative_is_told() -> None:
    """A retracted report that spoke of KIT is named as such."""
    lost = unread(observation("34574-4", valueString=MARROW, status="entered-in-error"))

    assert (lost.about, lost.status_only) == (Topic.KIT, True)


def test_several_specimens_in_one_report() -> None:
    """Each specimen has its own result."""
    text = (
        "Bone marrow: KIT D816V detected by ddPCR.\n"
        "Peripheral blood: KIT D816V not detected by NGS."
    )
    results = read(observation("34574-4", valueString=text))

    assert {
        (item.finding, item.specimen) for item in results if isinstance(item, KitResult)
    } == {
        (KitFinding.D816V_PRESENT, Specimen.MARROW),
        (KitFinding.D816V_ABSENT, Specimen.BLOOD),
    }


def test_conclusion_of_a_report() -> None:
    """A DiagnosticReport is read for its conclusion, whatever its code."""
    result = kit(
        report(
            code={"text": "Bone marrow pathology"},
            conclusion="KIT D816V mutation not detected.",
            effectiveDateTime="2025-11-01",
            specimen=[{"display": "Bone marrow"}],
        )
    )

    assert result.finding is KitFinding.D816V_ABSENT
    assert result.specimen is Specimen.MARROW


def test_conclusion_of_a_report_on_kit() -> None:
    """Under KIT's own code a bare "Positive" is an answer."""
    found = report(code=loinc("88519-4"), conclusion="Positive")
    coded = report(code=loinc("88519-4"), conclusionCode=[{"text": "Not detected"}])

    assert kit(found).finding is KitFinding.D816V_PRESENT
    assert kit(coded).finding is KitFinding.D816V_ABSENT


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("partial", ResultStatus.PRELIMINARY),
        ("appended", ResultStatus.AMENDED),
        ("corrected", ResultStatus.CORRECTED),
    ],
)
def test_status_of_a_report(status: str, expected: ResultStatus) -> None:
    """Statuses only reports have are read as their nearest neighbours."""
    result = report(code=loinc("88519-4"), conclusion="Positive", status=status)

    assert kit(result).status is expected


def test_report_without_conclusion() -> None:
    """Its results stand elsewhere; only a registered one is awaited."""
    assert read(report(code=loinc("88519-4"))) == []
    assert kit(report(code=loinc("88519-4"), status="registered")).finding is (
        KitFinding.PENDING
    )


@pytest.mark.parametrize(
    ("code", "value", "expected"),
    [
        ("55297-6", {"valueString": "Not detected"}, FusionFinding.ABSENT),
        ("55297-6", {"valueString": "Detected"}, FusionFinding.PRESENT),
        ("56144-9", {"valueCodeableConcept": loinc("LA9633-4")}, FusionFinding.PRESENT),
        ("56144-9", {"valueString": "No CHIC2 deletion found"}, FusionFinding.ABSENT),
        ("55297-6", {"valueString": "Indeterminate"}, FusionFinding.INDETERMINATE),
        ("55297-6", {"status": "registered"}, FusionFinding.PENDING),
        ("55297-6", {}, FusionFinding.UNCLEAR),
        ("55092-1", {"valueString": "Detected"}, FusionFinding.UNCLEAR),
        (
            "55092-1",
            {"valueString": "FIP1L1::PDGFRA fusion detected"},
            FusionFinding.PRESENT,
        ),
        (
            "34574-4",
            {"valueString": "FISH: FIP1L1-PDGFRA fusion was not detected."},
            FusionFinding.ABSENT,
        ),
    ],
)
def test_fusion(code: str, value: dict[str, Any], expected: FusionFinding) -> None:
    """The fusion and the CHIC2 deletion; another partner is not settled."""
    assert fusion(observation(code, **value)).finding is expected


def test_rearrangement_not_found_says_nothing() -> None:
    """The small deletion can hide from a break-apart probe."""
    assert read(observation("55092-1", valueString="Not detected")) == []


def test_fusion_as_a_discrete_variant() -> None:
    """Both partners as genes studied, or the fusion by its name."""
    genes = (gene({"text": "FIP1L1"}), gene({"text": "PDGFRA"}))

    assert fusion(variant(*genes)).finding is FusionFinding.PRESENT
    assert fusion(variant(*genes, value="LA9634-2")).finding is FusionFinding.ABSENT
    assert read(variant(gene({"text": "PDGFRA"}))) == []


def test_kit_and_fusion_in_one_report() -> None:
    """One report may answer both questions."""
    text = "KIT D816V not detected. FIP1L1-PDGFRA fusion detected."
    results = read(observation("34574-4", valueString=text))

    assert [type(item) for item in results] == [KitResult, FusionResult]
    assert [getattr(item, "finding", None) for item in results] == [
        KitFinding.D816V_ABSENT,
        FusionFinding.PRESENT,
    ]


def test_retracted_fusion_is_told() -> None:
    """A retracted fusion result is about the fusion."""
    lost = unread(observation("55297-6", status="cancelled", valueString="Detected"))

    assert (lost.about, lost.status_only) == (Topic.FUSION, True)
