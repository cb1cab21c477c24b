"""Foreign phrases of results are said in English, English is left alone."""

import pytest

from cds_service.clinical.variant import FusionFinding, Method, Specimen
from cds_service.from_fhir import fusion_text
from cds_service.from_fhir.foreign_words import in_english
from cds_service.from_fhir.kit_assay import assay
from cds_service.from_fhir.known_words import only_known


@pytest.mark.parametrize(
    "text",
    [
        "KIT D816V positive",
        "No mutation; die cells",
        "sensitivity 1 %, en bloc resection",
    ],
)
def test_english_is_left_alone(text: str) -> None:
    """Short foreign words are looked for only beside a foreign result."""
    assert in_english(text) is text


@pytest.mark.parametrize(
    ("foreign", "finding"),
    [
        ("FIP1L1-PDGFRA nicht nachgewiesen", FusionFinding.ABSENT),
        ("FIP1L1-PDGFRA : détecté", FusionFinding.PRESENT),
        ("FIP1L1-PDGFRA: pendiente", FusionFinding.PENDING),
        ("FIP1L1-PDGFRA fraglich nachgewiesen", FusionFinding.UNCLEAR),
    ],
)
def test_fusion(foreign: str, finding: FusionFinding) -> None:
    """The fusion is read in the same words, and quoted as sent."""
    said = fusion_text.read(foreign)

    assert said == fusion_text.Reading(finding, foreign)


@pytest.mark.parametrize(
    ("text", "specimen"),
    [
        ("Knochenmark: KIT D816V nicht nachgewiesen, ddPCR", Specimen.MARROW),
        ("Sang périphérique, ddPCR : KIT D816V non détectée", Specimen.BLOOD),
        ("Médula ósea, ddPCR: KIT D816V no detectada", Specimen.MARROW),
    ],
)
def test_assay(text: str, specimen: Specimen) -> None:
    """Specimen and method are read in the same languages."""
    found = assay("", "", text, text)

    assert (found.specimen, found.method) == (specimen, Method.DIGITAL_PCR)


@pytest.mark.parametrize(
    ("sentence", "known"),
    [
        ("KIT D816V was detected in bone marrow by ddPCR on 2025-11-01.", True),
        ("KIT D816V was reportedly detected", False),
        ("KIT D816V detected \u2713", False),
        ("", True),
    ],
)
def test_known_words(sentence: str, known: bool) -> None:
    """One word or sign that is not of a plain result is enough."""
    assert only_known(sentence) is known
