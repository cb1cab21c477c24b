"""A word or a percentage of local use, and a word of a tablet that stands beside it."""

import pytest
from from_fhir.sent_allergies import one
from prescriptions import ATC, Json, coded, order, read, worded

from cds_service.clinical.allergy import Allergen
from cds_service.clinical.medication import Drug, Medication

NSAID = {Drug.NSAID, Drug.BLEEDING_RISK}
STRONG = {Drug.STRONG_CYP3A_INHIBITOR}


def taken(concept: Json, instruction: str = "") -> list[Medication]:
    """Return what an order of this is read as."""
    told = {"dosageInstruction": [{"text": instruction}]} if instruction else {}
    sent = read(order(concept, **told))
    return [item for item in sent if isinstance(item, Medication)]


def drugs_of(text: str, instruction: str = "") -> set[Drug]:
    """Return the drugs of an order that has a name alone."""
    return {item.drug for item in taken(worded(text), instruction)}


@pytest.mark.parametrize(
    "text",
    [
        "ketoconazole 2 %",
        "ketoconazole 2%",
        "ketoconazole 2 % (20 mg/g)",
        "ketoconazole anti-dandruff",
        "diclofenac 1.16 %",
        "diclofenac sodium 1 %, 100 g",
        "diclofenac medicated plaster 140 mg",
        "diclofenac, apply to knee",
        "ketorolac 0.5 %",
    ],
)
def test_a_percentage_or_a_word_of_the_skin_is_local(text: str) -> None:
    """By name alone; a percentage is never a tablet."""
    assert drugs_of(text) == set()


@pytest.mark.parametrize(
    ("text", "drugs"),
    [
        ("ketoconazole 200 mg tablet, 2 % discount", STRONG),
        ("clarithromycin 500 mg in sodium chloride 0.9 %", STRONG),
        ("clarithromycin in NaCl 0,9 %", STRONG),
        ("heparin 25,000 units in dextrose 5 %", {Drug.BLEEDING_RISK}),
        ("Ibuprofen Fiebersaft 4 %", NSAID),
        ("ibuprofen 2 % oral suspension", NSAID),
        ("ketorolac 3 % inj", NSAID),
        ("ibuprofen 400 mg, relieves 90 %", NSAID),
        ("ibuprofen 30 %", NSAID),
    ],
)
def test_a_percentage_of_what_is_swallowed_or_injected(
    text: str, drugs: set[Drug]
) -> None:
    """Syrups and what a drug is dissolved in have one; from 30 % on it says nothing."""
    assert drugs_of(text) == drugs


def test_a_code_is_believed_before_a_percentage() -> None:
    """ATC calls ketoconazole of this code systemic."""
    found = taken(coded("J02AB02", "Ketoconazole 2 %", ATC))
    assert {item.drug for item in found} == STRONG


@pytest.mark.parametrize(
    ("text", "instruction"),
    [
        ("ibuprofen 400 mg tablet", "1 tablet for eye pain"),
        ("ibuprofen 400 mg tablet", "1 tablet for ear ache"),
        ("ibuprofen 400 mg tablet", "1 tablet td"),
        ("ibuprofen 400 mg tablet", "do not get in eyes"),
        ("ibuprofen 600 mg", "p.o. bei Ohrenschmerzen"),
        ("naproxen 500 mg", "Take 1 tablet; apply ice to knee"),
        ("Ibuprofen OP 50 Filmtabletten 400 mg", ""),
    ],
)
def test_a_tablet_for_the_eye_or_the_ear_is_a_tablet(
    text: str, instruction: str
) -> None:
    """Its use counts: the word of a tablet wins over where it hurts."""
    assert {item.may_be_local for item in taken(worded(text), instruction)} == {False}


@pytest.mark.parametrize(
    ("text", "instruction"),
    [
        ("ibuprofen 400 mg", "for eye pain"),
        ("ketorolac", "1 gtt in eye, not by mouth"),
        ("ketorolac", "1 gtt in eye; never take as a tablet"),
        ("flurbiprofen oral spray", ""),
        ("ibuprofen 400 mg tablet", "use the cream first"),
    ],
)
def test_in_doubt_a_use_proves_nothing(text: str, instruction: str) -> None:
    """No word of a tablet, one that is denied, or a cream beside it."""
    assert {item.may_be_local for item in taken(worded(text), instruction)} == {True}


@pytest.mark.parametrize(
    "text", ["ketorolac 0.5 %", "diclofenac 1 %", "diclofenac plaster", "Voltarol 1 %"]
)
def test_an_allergy_needs_no_form(text: str) -> None:
    """A reaction to drops or a plaster is one to the substance."""
    assert taken(worded("ketorolac 0.5 %")) == []  # read first, and kept
    assert Allergen.NSAID in one(text).means
