"""Text about KIT is read for what it says, and never for more."""

import pytest
from from_fhir.kit_sentences import CORPUS
from from_fhir.kit_sentences_doubtful import DOUBTFUL, NEVER_SETTLED

from cds_service.clinical.variant import KitFinding
from cds_service.from_fhir.kit_reading import Target
from cds_service.from_fhir.kit_text import read


@pytest.mark.parametrize(("sentence", "expected"), CORPUS)
def test_corpus(sentence: str, expected: KitFinding | None) -> None:
    """Every sentence of the corpus is read as a clinician would read it."""
    said = tuple(item.finding for item in read(sentence))

    assert said == (() if expected is None else (expected,))


@pytest.mark.parametrize("sentence", [*DOUBTFUL, *NEVER_SETTLED])
@pytest.mark.parametrize("target", [None, *Target])
def test_doubtful_texts_settle_nothing(sentence: str, target: Target | None) -> None:
    """Under any test code, what is doubtful is neither present nor absent."""
    said = {item.finding for item in read(sentence, target)}

    assert not said & {KitFinding.D816V_PRESENT, KitFinding.D816V_ABSENT}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KIT D816V: Detected\nMethod: ddPCR\nLOD: 0.03%", KitFinding.D816V_PRESENT),
        ("KIT D816V detected\nReference: Not detected", KitFinding.D816V_PRESENT),
        ("KIT D816V: Not detected\nMethod: ddPCR\nLOD: 0.03%", KitFinding.D816V_ABSENT),
        (
            "KIT D816V detected. KIT D816V-positive disease responds to avapritinib.",
            KitFinding.D816V_PRESENT,
        ),
        (
            "KIT D816V not detected. KIT D816V-positive disease responds to imatinib.",
            KitFinding.UNCLEAR,
        ),
    ],
)
def test_plain_results_beside_other_lines(text: str, expected: KitFinding) -> None:
    """Lines of method do no harm; a taught "positive" never outweighs a "not"."""
    assert [item.finding for item in read(text)] == [expected]
