"""Specimen, method and sensitivity, as reports put them."""

from decimal import Decimal

import pytest

from cds_service.clinical.variant import Method, Specimen
from cds_service.from_fhir.allele_fraction import limit_in, share_in
from cds_service.from_fhir.kit_assay import Assay, assay, method_in, specimen_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bone marrow", Specimen.MARROW),
        ("BM aspirate", Specimen.MARROW),
        ("bone marrow trephine biopsy", Specimen.MARROW),
        ("PB", Specimen.BLOOD),
        ("Peripheral blood (EDTA)", Specimen.BLOOD),
        ("whole blood", Specimen.BLOOD),
        ("skin biopsy", Specimen.LESIONAL_TISSUE),
        ("biopsy of the colon", Specimen.LESIONAL_TISSUE),
        ("lesional skin", Specimen.LESIONAL_TISSUE),
        ("buccal swab", Specimen.OTHER),
        ("bone marrow and peripheral blood", Specimen.UNSTATED),
        ("bone marrow, compared with an earlier blood sample", Specimen.UNSTATED),
        ("KIT gene targeted mutation analysis in Blood or Tissue", Specimen.UNSTATED),
        ("tissue", Specimen.UNSTATED),
        ("", Specimen.UNSTATED),
    ],
)
def test_specimen(text: str, expected: Specimen) -> None:
    """One specimen is read; several, or none, are not stated."""
    assert specimen_in(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ddPCR", Method.DIGITAL_PCR),
        ("droplet digital PCR", Method.DIGITAL_PCR),
        ("ASO-PCR", Method.ALLELE_SPECIFIC_PCR),
        ("ASO-qPCR", Method.ALLELE_SPECIFIC_PCR),
        ("allele-specific oligonucleotide PCR", Method.ALLELE_SPECIFIC_PCR),
        ("real-time quantitative PCR", Method.ALLELE_SPECIFIC_PCR),
        ("qPCR", Method.ALLELE_SPECIFIC_PCR),
        ("NGS", Method.SEQUENCING),
        ("Sanger sequencing", Method.SEQUENCING),
        ("pyrosequencing", Method.SEQUENCING),
        ("next-generation sequencing panel", Method.SEQUENCING),
        ("PCR-RFLP", Method.OTHER),
        ("high-resolution melting", Method.OTHER),
        ("PCR", Method.UNSTATED),
        ("ddPCR, confirmed by Sanger sequencing", Method.UNSTATED),
        ("", Method.UNSTATED),
    ],
)
def test_method(text: str, expected: Method) -> None:
    """A method is read by its name; plain PCR names none."""
    assert method_in(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LOD 0.01 %", "0.0001"),
        ("sensitivity of 10^-4", "0.0001"),
        ("LOD 1x10^-3", "0.001"),
        ("LOD 1E-4", "0.0001"),
        ("sensitivity 1 in 10^4", "0.0001"),
        ("sensitivity 10^-2 %", None),
        ("LOD: 5%", "0.05"),
        ("limit of detection of 0,1 %", "0.001"),
        ("The limit of detection (LOD) is 0.11%", "0.0011"),
        ("analytical sensitivity of this assay is approximately 0.03%", "0.0003"),
        ("sensitivity 1-5 %", "0.05"),
        ("0.1% limit of detection", "0.001"),
        ("down to 0.003 %", "0.00003"),
        ("LOD 0.01 % (PCR), LOD 5 % (NGS)", "0.05"),
        ("sensitivity of 1 in 10,000", "0.0001"),
        ("VAF 12 %", None),
        ("LOD not stated", None),
        ("sensitivity 500 %", None),
        ("", None),
    ],
)
def test_limit_of_detection(text: str, expected: str | None) -> None:
    """A limit is read in percent; of several the least sensitive counts."""
    assert limit_in(text) == (None if expected is None else Decimal(expected))


@pytest.mark.parametrize(
    ("text", "fraction", "nothing"),
    [
        ("VAF 12.3 %", "0.123", False),
        ("VAF: 0,4%", "0.004", False),
        ("variant allele frequency (VAF) of 3%", "0.03", False),
        ("mutant allele burden 45 %", "0.45", False),
        ("at 0.2% VAF", "0.002", False),
        ("VAF 0 %", "0", True),
        ("VAF <0.01 %", "0.0001", True),
    ],
)
def test_allele_fraction(text: str, fraction: str, *, nothing: bool) -> None:
    """A fraction is read in percent; "below" means that none was counted."""
    share = share_in(text)

    assert share is not None
    assert (share.fraction, share.nothing) == (Decimal(fraction), nothing)


@pytest.mark.parametrize(
    "text",
    ["LOD 5 %", "12 %", "VAF 3 %, VAF 12 %", "VAF > 5 %", "VAF 120 %", "85 % of", ""],
)
def test_no_allele_fraction(text: str) -> None:
    """Other percentages, several fractions and impossible ones are none."""
    assert share_in(text) is None


@pytest.mark.parametrize(
    "text",
    [
        (
            "A repeat test on bone marrow is recommended. KIT D816V not detected by"
            " ASO-qPCR, LOD 0.01%."
        ),
        (
            "KIT D816V not detected in bone marrow. A more sensitive assay (ddPCR, LOD"
            " 0.03%) is available on request."
        ),
        (
            "KIT D816V: not detected. BCR::ABL1: not detected by real-time quantitative"
            " PCR, limit of detection 0.001%."
        ),
        (
            "Not detected. Method: ddPCR, LOD 0.03%. The sensitivity in bone marrow is"
            " higher."
        ),
        "No bone marrow received. KIT D816V not detected by ddPCR, LOD 0.01%.",
    ],
)
def test_words_about_another_assay_state_nothing(text: str) -> None:
    """Advice, limitations and other genes may bring another assay into a text."""
    assert assay("", "", text, text) == Assay(Specimen.UNSTATED, Method.UNSTATED, None)
    assert assay("Peripheral blood", "NGS", text, text) == Assay(
        Specimen.BLOOD, Method.SEQUENCING, None
    )
