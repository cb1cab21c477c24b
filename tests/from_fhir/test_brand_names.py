"""Brands that are in daily use are the substances in them, and nothing else is."""

import re

import pytest
from from_fhir.sent_allergies import one

from cds_service.clinical.allergy import Allergen
from cds_service.clinical.medication import Drug
from cds_service.clinical.name_spelling import spelling
from cds_service.from_fhir import drug_names
from cds_service.from_fhir.brand_names import BRAND_NAMES
from cds_service.from_fhir.drug_names import named
from cds_service.from_fhir.foreign_drug_names import FOREIGN_NAMES

_DRUGS = {
    Drug.STRONG_CYP3A_INDUCER: (
        "Tegretal 200 mg retard|Epanutin|Eremfat 600|Rifinah|Laif 900|Saint Johns wort"
        "|Timonil|Phenhydan|Zentropil|Di-Hydan|Neosidantoina|Rifaldin|Gard\u00e9nal"
        "|Luminal|Jarsin|Neuroplant"
    ),
    Drug.STRONG_CYP3A_INHIBITOR: (
        "Klaricid|Zeclar|Monozeclar|Kofron|Bremon|Heliclear|ZacPac|Sempera|Nizoral"
        "|lansopraz-amoxicil-clarithro"
    ),
    Drug.MODERATE_CYP3A_INHIBITOR: "Fevarin|Ciprobay|Ciflox|Tildiem|Triflucan",
    Drug.MODERATE_CYP3A_INDUCER: "Modiodal|Stocrin",
    Drug.BLEEDING_RISK: (
        "Inhixa|Roteas|DuoPlavin|Calciparine|Disgren|Asasantin|Actilyse|Metalyse"
    ),
    Drug.ASPIRIN: (
        "DuoPlavin|Asasantin|Trinomia|Thomapyrin|Micropirin|Pravadual|Axanum|ASA EC 325"
        "|ASA 81 mg chewable|ASS-ratiopharm|Herz ASS ratiopharm"
    ),
    Drug.OPIOID_HISTAMINE_RELEASING: (
        "Zomorph|Substitol|Gelonida|Izalgi|Cod-Efferalgan|Solpadol|Tylex|Zapain|Klipal"
        "|Lamaline|Talvosilen|acetaminophen-cod #3 300-30 mg tablet"
    ),
    Drug.OPIOID_NOT_RANKED: (
        "diamorphine|Diamorphin|DHC Continus|Longtec|Zydol|Zamadol|Physeptone"
    ),
    Drug.OPIOID_LOWER_RISK: "Durogesic SMAT|Matrifen|Instanyl",
    Drug.NSAID: (
        "Voltarol|Ponstan|Antadys|Proxen|Seractil|Antar\u00e8ne|Nureflex|Surgam|Cebutid"
        "|Airtal|Movalis|Ketesse|Thomapyrin Tension Duo"
    ),
    Drug.DENOSUMAB: "Stoboclo 60 mg|Osenvelt|Ospomyv|Conexxence|Bomyntra|Obodence",
    Drug.IBANDRONATE: "Bonviva|Bondronat",
    Drug.ALENDRONATE: "Fosavance",
    Drug.BETA_BLOCKER: (
        "timolol 10 mg tablet|betaxolol|celiprolol|oxprenolol|Sotalex|Cosyrel|Trandate"
    ),
    Drug.ACE_INHIBITOR: (
        "imidapril|zofenopril|cilazapril|Cosyrel|Coversum|Coversyl|Zestoretic|Trinomia"
    ),
    Drug.CONTRAST_MEDIUM: "Elucirem|gadopiclenol|T\u00e9l\u00e9brix|diatrizoate",
    Drug.INTERFERON: "Roferon-A|PEG-Intron|Peg-IFN alfa-2a|IFN alpha",
}


@pytest.mark.parametrize(
    ("text", "drug"),
    [(text, drug) for drug, texts in _DRUGS.items() for text in texts.split("|")],
)
def test_brands(text: str, drug: Drug) -> None:
    """An order by name alone is known, in capitals and with a dose too."""
    assert drug in named(text)
    assert drug in named(f"{text.upper()}, 25 mg")


@pytest.mark.parametrize(
    "text",
    [
        "Semper Allomin",
        "Mesalazin (5-ASA) 500 mg",
        "5 ASA 500 mg",
        "5-ASA 500 mg",
        "ASA 3",
        "Peg-IFN",
        "Peg-IFN beta-1a",
        "Macrogol (PEG) 3350",
        "Vigil",
    ],
)
def test_what_only_looks_like_one(text: str) -> None:
    """Food, mesalazine, an interferon that may be beta, a word that is no brand."""
    assert named(text) == frozenset()


def test_a_brand_of_several_forms() -> None:
    """Thomapyrin is aspirin with acetaminophen; its sister is ibuprofen."""
    assert named("Thomapyrin Tension Duo") == {Drug.NSAID, Drug.BLEEDING_RISK}
    assert Drug.ACETAMINOPHEN in named("Thomapyrin Intensiv")


@pytest.mark.parametrize("english", BRAND_NAMES)
def test_every_brand_is_its_english_names(english: str) -> None:
    """Each substance is on the lists."""
    for part in re.sub(r"(\w+) (acid|alfa)", r"\1~\2", english).split():
        assert named(part.replace("~", " ")), part
    for brand in BRAND_NAMES[english].split("|"):
        assert re.fullmatch("[a-z]{4,}", brand), brand
        assert named(brand) == named(english), brand


def test_no_brand_is_another_drug_or_the_spelling_of_one() -> None:
    """Nor stands it in two rows."""
    brands = [brand for row in BRAND_NAMES.values() for brand in row.split("|")]
    listed = {
        name
        for names in (*drug_names._NAMES.values(), *FOREIGN_NAMES.values())  # noqa: SLF001
        for name in names.split("|")
    }
    assert len(brands) == len(set(brands))
    assert not listed & set(brands)
    spelled = {spelling(name) for name in listed if re.fullmatch("[a-z]{4,}", name)}
    assert {brand for brand in brands if spelling(brand) in spelled} == set()


@pytest.mark.parametrize(
    ("text", "allergen"),
    [
        ("Zomorph", Allergen.OPIOID),
        ("Diamorphine", Allergen.OPIOID),
        ("Gelonida", Allergen.OPIOID),
        ("Voltarol", Allergen.NSAID),
        ("Ponstan", Allergen.NSAID),
        ("Thomapyrin", Allergen.NSAID),
    ],
)
def test_an_allergy_to_a_brand(text: str, allergen: Allergen) -> None:
    """It is one to the class of its substance."""
    assert allergen in one(text).means
