"""Brands of tablets and of gels, and timolol: name and instruction tell the form."""

import pytest
from prescriptions import ATC, Json, coded, order, read, worded

from cds_service.clinical.medication import Drug, Medication

NSAID = {Drug.NSAID, Drug.BLEEDING_RISK}
STRONG = {Drug.STRONG_CYP3A_INHIBITOR}
TABLETS, DROPS = {Drug.BETA_BLOCKER}, {Drug.BETA_BLOCKER_EYE_DROPS}


def drugs_of(concept: Json, instruction: str = "", **more: object) -> set[Drug]:
    """Return the drugs of an order."""
    told = {"dosageInstruction": [{"text": instruction, **more}]}
    sent = read(order(concept, **(told if instruction or more else {})))
    return {item.drug for item in sent if isinstance(item, Medication)}


@pytest.mark.parametrize(
    ("text", "instruction"),
    [
        ("Nizoral A-D", ""),
        ("Nizoral 2%", ""),
        ("Nizoral 2 %", ""),
        ("Nizoral Anti-Dandruff", ""),
        ("Nizoral Dandruff 60 ml", ""),
        ("Nizoral", "shampoo twice a week"),
        ("Nizoral", ""),
        ("Voltarol 1.16 %", ""),
        ("Voltarol 1%", ""),
        ("Voltarol 12 hour", ""),
        ("Voltarol Back & Muscle Pain", ""),
        ("Voltarol Joint and Muscle", ""),
        ("Voltarol medicated plaster 140 mg", ""),
        ("Voltarol plaster", "140 mg twice a day"),
        ("Voltarol", "apply to knee"),
        ("Voltarol", ""),
        ("Voltarol 100 g", ""),
    ],
)
def test_a_gel_a_plaster_and_a_shampoo(text: str, instruction: str) -> None:
    """Without a word of a tablet and without milligrams the brand is local."""
    assert drugs_of(worded(text), instruction) == set()


@pytest.mark.parametrize(
    ("text", "instruction", "drugs"),
    [
        ("Voltarol 50 mg tablets", "", NSAID),
        ("Voltarol 75 mg SR", "", NSAID),
        ("Voltarol SR", "", NSAID),
        ("Voltarol Rapid", "", NSAID),
        ("Voltarol 50", "", NSAID),
        ("Voltarol suppositories", "", NSAID),
        ("Voltarol", "50 mg three times daily", NSAID),
        ("Voltarol", "1 tablet three times daily", NSAID),
        ("Voltarol 50 mg tablets", "apply ice to knee", NSAID),
        ("Voltarol", "do not crush the tablets", NSAID),
        ("Voltarol (diclofenac)", "", NSAID),
        ("Nizoral 200 mg", "", STRONG),
        ("Nizoral tablets", "", STRONG),
        ("Nizoral", "1 tablet daily", STRONG),
    ],
)
def test_a_tablet_of_the_brand(text: str, instruction: str, drugs: set[Drug]) -> None:
    """A word of one, milligrams, or the name of the substance raise it."""
    assert drugs_of(worded(text), instruction) == drugs


def test_amounts_and_broken_instructions_of_a_brand() -> None:
    """Milligrams as an amount are a tablet; what cannot be read may be one."""
    mg = [{"doseQuantity": {"value": 50, "unit": "mg"}}]
    assert drugs_of(worded("Voltarol"), doseAndRate=mg) == NSAID
    assert drugs_of(worded("Voltarol"), "x", modifierExtension=[{"url": "y"}]) == NSAID


def test_a_code_is_believed_before_a_brand() -> None:
    """ATC calls it systemic, whatever the instruction says."""
    assert drugs_of(coded("M01AB05", "Voltarol", ATC), "apply to knee") == NSAID
    sent = coded("C07AA06", "timolol", ATC)
    assert drugs_of(sent, "1 drop in each eye") == TABLETS


@pytest.mark.parametrize(
    "text",
    [
        "latanoprost/timolol",
        "dorzolamide-timolol",
        "Dorzolamid/Timolol",
        "brinzolamide/timolol",
        "bimatoprost + timolol",
        "travoprost/timolol",
        "tafluprost timolol",
        "Bimatoprost/Timolol Einzeldosis",
    ],
)
def test_combinations_that_are_only_drops(text: str) -> None:
    """No tablet holds timolol with these."""
    assert drugs_of(worded(text)) == DROPS


@pytest.mark.parametrize(
    ("instruction", "drugs"),
    [
        ("1 drop in each eye", DROPS),
        ("one drop at night", DROPS),
        ("1 gtt OU", DROPS),
        ("1 Tropfen in beide Augen", DROPS),
        ("1 tablet for the eye pressure", TABLETS),
        ("10 mg twice daily for the eyes", TABLETS),
        ("twice daily; stop when the pulse drops", TABLETS),
        ("", TABLETS),
    ],
)
def test_timolol_by_its_instruction(instruction: str, drugs: set[Drug]) -> None:
    """Drops that are counted or go into the eye, without a tablet or milligrams."""
    assert drugs_of(worded("timolol"), instruction) == drugs
    assert drugs_of(coded("10600", "timolol"), instruction) == drugs


def test_other_beta_blockers_are_no_drops() -> None:
    """A liquid of metoprolol is swallowed."""
    assert drugs_of(worded("metoprolol"), "1 drop in each eye") == TABLETS
