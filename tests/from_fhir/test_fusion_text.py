"""Text about FIP1L1-PDGFRA is read for what it says, and never for more."""

import pytest

from cds_service.clinical.variant import FusionFinding
from cds_service.from_fhir.fusion_text import FusionSubject, read

_P = FusionFinding.PRESENT
_N = FusionFinding.ABSENT
_U = FusionFinding.UNCLEAR


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FIP1L1-PDGFRA detected", _P),
        ("FIP1L1::PDGFRA fusion: positive", _P),
        ("FIP1L1/PDGFRA rearrangement present", _P),
        ("FISH: CHIC2 deletion identified in 60 % of nuclei", _P),
        ("A deletion of CHIC2 was found.", _P),
        ("4q12 deletion detected", _P),
        ("FIP1L1-PDGFRA BY FISH\nRESULT: POSITIVE", _P),
        ("BCR-ABL1 not detected, FIP1L1-PDGFRA detected", _P),
        ("FIP1L1-PDGFRA not detected", _N),
        ("No FIP1L1-PDGFRA fusion was identified.", _N),
        ("Negative for FIP1L1-PDGFR\u03b1", _N),
        ("CHIC2 deletion: negative", _N),
        ("No evidence of CHIC2 deletion", _N),
        ("FIP1L1-PDGFRA: indeterminate", FusionFinding.INDETERMINATE),
        ("FIP1L1-PDGFRA pending", FusionFinding.PENDING),
        ("FIP1L1-PDGFRA", _U),
        ("FIP1L1-PDGFRA not excluded", _U),
        ("FIP1L1-PDGFRA detected. FIP1L1-PDGFRA not detected.", _U),
        ("History of FIP1L1-PDGFRA positive eosinophilia", _U),
        ("PDGFRA rearrangement detected", _U),
        ("PDGFRA rearrangement not detected", None),
        ("KIT D816V detected", None),
        ("PDGFRA D842V detected", None),
        ("", None),
    ],
)
def test_sentences(text: str, expected: FusionFinding | None) -> None:
    """Every sentence is read as a clinician would read it."""
    said = read(text)

    assert (said.finding if said else None) is expected


def test_bare_answers_count_under_the_test_s_own_code() -> None:
    """A bare "Positive" answers the question that the code asked."""
    assert read("Positive") is None
    answered = read("Positive", FusionSubject.FUSION)
    assert answered is not None
    assert answered.finding is _P


@pytest.mark.parametrize(
    "text",
    [
        (
            "FIP1L1::PDGFRA fusions are identified in 5% of eosinophilic neoplasms;"
            " FISH is advised."
        ),
        "FIP1L1-PDGFRA is detected in about 10% of hypereosinophilia.",
        "When FIP1L1-PDGFRA is present imatinib 100 mg is the drug of choice.",
        "FIP1L1-PDGFRA positive disease responds to imatinib.",
        "4q12 deletion detected in 1% of nuclei (cutoff 3%)",
        "FIP1L1-PDGFRA: 2% of nuclei positive",
        "FIP1L1, CHIC2 and PDGFRA signals all present (normal).",
        "FIP1L1-PDGFRA fusion present. AMENDMENT: result retracted.",
        "FIP1L1-PDGFRA not detected. Addendum: positive on repeat.",
    ],
)
@pytest.mark.parametrize("target", [None, FusionSubject.FUSION])
def test_doubtful_texts_settle_nothing(text: str, target: FusionSubject | None) -> None:
    """What teaches, is normal or was withdrawn is no result."""
    said = read(text, target)

    assert said is None or said.finding is _U
