"""How much one epinephrine device gives is read from codes and from names."""

from decimal import Decimal

import pytest

from cds_service.from_fhir.device_strengths import device_mg
from cds_service.from_fhir.products import Product
from cds_service.from_fhir.wire.datatypes import CodeableConcept, Coding

RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"
NDC = "http://hl7.org/fhir/sid/ndc"


def coded(code: str, system: str = RXNORM, name: str = "") -> Product:
    """Return a product that is told by a code, and perhaps by a name."""
    concept = CodeableConcept([Coding(system, code)])
    return Product(name=name, concepts=(concept,), said=(name,) if name else ())


@pytest.mark.parametrize(
    ("name", "mg"),
    [
        ("EpiPen Jr", "0.15"),
        ("EpiPenJr", "0.15"),
        ("Fastjekt Junior", "0.15"),
        ("0.3 ML epinephrine 0.5 MG/ML Auto-Injector", "0.15"),
        ("NDA020800 0.15 ML epinephrine 1 MG/ML Auto-Injector", "0.15"),
        ("0.1 ML epinephrine 1 MG/ML Auto-Injector [Auvi-Q]", "0.1"),
        ("0.3 ML epinephrine 1 MG/ML Auto-Injector", "0.3"),
        ("epinephrine 10 MG/ML Nasal Spray [Neffy]", "1"),
        ("epinephrine 20 MG/ML Nasal Spray", "2"),
        ("EURneffy 1 mg Nasenspray", "1"),
        ("epinephrine 1 mg/spray", "1"),
        ("epinephrine 2 mg/spray", "2"),
        ("Altellus 300 microgramos pluma precargada", "0.3"),
        ("neffy 1 mg nasal spray", "1"),
        ("neffy 2 mg/0.1 mL nasal spray", "2"),
        ("epinephrine 0.15 mg/0.15 mL auto-injector", "0.15"),
        ("epinephrine 0.3 mg/0.3 mL auto-injector", "0.3"),
        ("adrenaline 0,15 mg", "0.15"),
        ("EpiPen .15 mg", "0.15"),
        ("Auvi-Q 0.1 mg", "0.1"),
        ("EpiPen 0,15", "0.15"),
        ("Jext 150", "0.15"),
        ("Jext 300", "0.3"),
        ("Anapen 150", "0.15"),
        ("Emerade 500", "0.5"),
        ("Jext 150 Mikrogramm", "0.15"),
        ("Anapen 150mcg", "0.15"),
        ("Altellus 150 microgramos ni\u00f1os", "0.15"),
        ("Emerade 500 micrograms", "0.5"),
        ("epinephrine 1:2000 0.3 ml auto-injector", "0.15"),
        ("epinephrine 1:1000 0.3 ml auto-injector", "0.3"),
        ("EpiPen 0.3 mg (1 mg/mL) 2 ml", "0.3"),
    ],
)
def test_the_name_tells_the_strength(name: str, mg: str) -> None:
    """As milligrams, micrograms, volume times concentration, or a brand's number."""
    assert device_mg(Product(name=name, said=(name,))) == Decimal(mg)


@pytest.mark.parametrize(
    "name",
    ["epinephrine auto-injector", "EpiPen 1 mg/mL", "EpiPen 2-Pak", "Jext 150 x"],
)
def test_a_name_without_a_strength(name: str) -> None:
    """A concentration alone, or a number that counts something else, is none."""
    assert device_mg(Product(name=name, said=(name,))) is None


@pytest.mark.parametrize(
    ("code", "mg"),
    [
        ("727316", "0.15"),
        ("727386", "0.15"),
        ("1870225", "0.15"),
        ("1991329", "0.1"),
        ("2709209", "1"),
        ("727347", "0.3"),
        ("2693448", "2"),
    ],
)
def test_the_code_alone_tells_the_strength(code: str, mg: str) -> None:
    """A product code of RxNorm stands for a volume and a concentration."""
    assert device_mg(coded(code)) == Decimal(mg)


def test_a_package_code_tells_the_strength() -> None:
    """So does a package of the US drug directory."""
    assert device_mg(coded("49502050101", NDC)) == Decimal("0.15")
    assert device_mg(coded("49502050001", NDC)) == Decimal("0.3")


def test_another_code_tells_nothing() -> None:
    """A brand has several strengths, and a number of another system is another."""
    assert device_mg(coded("727341")) is None
    assert device_mg(coded("727316", "http://snomed.info/sct")) is None


def test_the_least_counts() -> None:
    """Where code and name do not agree the weaker is taken to be right."""
    assert device_mg(coded("727347", name="EpiPen Jr")) == Decimal("0.15")
    assert device_mg(coded("727316", name="EpiPen 0.3 mg")) == Decimal("0.15")
