"""A corpus of what clinicians write, and the form of mastocytosis it names."""

import pytest

from cds_service.clinical.diagnosis import Disease
from cds_service.from_fhir.diseases import diseases_worded
from cds_service.from_fhir.wire.datatypes import CodeableConcept

SM = Disease.SYSTEMIC_MASTOCYTOSIS
ISM = Disease.INDOLENT_SM
SSM = Disease.SMOULDERING_SM
ASM = Disease.AGGRESSIVE_SM
AHN = Disease.SM_AHN
BMM = Disease.BONE_MARROW_MASTOCYTOSIS
MCL = Disease.MAST_CELL_LEUKEMIA
DCM = Disease.DIFFUSE_CUTANEOUS_MASTOCYTOSIS

NAMED = {
    "Systemic mastocytosis": {SM},
    "SYSTEMIC MASTOCYTOSIS": {SM},
    "Systemic mast cell disease": {SM},
    "Systemic  \tmastocytosis": {SM},
    "Indolent systemic mastocytosis": {SM, ISM},
    "Systemic mastocytosis, indolent": {SM, ISM},
    "Smoldering systemic mastocytosis (KIT D816V+)": {SM, SSM},
    "Smouldering SM": {SSM},
    "Aggressive systemic mastocytosis": {SM, ASM},
    "Advanced SM - aggressive subtype": {ASM},
    "SM-AHN (CMML)": {AHN},
    "SM-AHNMD": {AHN},
    "Systemic mastocytosis with an associated hematologic neoplasm": {SM, AHN},
    "Systemic mastocytosis with associated haematological neoplasm": {SM, AHN},
    (
        "Systemic mastocytosis with associated clonal hematological"
        " non-mast cell lineage disease"
    ): {SM, AHN},
    "Systemic mastocytosis with possible gut involvement": {SM},
    "Indolent systemic mastocytosis not on treatment": {SM, ISM},
    "Systemic mastocytosis without associated hematologic neoplasm": {SM},
    "Bone marrow mastocytosis": {BMM},
    "Mast cell leukemia, chronic": {MCL},
    "Mast-cell leukaemia": {MCL},
    "Diffuse cutaneous mastocytosis": {DCM},
    "Mastocytosis, diffuse cutaneous": {DCM},
    "Mastocytosis, systemic": {SM},
    "Mastocytosis, systemic (HCC)": {SM},
    "Mastocytosis - systemic": {SM},
    "Mastocytosis, indolent systemic": {SM, ISM},
    "Diffuse cutaneous mastocytosis, systemic mastocytosis excluded": {DCM},
    "Indolent, not aggressive, systemic mastocytosis": {SM, ISM},
    "Indolent systemic mastocytosis, no evidence of aggressive disease": {SM, ISM},
    "Systemic mastocytosis without progression to aggressive disease": {SM},
    "Systemic mastocytosis; aggressive form ruled out": {SM},
    "Indolent systemic mastocytosis, mast cell leukemia excluded": {SM, ISM},
}

NOT_NAMED = (
    "",
    "Mastocytosis",
    "Cutaneous mastocytosis",
    "Cutaneous mastocytosis, not diffuse cutaneous mastocytosis",
    "Suspected diffuse cutaneous mastocytosis",
    "Mastocytosis with diffuse cutaneous itch",
    "Diffuse cutaneous lymphoma",
    "Indolent lymphoma",
    "Smouldering myeloma",
    "Aggressive behaviour",
    "Mantle cell lymphoma (MCL)",
    "Rule out systemic mastocytosis",
    "R/O mastocytosis, systemic",
    "Mastocytosis, systemic (ruled out)",
    "Mastocytosis, systemic disease excluded",
    "Cutaneous mastocytosis, systemic excluded",
    "Cutaneous mastocytosis, systemic",
    "R/O aggressive systemic mastocytosis",
    "? systemic mastocytosis",
    "Systemic mastocytosis?",
    "Systemic mastocytosis, rule out",
    "Systemic mastocytosis (suspected)",
    "Suspected indolent systemic mastocytosis",
    "Possible mast cell leukemia",
    "No evidence of systemic mastocytosis",
    "Not systemic mastocytosis",
    "Non-systemic mastocytosis",
    "Negative for systemic mastocytosis",
    "Systemic mastocytosis excluded",
    "Systemic mastocytosis unlikely",
    "Systemic mastocytosis is unlikely at this time, is excluded",
    "Systemic mastocytosis not confirmed",
    "Systemic mastocytosis vs MCAS",
    "Systemic mastocytosis to be excluded",
    "History of systemic mastocytosis",
    "Family history of systemic mastocytosis",
    "Systemic mastocytosis in mother",
    "Screening for systemic mastocytosis",
    "Evaluate for systemic mastocytosis",
    "Concern for aggressive systemic mastocytosis",
    "Urticaria pigmentosa vs systemic mastocytosis",
    "Differential: systemic mastocytosis",
    "Risk of systemic mastocytosis",
    "Smoldering myeloma (SM)",
    "Aggressive SSM (superficial spreading melanoma)",
    "Lupus nephritis, aggressive, anti-Sm positive",
    "Indolent lymphoma; SM stent",
    "Self-management (SM) of indolent ulcer",
    "Indolent NHL, SM-AHN excluded",
)


def named(text: str, *, mastocytosis: bool = False) -> set[Disease]:
    """Return what a text names."""
    return diseases_worded([CodeableConcept(text=text)], mastocytosis=mastocytosis)


@pytest.mark.parametrize(("text", "diseases"), NAMED.items())
def test_what_is_named(text: str, diseases: set[Disease]) -> None:
    """Affirmed words name the disease; a negated part of the sentence does not."""
    assert named(text) == diseases


@pytest.mark.parametrize("text", NOT_NAMED)
def test_what_is_not_named(text: str) -> None:
    """What is denied, doubted, past, of others, or another disease is not named."""
    assert named(text) == set()


def test_a_code_of_mastocytosis_makes_short_words_clear() -> None:
    """Beside D47.02 the word "indolent" alone says which mastocytosis."""
    assert named("indolent") == set()
    assert named("indolent", mastocytosis=True) == {ISM}
    assert named("not aggressive", mastocytosis=True) == set()


def test_every_text_is_read() -> None:
    """One concept's denial does not silence another's words."""
    concepts = [
        CodeableConcept(text="no systemic mastocytosis"),
        CodeableConcept(text="indolent systemic mastocytosis"),
    ]
    assert diseases_worded(concepts) == {SM, ISM}
    assert diseases_worded([]) == set()
