"""The names under which allergies are recorded, and what only sounds like them."""

import pytest
from from_fhir.sent_allergies import SNOMED, allergies, one, sent

from cds_service.clinical.allergy import Allergen
from cds_service.clinical.medication import Drug


@pytest.mark.parametrize(
    ("text", "allergen"),
    [
        ("Bee venom", "hymenoptera-venom"),
        ("Honey bee", "hymenoptera-venom"),
        ("wasp sting", "hymenoptera-venom"),
        ("Yellow jackets", "hymenoptera-venom"),
        ("FIRE ANT", "hymenoptera-venom"),
        ("Wespengift", "hymenoptera-venom"),
        ("piqûre de guêpe", "hymenoptera-venom"),
        ("veneno de abeja", "hymenoptera-venom"),
        ("Iodinated contrast", "contrast-medium"),
        ("IV dye", "contrast-medium"),
        ("Gadobutrol", "contrast-medium"),
        ("Röntgenkontrastmittel", "contrast-medium"),
        ("produit de contraste iodé", "contrast-medium"),
        ("Local anaesthetics", "local-anaesthetic-allergen"),
        ("topical anesthetic", "local-anaesthetic-allergen"),
        ("Lokalanästhetika", "local-anaesthetic-allergen"),
        ("lidocaína", "local-anaesthetic-allergen"),
        ("Novocain", "local-anaesthetic-allergen"),
        ("Opioids", "opioid-allergen"),
        ("narcotic analgesics", "opioid-allergen"),
        ("opiacés", "opioid-allergen"),
        ("NSAIDs", "nsaid-allergen"),
        ("Non-steroidal anti-inflammatory drugs", "nsaid-allergen"),
        ("NSAR", "nsaid-allergen"),
        ("AINS", "nsaid-allergen"),
        ("antiinflamatorios no esteroideos", "nsaid-allergen"),
        ("Alcohol", "alcohol-allergen"),
        ("ethyl alcohol", "alcohol-allergen"),
        ("ethanol", "alcohol-allergen"),
        ("Alkohol", "alcohol-allergen"),
        ("PEG-35 castor oil", "castor-oil-allergen"),
        ("Cremophor EL", "castor-oil-allergen"),
        ("Rizinusöl", "castor-oil-allergen"),
    ],
)
def test_names_of_classes(text: str, allergen: str) -> None:
    """Most allergies are to a class, and many are only words."""
    assert Allergen(allergen) in one(text).means


@pytest.mark.parametrize(
    "text",
    [
        "Bee pollen",
        "beeswax",
        "Gadus morhua",
        "cocaine",
        "Cetyl alcohol",
        "benzyl alcohol",
        "wool alcohols",
        "methyl alcohol",
        "alcohol wipes",
        "rubbing alcohol",
        "peanut",
        "penicillin",
        "iodine",
        "insect bites",
        "",
    ],
)
def test_what_only_sounds_like_one(text: str) -> None:
    """Wax of bees, cod, alcohols that nobody drinks."""
    assert allergies(sent(text)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "No known allergies to NSAIDs",
        "NKDA, no known contrast allergy",
        "Patient has no known allergy to opioids",
        "Tolerates aspirin",
        "Aspirin tolerated",
        "keine Allergie gegen Kontrastmittel",
        "aucune allergie aux opiacés",
        "niega alergia a AINE",
    ],
)
def test_the_denial_of_an_allergy(text: str) -> None:
    """Words that say there is none make none."""
    assert allergies(sent(text)) == ()


def test_a_code_is_not_denied_by_words() -> None:
    """What is coded as an allergy stays one."""
    code = {
        "coding": [{"system": SNOMED, "code": "288328004"}],
        "text": "no known bees",
    }
    assert one(code=code).means == {Allergen.HYMENOPTERA_VENOM}


@pytest.mark.parametrize(
    ("text", "drug", "allergen"),
    [
        ("ibuprofen", Drug.NSAID, Allergen.NSAID),
        ("aspirin", Drug.ASPIRIN, Allergen.NSAID),
        ("fentanyl", Drug.OPIOID_LOWER_RISK, Allergen.OPIOID),
        ("tramadol", Drug.OPIOID_NOT_RANKED, Allergen.OPIOID),
        ("lidocaine", Drug.LOCAL_ANAESTHETIC, Allergen.LOCAL_ANAESTHETIC),
    ],
)
def test_a_drug_stands_for_its_class(text: str, drug: Drug, allergen: Allergen) -> None:
    """A rule may ask for either."""
    assert one(text).means >= {drug, allergen}


def test_a_drug_that_is_no_class() -> None:
    """It is known as the drug alone."""
    assert Drug.MUSCLE_RELAXANT_SAFER in one("rocuronium").means
