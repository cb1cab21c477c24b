"""What looks like the name of a drug and is none, or none that is taken."""

import pytest
from prescriptions import Json, coded, order, read, worded

from cds_service.clinical.medication import Drug, Medication
from cds_service.from_fhir.drug_names import named


@pytest.mark.parametrize(
    "text",
    [
        "Apomorphin 5 mg/ml",
        "Apomorphinhydrochlorid",
        "apomorfina",
        "Normorphin",
        "Mesalazin (5-ASS) 500 mg",
        "Amoxicillin 500",
        "amoxicilline forte",
        "Folsäure 5 mg",
        "acide valproïque",
        "ácido fólico 5 mg",
        "Calciumfolinat",
        "Heparansulfat",
        "procaïnamide",
        "Oxcarbazepin",
    ],
)
def test_what_is_another_thing(text: str) -> None:
    """A name inside a longer one is none, and other acids are other drugs."""
    assert named(text) == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "kein Ibuprofen",
        "keine Acetylsalicylsäure",
        "ohne Morphin",
        "nicht Diclofenac geben",
        "do not give with ibuprofen",
        "discontinue ibuprofen",
        "ibuprofen free",
        "allergisch gegen Codein",
        "Allergie gegen Ibuprofen",
        "Aspirin-Unverträglichkeit",
        "Vancomycin-Spiegel",
        "statt Naproxen",
        "pas d'aspirine",
        "pas de morphine",
        "sans ibuprofène",
        "éviter la codéine",
        "allergie à l'ibuprofène",
        "allergique au kétoprofène",
        "au lieu de métoprolol",
        "aspirine contre-indiquée",
        "sin ibuprofeno",
        "alergia a la morfina",
        "alérgico al naproxeno",
        "evitar aspirina",
        "en lugar de codeína",
        "ohne Kontrastmittel",
        "azithromycin 500 mg (do not substitute with clarithromycin)",
        "not replaced by clarithromycin",
        "do not switch to clarithromycin",
        "Nicht ersetzen durch Clarithromycin",
        "no sustituir por claritromicina",
    ],
)
def test_what_is_taken_back(text: str) -> None:
    """Words near a name take it back in each language."""
    assert named(text) == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "sin azúcar ibuprofeno 100 mg",
        "sans sucre, ibuprofène",
        "ohne Konservierungsmittel Morphin",
        "DO NOT SUBSTITUTE Rydapt 25 mg capsule",
        "No sustituir Rydapt",
        "Do not substitute Tegretol 200 mg",
        "Nicht retardiertes Morphin 10 mg",
        "Nicht austauschen: Rydapt",
        "Nicht austauschen Rydapt",
        "Aut idem nicht Tegretol",
        "No refills midostaurin",
        "Do not discontinue Rydapt",
        "ne pas remplacer Rydapt",
        "Buprenorphine free base 8 mg",
    ],
)
def test_what_is_left_out_of_the_bottle_or_not_to_be_done_takes_nothing_back(
    text: str,
) -> None:
    """Without sugar is not without the drug; not to be exchanged is not refused."""
    assert named(text)


def drugs_of(concept: Json) -> set[Drug]:
    """Return the drugs that an order of this is read as."""
    return {item.drug for item in read(order(concept)) if isinstance(item, Medication)}


def test_a_display_beside_an_unknown_code_is_read() -> None:
    """A hospital's own code with a name in its language."""
    own = "https://krankenhaus.example/artikel"
    assert drugs_of(coded("4711", "Morphinsulfat 10 mg", system=own)) == {
        Drug.OPIOID_HISTAMINE_RELEASING
    }
    assert drugs_of(coded("4712", "Amoxicillin 500 mg", system=own)) == set()


def test_what_stays_on_the_skin() -> None:
    """In each language; cladribine tablets are not the injection."""
    for text in (
        "Voltaren Schmerzgel",
        "kétoprofène gel",
        "Diclofenac Salbe",
        "diclofénac crème",
        "parche de diclofenaco",
        "ketorolaco colirio",
        "Cladribin Tabletten",
        "cladribine comprimé",
    ):
        assert drugs_of(worded(text)) == set(), text
    assert drugs_of(worded("Voltaren 50 mg Tabletten")) == {
        Drug.NSAID,
        Drug.BLEEDING_RISK,
    }
