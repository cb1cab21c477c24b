"""Words that leave it possible that a patient has systemic mastocytosis, or do not."""

import pytest

from cds_service.from_fhir.possible_in_words import mastocytosis_possible
from cds_service.from_fhir.wire.datatypes import CodeableConcept

OPEN = (
    "Mastocytosis",
    "Mast cell disease",
    "mastocytosis, unspecified",
    "Mastozytose",
    "Mastocytose",
    "Mastocitosis (C96.2)",
    "Osteoporosis due to mastocytosis",
    # Doubted: somebody thinks of it.
    "Suspected mastocytosis",
    "Suspected systemic mastocytosis",
    "Possible mast cell leukemia",
    "Systemic mastocytosis likely",
    "? systemic mastocytosis",
    "Systemic mastocytosis?",
    "Rule out systemic mastocytosis",
    "R/O mastocytosis, systemic",
    "Systemic mastocytosis vs MCAS",
    "Differential: systemic mastocytosis",
    "Evaluate for systemic mastocytosis",
    "V.a. Mastozytose",
    "Verdacht auf systemische Mastozytose",
    "Suspicion de mastocytose syst\u00e9mique",
    "Sospecha de mastocitosis sist\u00e9mica",
    "Mistanke om systemisk mastocytose",
    # Once there, it does not go away.
    "History of systemic mastocytosis",
    "Z.n. systemischer Mastozytose",
    # What is denied is something else.
    "Non-advanced systemic mastocytosis",
    "KIT D816V-negative systemic mastocytosis",
    "Progressive systemic mastocytosis",
    "High-risk systemic mastocytosis",
    "Z.n. Anaphylaxie bei systemischer Mastozytose",
    "History of anaphylaxis in systemic mastocytosis",
    "Anaphylaxis without urticaria due to systemic mastocytosis",
    "Osteoporosis without current pathological fracture due to mastocytosis",
    "Osteoporose ohne Fraktur bei systemischer Mastozytose",
    "Ost\u00e9oporose sans fracture sur mastocytose syst\u00e9mique",
    "Anafilaxia sin urticaria en mastocitosis sist\u00e9mica",
    # Ordinary spellings that are no names.
    "Systemic-mastocytosis",
    "Mastocytosis (systemic)",
    "Mastocytosis: systemic",
    "Mastocytosis/systemic",
    "Systemic mast-cell disease",
    "Mast cell disease, systemic",
    "Systemic mast cell neoplasm",
    "Mastozytose (systemisch)",
    "Systemische Mastzellerkrankung",
    "Mastzelleuk\u00e4mie",
    "Mastocytose, syst\u00e9mique",
    "Mastocitosis, sist\u00e9mica",
    "Non-cutaneous mastocytosis",
    "Mastocytosis of skin and bone marrow",
    "Extracutaneous mastocytosis",
    "Mastocytosis, not cutaneous",
    "Systemic mast cell proliferation",
    "Enfermedad mastocitaria sist\u00e9mica",
    # The titles of C96.2 and D47.09.
    "Malignant mast cell tumour",
    "B\u00f6sartiger Mastzelltumor",
    # One clone of mast cells, as D89.41.
    "Monoclonal mast cell activation syndrome",
    "Mast cell activation syndrome, monoclonal",
    "Mast cell activation syndrome (clonal)",
    "Suspected clonal mast cell activation disorder",
    "Primary mast cell activation syndrome",
    "Monoclonal MCAS",
    "MMCAS",
    "Monoklonales Mastzellaktivierungssyndrom",
    "Prim\u00e4res MCAS",
    "Syndrome d'activation mastocytaire monoclonal",
    "S\u00edndrome de activaci\u00f3n mastocitaria monoclonal",
    # The skin is one of the places, or is free, or is all that was looked at.
    "Mastocytosis with skin involvement",
    "Mastocytosis with cutaneous lesions",
    "Mastocytosis with typical skin lesions",
    "Mastocytosis involving the skin",
    "Mastocytosis with involvement of the skin",
    "Mastocytosis without skin involvement",
    "Mastocytosis in the skin (MIS)",
    "Mastozytose mit Hautbeteiligung",
    "Mastozytose ohne Hautbefall",
    "Mastozytose in der Haut",
    "Mastocytose avec atteinte cutan\u00e9e",
    "Mastocytose sans atteinte de la peau",
    "Mastocitosis con afectaci\u00f3n cut\u00e1nea",
    "Mastocitosis en la piel",
)
SETTLED = (
    "",
    "Mast cell tumour in dog",
    "Mast cell tumor (canine)",
    "Dog owner; dog died of mast cell tumor",
    "Hund: Mastzelltumor",
    "mast cell tumour, resected from pet",
    "Veterinarian exposure to mast cell tumor",
    "Mastitis",
    "No evidence of systemic mastocytosis",
    "Not systemic mastocytosis",
    "Non-systemic mastocytosis",
    "Negative for systemic mastocytosis",
    "Systemic mastocytosis excluded",
    "Systemic mastocytosis is excluded",
    "Systemic mastocytosis not confirmed",
    "Systemic mastocytosis, ruled out",
    "Mastocytosis, systemic (ruled out)",
    "Mastocytosis, systemic disease excluded",
    "Cutaneous mastocytosis, systemic excluded",
    "Mastocytosis ruled out",
    "Screening for systemic mastocytosis",
    "Risk of systemic mastocytosis",
    "Kein Hinweis auf Mastozytose",
    "Keine Hinweise auf eine systemische Mastozytose",
    "Ausschluss systemische Mastozytose",
    "Systemische Mastozytose ausgeschlossen",
    "Pas de mastocytose syst\u00e9mique",
    "Mastocytose syst\u00e9mique exclue",
    "Sin mastocitosis sist\u00e9mica",
    "Mastocitosis sist\u00e9mica descartada",
    "Geen systemische mastocytose",
    "Ingen systemisk mastocytose",
    "Family history of systemic mastocytosis",
    "Systemic mastocytosis in mother",
    "Familienanamnese: Mastozytose bei der Mutter",
    "Ant\u00e9c\u00e9dents familiaux de mastocytose syst\u00e9mique",
    "Cutaneous mastocytosis",
    "Mastocytosis, cutaneous",
    "Kutane Mastozytose",
    "Mastocytose cutan\u00e9e",
    "Mastocitosis cut\u00e1nea",
    "Urticaria pigmentosa (mastocytosis)",
    "Mastocytosis of skin",
    "Solitary mastocytosis",
    "Smoldering myeloma (SM)",
    "Mast cell activation syndrome",
    "MCAS",
    "Secondary mast cell activation syndrome",
    "Non-clonal mast cell activation syndrome",
    "Nonclonal MCAS",
    "Nicht-klonales MCAS",
    "No monoclonal mast cell activation syndrome",
    "Monoclonal mast cell activation syndrome excluded",
    "Family history of monoclonal MCAS",
    "Mast cell activation syndrome, primary care follow-up",
    "Cutaneous mast cell tumor",
    "Cutaneous mastocytosis with skin lesions",
    "Mastocytosis with skin involvement only",
    "Mastocytosis limited to the skin",
    "Mastocytosis in the skin, systemic excluded",
    "Mastozytose mit ausschlie\u00dflichem Hautbefall",
    "No mastocytosis in the skin",
)


@pytest.mark.parametrize("text", OPEN)
def test_it_stays_possible(text: str) -> None:
    """Whoever is suspected of it, once had it, or has it in odd words."""
    assert mastocytosis_possible(CodeableConcept(text=text))


@pytest.mark.parametrize(
    "text", ["PET-CT for mast cell disease", "Systemic mastocytosis, lives with a dog"]
)
def test_not_every_pet_is_an_animal_nor_every_animal_ill(text: str) -> None:
    """A scan, and a patient who has the disease beside a dog."""
    assert mastocytosis_possible(CodeableConcept(text=text))


@pytest.mark.parametrize("text", ["Mast cell sarcoma", "Mastzellsarkom"])
def test_a_sarcoma_is_no_systemic_disease(text: str) -> None:
    """By its words as by its code, C96.22."""
    assert not mastocytosis_possible(CodeableConcept(text=text))


@pytest.mark.parametrize("text", SETTLED)
def test_it_is_not(text: str) -> None:
    """Denied, of the family, of the skin alone, or something else."""
    assert not mastocytosis_possible(CodeableConcept(text=text))
