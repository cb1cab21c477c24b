"""Drugs are read by name in German, French and Spanish as they are in English."""

import re

import pytest

from cds_service.clinical.medication import Drug
from cds_service.clinical.name_spelling import spelling
from cds_service.from_fhir import drug_names
from cds_service.from_fhir.dosage_languages import DISTINCT, FOOD, JOINING
from cds_service.from_fhir.drug_names import named
from cds_service.from_fhir.foreign_drug_names import FOREIGN_NAMES
from cds_service.from_fhir.foreign_words import without_accents

HISTAMINE, LOWER = Drug.OPIOID_HISTAMINE_RELEASING, Drug.OPIOID_LOWER_RISK
UNRANKED, RISKY = Drug.OPIOID_NOT_RANKED, Drug.BLEEDING_RISK
NSAID, ASPIRIN = {Drug.NSAID, RISKY}, {Drug.ASPIRIN, RISKY}
PAIN = {
    "ibuprofène": NSAID,
    "kétoprofène": NSAID,
    "naproxène": NSAID,
    "diclofénac": NSAID,
    "Voltarène": NSAID,
    "acide méfénamique": NSAID,
    "ibuprofeno": NSAID,
    "ketoprofeno": NSAID,
    "naproxeno": NSAID,
    "diclofenaco": NSAID,
    "Diclofenacnatrium": NSAID,
    "Mefenaminsäure": NSAID,
    "IBU 600": NSAID,
    "acide acétylsalicylique": ASPIRIN,
    "aspirine": ASPIRIN,
    "aspirina": ASPIRIN,
    "ácido acetilsalicílico": ASPIRIN,
    "Acetylsalicylsäure": ASPIRIN,
    "Acetylsalicylsaeure": ASPIRIN,
    "ASS 100": ASPIRIN,
    "ASS 500": ASPIRIN,
    "ASS-ratiopharm 100 TAH": ASPIRIN,
    "AAS 100 mg": ASPIRIN,
    "codéine": {HISTAMINE},
    "morfina": {HISTAMINE},
    "codeína": {HISTAMINE},
    "Morphin": {HISTAMINE},
    "Morphinsulfat": {HISTAMINE},
    "Morphinhydrochloridtropfen": {HISTAMINE},
    "Codein": {HISTAMINE},
    "Pethidin": {HISTAMINE},
    "oxicodona": {UNRANKED},
    "Oxycodon": {UNRANKED},
    "Methadon": {UNRANKED},
    "Dihydrocodein": {UNRANKED},
    "Hydromorphon": {LOWER},
    "Buprenorphin": {LOWER},
    "Codoliprane": {HISTAMINE, Drug.ACETAMINOPHEN},
}
CYTOREDUCTIVE = {Drug.CLADRIBINE, Drug.OTHER_CYTOREDUCTIVE}
ZOLEDRONATE = {Drug.ZOLEDRONIC_ACID, Drug.BISPHOSPHONATE}
OTHER = {
    "métoprolol": {Drug.BETA_BLOCKER},
    "Beloc-Zok": {Drug.BETA_BLOCKER},
    "Concor 5": {Drug.BETA_BLOCKER},
    "midostaurine": {Drug.MIDOSTAURIN},
    "midostaurina": {Drug.MIDOSTAURIN},
    "Imatinibmesilat": {Drug.IMATINIB},
    "cladribina": CYTOREDUCTIVE,
    "Cladribin": CYTOREDUCTIVE,
    "vancomycine": {Drug.OTHER_TRIGGER_DRUG},
    "vancomicina": {Drug.OTHER_TRIGGER_DRUG},
    "suxaméthonium": {Drug.SUCCINYLCHOLINE},
    "succinilcolina": {Drug.SUCCINYLCHOLINE},
    "suxametonio": {Drug.SUCCINYLCHOLINE},
    "Succinylcholin": {Drug.SUCCINYLCHOLINE},
    "Suxamethoniumchlorid": {Drug.SUCCINYLCHOLINE},
    "Lysthenon": {Drug.SUCCINYLCHOLINE},
    "atracurio": {Drug.MUSCLE_RELAXANT_HISTAMINE_RELEASING},
    "Zoledronsäure": ZOLEDRONATE,
    "acide zolédronique": ZOLEDRONATE,
    "ácido zoledrónico": ZOLEDRONATE,
    "Iopromid": {Drug.CONTRAST_MEDIUM},
    "Iomeprol": {Drug.CONTRAST_MEDIUM},
    "Jod-Kontrastmittel": {Drug.CONTRAST_MEDIUM},
    "produit de contraste": {Drug.CONTRAST_MEDIUM},
    "Gadotersäure": {Drug.CONTRAST_MEDIUM},
    "Vitamine D3": {Drug.VITAMIN_D},
    "litio": {Drug.ANTIPSYCHOTIC_OR_LITHIUM},
    "polymyxine B": {Drug.OTHER_TRIGGER_DRUG},
    "polimixina B": {Drug.OTHER_TRIGGER_DRUG},
    "Allergoval 100 mg": {Drug.ORAL_CROMOLYN},
    "Bienengift": {Drug.VENOM_EXTRACT},
    "venin d'abeille": {Drug.VENOM_EXTRACT},
    "carbonate de calcium": {Drug.CALCIUM_SUPPLEMENT},
    "Johanniskraut": {Drug.STRONG_CYP3A_INDUCER},
}
NAMES = drug_names._NAMES  # noqa: SLF001
LISTED = sorted({name for names in NAMES.values() for name in names.split("|")})
PLAIN = [
    name
    for name in LISTED
    if re.fullmatch("[a-z]{6,}", name) and len(spelling(name)) >= 6
]
"""Names of one word; a stem of five letters ("lithium") is read as written."""
ENDINGS = (
    (r"ine?$", ("in", "ine", "ina")),
    (r"ene?$", ("en", "ene", "eno", "\u00e8ne")),
    (r"one?$", ("on", "one", "ona")),
    (r"ium$", ("ium", "io", "ium")),
    (r"ide$", ("id", "ide", "ida")),
    (r"ate$", ("at", "ate", "ato")),
    (r"ane$", ("an", "ane", "ano")),
    (r"ole$", ("ol", "ole", "ol")),
    (r"ac$", ("ac", "ac", "aco")),
    (r"yl$", ("yl", "yl", "ilo")),
)
"""How an international name ends in German, in French and in Spanish."""


@pytest.mark.parametrize(("name", "drugs"), (PAIN | OTHER).items())
def test_names(name: str, drugs: set[Drug]) -> None:
    """Each is the drug that its English name is, in capitals and with a dose too."""
    assert named(name) == drugs
    assert named(f"{name.upper()}, 25 mg") == drugs


def spelled(name: str) -> set[str]:
    """Return how the three languages spell an English name."""
    found = {name}
    for ending, others in ENDINGS:
        if re.search(ending, name):
            found |= {re.sub(ending, other, name) for other in others}
    return found | {
        each.replace("ph", "f").replace("th", "t").replace("ch", "c").replace("y", "i")
        for each in found
    }


@pytest.mark.parametrize("name", PLAIN)
def test_every_name_is_read_in_each_spelling(name: str) -> None:
    """What the rules of the languages make of it is the same drug."""
    for each in spelled(name):
        assert named(each) == named(name) != frozenset(), each


@pytest.mark.parametrize("salt", ["sulfat", "hydrochlorid", "natrium", "tartrat"])
def test_a_german_compound_is_its_drug(salt: str) -> None:
    """With a salt, with two, with a form; a name of fewer than six letters has none."""
    for name in ("morphin", "metoprolol", "diclofenac", "heparin"):
        assert named(name + salt) == named(name) != frozenset()
        assert named(f"{name}{salt}tabletten") == named(name)


def test_names_spelled_alike_are_the_same_drug() -> None:
    """No spelling stands for two drugs of ours."""
    found: dict[str, set[frozenset[Drug]]] = {}
    for name in PLAIN:
        found.setdefault(spelling(name), set()).add(named(name))
    assert {key: drugs for key, drugs in found.items() if len(drugs) > 1} == {}


def test_every_foreign_name_is_its_english_one() -> None:
    """The English side of the table is on the lists, and no name has two rows."""
    seen: list[str] = []
    for english, names in FOREIGN_NAMES.items():
        for name in names.split("|"):
            assert named(name) == named(english) != frozenset(), name
            seen.append(name)
    assert len(seen) == len(set(seen))


def test_no_word_of_dosing_is_a_drug() -> None:
    """Words such as "forte" and all words of the instructions name none."""
    said = [row[1] for table in (FOOD, DISTINCT, JOINING) for row in table]
    words = set(re.findall(r"\w{3,}", without_accents(" ".join(said))))
    words |= {"forte", "retard", "depot", "tablet", "capsule", "solution", "injection"}
    words |= {"infusion", "oral", "gotas", "gouttes", "losung", "polvo", "alegre"}
    words |= {"acid", "acido", "class", "pass 100", "gift", "calcium", "vitamin"}
    assert {word for word in words if named(word)} == set()
