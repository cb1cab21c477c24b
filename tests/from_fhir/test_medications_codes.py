"""Drugs are recognised by code first: ingredient, product, brand, class, package."""

import pytest
from prescriptions import ATC, NDC, Json, coded, order, read, read_one, worded

from cds_service.clinical.medication import Drug, MatchedBy
from cds_service.from_fhir.ndc import eleven_digits


@pytest.mark.parametrize(
    ("concept", "drug"),
    [
        (coded("1919083"), Drug.MIDOSTAURIN),
        (coded("1919088"), Drug.MIDOSTAURIN),
        (coded("1919094"), Drug.MIDOSTAURIN),
        (coded("1919089"), Drug.MIDOSTAURIN),
        (coded("L01EX10", system=ATC), Drug.MIDOSTAURIN),
        (coded("00078069802", system=NDC), Drug.MIDOSTAURIN),
        (coded("0078-0698-02", system=NDC), Drug.MIDOSTAURIN),
        (coded("0078069802", system=NDC), Drug.MIDOSTAURIN),
        (coded("282388"), Drug.IMATINIB),
        (coded("403878"), Drug.IMATINIB),
        (coded("403879"), Drug.IMATINIB),
        (coded("284206"), Drug.IMATINIB),
        (coded("404588"), Drug.IMATINIB),
        (coded("404589"), Drug.IMATINIB),
        (coded("L01EA01", system=ATC), Drug.IMATINIB),
        (coded("1919083", system="urn:oid:2.16.840.1.113883.6.88"), Drug.MIDOSTAURIN),
        (coded("2272112"), Drug.AVAPRITINIB),
        (coded("475342"), Drug.DASATINIB),
        (coded("662281"), Drug.NILOTINIB),
        (coded("240754"), Drug.OTHER_CYTOREDUCTIVE),
        (coded("1870230"), Drug.EPINEPHRINE_DEVICE),
        (coded("727347"), Drug.EPINEPHRINE_DEVICE),
        (coded("2693448"), Drug.EPINEPHRINE_DEVICE),
        (coded("49502-500-02", system=NDC), Drug.EPINEPHRINE_DEVICE),
        (coded("3992"), Drug.EPINEPHRINE_OTHER),
        (coded("C01CA24", system=ATC), Drug.EPINEPHRINE_OTHER),
        (coded("727373"), Drug.EPINEPHRINE_OTHER),
        (coded("11289"), Drug.BLEEDING_RISK),
    ],
)
def test_codes_without_any_words(concept: Json, drug: Drug) -> None:
    """A code alone is enough, at every level a record may use."""
    found = read_one(order(concept))

    assert found.drug is drug
    assert found.matched_by is MatchedBy.CODE


def test_an_unverified_code_says_so() -> None:
    """The ingredient code of avapritinib was inferred, not seen."""
    assert read_one(order(coded("2272107"))).matched_by is MatchedBy.UNVERIFIED_CODE


def test_a_name_says_so() -> None:
    """A drug recognised by its words alone is marked."""
    found = read_one(order(coded("M1", "Rydapt 25 mg", "urn:local")))

    assert (found.drug, found.matched_by) == (Drug.MIDOSTAURIN, MatchedBy.NAME)


@pytest.mark.parametrize(
    "concept",
    [
        coded("C01CA24", "Epinephrine auto-injector 0.3 mg", ATC),
        coded("3992", "EPINEPHrine (EPIPEN) 0.3 mg/0.3 mL IJ SOAJ"),
        worded("EpiPen 2-Pak"),
    ],
)
def test_form_words_make_a_device(concept: Json) -> None:
    """An open code is a device only with the words of one, and is marked so."""
    found = read_one(order(concept))

    assert found.drug is Drug.EPINEPHRINE_DEVICE
    assert found.matched_by is MatchedBy.NAME


@pytest.mark.parametrize(
    "concept",
    [
        coded("3992", "lidocaine 1 % / epinephrine 1:100,000 injection"),
        coded("1870230", "lidocaine with epinephrine"),
        coded("1660014", "epinephrine auto-injector"),
        {"coding": [*coded("1870230")["coding"], *coded("1660014")["coding"]]},
        coded("R01AA14", "epinephrine nasal solution", ATC),
    ],
)
def test_the_words_or_codes_of_another_form_win(concept: Json) -> None:
    """T27: whatever contradicts a device makes it none."""
    assert read_one(order(concept)).drug is Drug.EPINEPHRINE_OTHER


def test_oral_cladribine_is_not_cytoreductive_here() -> None:
    """Tablets of cladribine are for multiple sclerosis."""
    both = {"coding": [*coded("44157")["coding"], *coded("2122634")["coding"]]}

    assert not read(order(both))
    assert not read(order(worded("Mavenclad (cladribine) 10 mg")))
    assert not read(order(coded("44157", "cladribine 10 MG Oral Tablet")))


def test_local_use_bleeds_nobody() -> None:
    """A gel or eye drop of an anti-inflammatory drug is no bleeding risk."""
    assert not read(order(coded("3355", "diclofenac 1 % topical gel")))


def test_other_drugs_yield_nothing() -> None:
    """A drug no rule asks about is passed over."""
    assert not read(order(coded("83367", "atorvastatin 20 MG Oral Tablet")))
    assert not read(order(worded("atorvastatin")))
    assert not read(order(coded("C10AA05", system=ATC)))


def test_a_record_that_contradicts_itself_raises_both() -> None:
    """Neither the code nor the words are dropped."""
    found = read(order(coded("403878", "midostaurin 25 MG Oral Capsule")))

    assert [item.drug for item in found if hasattr(item, "drug")] == [
        Drug.MIDOSTAURIN,
        Drug.IMATINIB,
    ]


@pytest.mark.parametrize(
    ("sent", "forms"),
    [
        ("49502-500-02", ("49502050002",)),
        ("0078-0698-02", ("00078069802",)),
        ("60842-0023-1", ("60842002301",)),
        ("49502050002", ("49502050002",)),
        ("4950250002", ("04950250002", "49502050002", "49502500002")),
        ("not a code", ("not a code",)),
    ],
)
def test_package_codes(sent: str, forms: tuple[str, ...]) -> None:
    """Hyphens tell which part lost its zero; ten bare digits leave three ways."""
    assert eleven_digits(sent) == forms
