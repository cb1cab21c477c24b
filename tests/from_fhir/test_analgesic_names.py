"""Analgesics and what thins the blood, alone and in combinations, by name and code."""

import pytest
from prescriptions import ATC, Json, coded, order, read, worded

from cds_service.clinical.medication import Drug, Medication
from cds_service.from_fhir.drug_names import named

HISTAMINE, RISKY = Drug.OPIOID_HISTAMINE_RELEASING, Drug.BLEEDING_RISK
UNRANKED, LOWER = Drug.OPIOID_NOT_RANKED, Drug.OPIOID_LOWER_RISK


def drugs_of(concept: Json) -> set[Drug]:
    """Return the drugs that an order of this is read as."""
    found = read(order(concept))
    return {item.drug for item in found if isinstance(item, Medication)}


@pytest.mark.parametrize(
    ("text", "drugs"),
    [
        (
            "acetaminophen-codeine 300 mg-30 mg tablet",
            {HISTAMINE, Drug.ACETAMINOPHEN},
        ),
        ("Tylenol #3", {HISTAMINE, Drug.ACETAMINOPHEN}),
        ("co-codamol 30/500", {HISTAMINE}),
        (
            "butalbital-aspirin-caffeine-codeine",
            {HISTAMINE, Drug.ASPIRIN, RISKY},
        ),
        ("oxycodone-aspirin", {UNRANKED, Drug.ASPIRIN, RISKY}),
        ("hydrocodone-ibuprofen", {UNRANKED, Drug.NSAID, RISKY}),
        ("tramadol/paracetamol 37.5/325", {UNRANKED, Drug.ACETAMINOPHEN}),
        ("Seglentis", {UNRANKED, Drug.NSAID, Drug.CELECOXIB, RISKY}),
        ("celecoxib 200 mg capsule", {Drug.NSAID, Drug.CELECOXIB, RISKY}),
        ("Arcoxia 60 mg", {Drug.NSAID, Drug.OTHER_COX2_SELECTIVE, RISKY}),
        ("sumatriptan-naproxen", {Drug.NSAID, RISKY}),
        ("dihydrocodeine 60 mg", {UNRANKED}),
        ("buprenorphine-naloxone 8-2 mg film", {LOWER}),
        ("Metamizol 500 mg Tabletten", {Drug.NSAID, Drug.PYRAZOLONE}),
        ("dipyrone", {Drug.NSAID, Drug.PYRAZOLONE}),
        ("ASA 81 mg chewable tablet", {Drug.ASPIRIN, RISKY}),
        ("fondaparinux 2.5 mg", {RISKY}),
        ("low-molecular-weight-heparin", {RISKY}),
    ],
)
def test_names_of_combinations_and_brands(text: str, drugs: set[Drug]) -> None:
    """Every part is found, whatever stands before its hyphen."""
    assert named(text) == drugs


@pytest.mark.parametrize(
    "text",
    ["non-aspirin", "nor-fentanyl", "5-asa 81", "anti-heparin", "hydroxy-codeine"],
)
def test_what_makes_another_thing_of_a_name(text: str) -> None:
    """A negation, a metabolite or an antibody is no drug that is taken."""
    assert named(text) == frozenset()


@pytest.mark.parametrize(
    ("code", "drugs"),
    [
        ("N02AJ06", {HISTAMINE}),
        ("N02AJ07", {HISTAMINE, Drug.ASPIRIN, RISKY}),
        ("N02AJ08", {HISTAMINE, Drug.NSAID, RISKY}),
        ("N02AA59", {HISTAMINE}),
        ("N02AJ13", {UNRANKED}),
        ("N02AJ19", {UNRANKED, Drug.NSAID, RISKY}),
        ("N02AA55", {UNRANKED}),
        ("N02AB03", {LOWER}),
        ("N02BA51", {Drug.ASPIRIN, RISKY}),
        ("N02BB02", {Drug.NSAID, Drug.PYRAZOLONE}),
        ("M01AE51", {Drug.NSAID, RISKY}),
        ("M01AX17", {Drug.NSAID, RISKY}),
        ("B01AC56", {Drug.ASPIRIN, RISKY}),
        ("B01AB04", {RISKY}),
        ("B01AX05", {RISKY}),
    ],
)
def test_codes_of_combinations(code: str, drugs: set[Drug]) -> None:
    """An ATC code of a combination means each of its parts that a rule asks about."""
    assert drugs_of(coded(code, system=ATC)) == drugs


@pytest.mark.parametrize(
    ("concept", "drugs"),
    [
        (worded("Advil Liqui-Gels 200 mg"), {Drug.NSAID, RISKY}),
        (worded("naproxen 220 mg liquid gel capsule"), {Drug.NSAID, RISKY}),
        (worded("ibuprofen 200 mg gelcap"), {Drug.NSAID, RISKY}),
        (worded("ibuprofen 5 % gel"), set()),
        (coded("6135", "ketoconazole 2 % shampoo"), set()),
        (worded("ketoconazole 20 MG/ML Medicated Shampoo"), set()),
        (worded("ketoconazole 2 % cream"), set()),
        (worded("erythromycin 5 mg/g ophthalmic ointment"), set()),
        (worded("bacitracin / polymyxin B topical ointment"), set()),
        (worded("polymyxin B / trimethoprim eye drops"), set()),
        (worded("ketoconazole 200 mg tablet"), {Drug.STRONG_CYP3A_INHIBITOR}),
        (coded("6135"), {Drug.STRONG_CYP3A_INHIBITOR}),
        (worded("diltiazem 2 % topical"), set()),
        (worded("ketorolac 0.5 % eye drops"), set()),
        (worded("ciprofloxacin 0.3 % (ear)"), set()),
        (
            worded("ciprofloxacin 500 mg tablet for ear infection"),
            {Drug.MODERATE_CYP3A_INHIBITOR},
        ),
        (
            worded("fluconazole 150 mg for vaginal candidiasis"),
            {Drug.MODERATE_CYP3A_INHIBITOR},
        ),
    ],
)
def test_what_stays_on_the_skin(concept: Json, drugs: set[Drug]) -> None:
    """A shampoo or gel does not reach the blood, a gel in a capsule does."""
    assert drugs_of(concept) == drugs


@pytest.mark.parametrize(
    ("concept", "drug"),
    [
        (worded("isavuconazonium sulfate 186 mg capsule"), "cyp3a-moderate-inhibitor"),
        (worded("Cresemba"), "cyp3a-moderate-inhibitor"),
        (coded("J02AC05", system=ATC), "cyp3a-moderate-inhibitor"),
        (worded("darunavir-cobicistat"), "cyp3a-strong-inhibitor"),
        (worded("Genvoya"), "cyp3a-strong-inhibitor"),
        (coded("J05AE30", system=ATC), "cyp3a-strong-inhibitor"),
        (worded("primidone 50 mg"), "cyp3a-strong-inducer"),
        (worded("St. John\u2019s wort"), "cyp3a-strong-inducer"),
        (coded("L02BB05", system=ATC), "cyp3a-strong-inducer"),
        (coded("J04AM02", system=ATC), "cyp3a-strong-inducer"),
        (worded("cenobamate"), "cyp3a-moderate-inducer"),
    ],
)
def test_prodrugs_brands_and_combinations_that_change_levels(
    concept: Json, drug: str
) -> None:
    """The prodrug counts as the drug, and a booster inside a combination as itself."""
    assert drug in drugs_of(concept)
