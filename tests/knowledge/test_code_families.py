"""A family stands for all codes below it, and for nothing beside it."""

import pytest

from cds_service.knowledge.code_systems import ATC, ICD_10, ICD_10_CM, ICD_10_GM
from cds_service.knowledge.terminology import meanings


def _means(system: str, code: str) -> set[str]:
    found = meanings(system, code)
    assert all(meaning.verified for meaning in found)
    return {meaning.value_set for meaning in found}


@pytest.mark.parametrize(
    ("system", "code", "expected"),
    [
        (ICD_10_CM, "F32.A", {"depression"}),
        (ICD_10_CM, "f329", {"depression"}),
        (ICD_10_CM, "F32", {"depression"}),
        (ICD_10_GM, "F32.1", {"depression"}),
        (ICD_10, "I61.9", {"intracranial-hemorrhage"}),
        (ICD_10_CM, "M80.08XA", {"osteoporosis", "fragility-fracture"}),
        (ICD_10_CM, "M4850XA", {"fragility-fracture"}),
        (ICD_10_CM, "Z85.79", {"history-of-cancer"}),
        (ICD_10_CM, "C44.01", {"basal-cell-carcinoma", "malignant-neoplasm"}),
        (ICD_10_CM, "C50.911", {"malignant-neoplasm"}),
        (ICD_10_CM, "F33.2", {"depression", "severe-depression"}),
        (ICD_10, "F53.1", {"bipolar-or-psychosis"}),
        (ICD_10_CM, "X78.1XXA", {"suicidality"}),
        (ICD_10_CM, "T42.4X2A", {"suicidality"}),
        (ICD_10, "X60", {"suicidality"}),
        (ATC, "N02BB02", {"nsaid"}),
        (ATC, "M01AA01", {"nsaid", "bleeding-risk"}),
        (ATC, "C07AB02", {"beta-blocker"}),
        (ATC, "C07", {"beta-blocker"}),
        (ATC, "S01ED01", {"beta-blocker-eye-drops"}),
        (ATC, "C09BA03", {"ace-inhibitor"}),
        (ATC, "R06AX29", {"h1-antihistamine"}),
        (ATC, "V08AB02", {"contrast-medium"}),
        (ATC, "A02BA02", {"h2-antihistamine", "ranitidine"}),
    ],
)
def test_what_is_below_belongs_to_it(
    system: str, code: str, expected: set[str]
) -> None:
    """Codes of any depth, the category itself, and what they mean besides."""
    assert expected <= _means(system, code)


@pytest.mark.parametrize(
    ("system", "code"),
    [
        (ICD_10_CM, "M48.06"),
        (ICD_10_CM, "F3"),
        (ICD_10_CM, "F32.12345"),
        (ICD_10_CM, "F32.9 or F33"),
        (ICD_10_CM, "F34.0"),
        (ICD_10_CM, "T42.4X1A"),
        (ICD_10_CM, "R45.88"),
        (ATC, "C0"),
        (ATC, "C07-B"),
        (ATC, "C07AB021"),
        (ATC, "C09CA01"),
        (ATC, "M01AX05"),
        (ATC, "B01AC11"),
    ],
)
def test_what_is_beside_does_not(system: str, code: str) -> None:
    """Another branch, a shorter code, or something that only begins like a code."""
    assert _means(system, code) == set()


def test_a_listed_code_keeps_its_families() -> None:
    """C94.30 is mast cell leukaemia by name and a cancer by its category."""
    assert {"mast-cell-leukemia", "malignant-neoplasm"} <= _means(ICD_10_CM, "C94.30")
