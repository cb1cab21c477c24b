"""Short names and notes beside a code of mastocytosis name the subtype."""

import msgspec
import pytest
from calls import condition

from cds_service.clinical.diagnosis import Disease
from cds_service.from_fhir.conditions import read_condition
from cds_service.from_fhir.diseases import diseases_worded
from cds_service.from_fhir.wire.clinical import Condition
from cds_service.from_fhir.wire.datatypes import CodeableConcept

SM = Disease.SYSTEMIC_MASTOCYTOSIS
ISM = Disease.INDOLENT_SM
SSM = Disease.SMOULDERING_SM
ASM = Disease.AGGRESSIVE_SM
AHN = Disease.SM_AHN
BMM = Disease.BONE_MARROW_MASTOCYTOSIS
MCL = Disease.MAST_CELL_LEUKEMIA


def worded(note: object, code: str = "D47.02") -> frozenset[Disease]:
    """Return what a coded Condition with such a note names in words."""
    sent = msgspec.json.encode(condition(code, note=note))
    (found,) = read_condition(msgspec.json.decode(sent, type=Condition), "Condition/c")
    return found.worded


def noted(text: str) -> frozenset[Disease]:
    """Return what one note names."""
    return worded([{"text": text}])


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("ISM", {ISM}),
        ("ssm", {SSM}),
        ("ASM, on treatment", {ASM}),
        ("MCL", {MCL}),
        ("BMM (KIT+)", {BMM}),
        ("ISM-AHN", {AHN}),
        ("ISM with AHN", set()),
        ("prism glasses, spasm", set()),
        ("not ASM", set()),
        ("ASM?", set()),
        ("r/o MCL", set()),
    ],
)
def test_short_names_count_beside_a_code_only(text: str, named: set[Disease]) -> None:
    """Three letters name a subtype where the code says that it is mastocytosis."""
    concepts = [CodeableConcept(text=text)]

    assert diseases_worded(concepts, mastocytosis=True) == named
    assert diseases_worded(concepts) <= {AHN}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Smoldering systemic mastocytosis (a form of indolent SM)", {SM, SSM}),
        ("Smoldering SM [variant of indolent systemic mastocytosis]", {SSM}),
        ("Aggressive SM (a rare type of mast cell leukemia, suspected)", set()),
        ("Systemic mastocytosis (indolent)", {SM, ISM}),
    ],
)
def test_a_definition_in_brackets_names_nothing(text: str, named: set[Disease]) -> None:
    """Of what kind a subtype is, is no second subtype; a doubt there still counts."""
    assert diseases_worded([CodeableConcept(text=text)]) == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Indolent SM per haematology", {ISM}),
        ("ISM", {ISM}),
        ("Biopsy: aggressive systemic mastocytosis.", {ASM}),
        ("No evidence of ASM", set()),
        ("r/o aggressive SM", set()),
        ("Progression from ISM to ASM", set()),
        ("ISM versus SSM", set()),
        ("Treated aggressively with antihistamines", set()),
        ("Systemic mastocytosis. Aggressive fluid therapy.", set()),
        ("", set()),
    ],
)
def test_a_note_refines_an_unspecific_code(text: str, named: set[Disease]) -> None:
    """The guards of words hold, and each clause must be about mastocytosis."""
    assert noted(text) == named


@pytest.mark.parametrize("code", ["C96.21", "D47.01"])
def test_a_note_refines_no_other_code(code: str) -> None:
    """A code that names the form, or is of another disease, stands."""
    assert worded([{"text": "ISM"}], code) == frozenset()


@pytest.mark.parametrize(
    ("note", "named"),
    [
        ({"text": "ISM"}, {ISM}),
        ("ISM", {ISM}),
        (["ISM"], {ISM}),
        ([{"text": 5}, {"text": "ISM"}], {ISM}),
        ([{"text": "ISM"}, {"text": "ASM"}], set()),
        ([5], set()),
        (None, set()),
        ({}, set()),
        ([], set()),
    ],
)
def test_a_note_of_any_shape(note: object, named: set[Disease]) -> None:
    """A note that is not shaped as FHIR says costs nothing but itself."""
    assert worded(note) == named


def test_words_of_the_code_come_before_notes() -> None:
    """A text that names a subtype is not contradicted by an old note."""
    sent = condition(note=[{"text": "ISM"}])
    sent["code"]["text"] = "Aggressive systemic mastocytosis"
    encoded = msgspec.json.decode(msgspec.json.encode(sent), type=Condition)
    (found,) = read_condition(encoded, "Condition/c1")

    assert found.worded == {SM, ASM}
