"""A hedge nobody thought of never leaves a sentence settled."""

import string

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cds_service.clinical.variant import FusionFinding, KitFinding
from cds_service.from_fhir import fusion_text
from cds_service.from_fhir.foreign_words import in_english
from cds_service.from_fhir.kit_reading import Target
from cds_service.from_fhir.kit_text import read
from cds_service.from_fhir.known_words import only_known
from cds_service.from_fhir.report_frames import frame

_SETTLED = {
    KitFinding.D816V_PRESENT,
    KitFinding.D816V_ABSENT,
    KitFinding.OTHER_EXON17,
}
CLEAR = [
    "KIT D816V detected",
    "KIT D816V not detected",
    "KIT D816V mutation was identified in the bone marrow",
    "No KIT D816V mutation detected",
    "Negative for KIT p.Asp816Val",
    "KIT c.2447A>T present, VAF 3 %",
    "KIT D816H detected",
    "KIT D816V nicht nachgewiesen",
    "Mutation KIT D816V non détectée",
    "Mutación KIT D816V detectada",
]
HEDGES = [
    *("possibly", "probably", "apparently", "perhaps", "seemingly", "doubtfully"),
    *("ostensibly", "arguably", "weakly", "faintly", "allegedly", "hypothetically"),
    *("may", "might", "should", "would", "cannot exclude", "not excluding"),
    *("fraglich", "vermutlich", "wahrscheinlich", "scheinbar", "kaum", "eventuell"),
    *("peut-être", "probablement", "vraisemblablement", "douteuse", "quizás"),
    *("posiblemente", "dudosa", "tal vez", "forse", "misschien", "kanske", "?"),
]
AFTERTHOUGHTS = [
    "This result is doubtful.",
    "The finding is questionable.",
    "Interpret with caution.",
    "The result could not be reproduced.",
    "The sample may belong to another patient.",
    "A false positive result is suspected.",
    "Contamination was found.",
    "To be confirmed.",
]


def _findings(text: str, target: Target | None = None) -> set[KitFinding]:
    return {item.finding for item in read(text, target)}


@pytest.mark.parametrize("sentence", CLEAR)
def test_plain_sentence_is_settled(sentence: str) -> None:
    """Without a hedge each of them is settled, or this page would prove nothing."""
    assert _findings(sentence) <= _SETTLED
    assert _findings(sentence)


@pytest.mark.parametrize("sentence", CLEAR)
@pytest.mark.parametrize("hedge", HEDGES)
def test_hedge_at_any_place(sentence: str, hedge: str) -> None:
    """One known hedge, put anywhere, takes the answer away."""
    words = sentence.split()
    for place in range(len(words) + 1):
        hedged = " ".join([*words[:place], hedge, *words[place:]])

        assert not _findings(hedged) & _SETTLED
        assert not _findings(hedged, Target.D816V) & _SETTLED


@given(
    st.sampled_from(CLEAR),
    st.text(string.ascii_lowercase, min_size=3, max_size=12),
    st.integers(0, 12),
)
def test_any_unknown_word(sentence: str, word: str, place: int) -> None:
    """So does any word at all that is not one of a plain result.

    Nor one with which a report goes on to what the result supports or suggests.
    """
    assume(in_english(f"nicht {word}") == f"not {word}" and not only_known(word))
    assume(frame(f"result, {word}")[1] == f"result, {word}")
    words = sentence.split()
    hedged = " ".join([*words[:place], word, *words[place:]])

    assert not _findings(hedged) & _SETTLED


@pytest.mark.parametrize("sentence", CLEAR)
@pytest.mark.parametrize("afterthought", AFTERTHOUGHTS)
def test_doubt_in_the_next_sentence(sentence: str, afterthought: str) -> None:
    """A result that the next sentence doubts is not settled."""
    assert not _findings(f"{sentence}. {afterthought}") & _SETTLED


@given(st.sampled_from(HEDGES), st.booleans())
def test_fusion(hedge: str, found: bool) -> None:
    """The same holds for the fusion."""
    said = fusion_text.read(
        f"FIP1L1-PDGFRA {hedge} {'detected' if found else 'not detected'}"
    )

    assert said is None or said.finding not in {
        FusionFinding.PRESENT,
        FusionFinding.ABSENT,
    }
