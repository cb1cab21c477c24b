"""Names recognise a drug when no known code was sent, and only a drug that is taken."""

import re

import pytest

from cds_service.clinical.medication import Drug
from cds_service.from_fhir import drug_names
from cds_service.from_fhir.drug_names import named


@pytest.mark.parametrize(
    ("text", "drug"),
    [
        ("midostaurin", Drug.MIDOSTAURIN),
        ("RYDAPT 25 mg capsule", Drug.MIDOSTAURIN),
        ("imatinib 100 MG Oral Tablet [Gleevec]", Drug.IMATINIB),
        ("Glivec 400", Drug.IMATINIB),
        ("imatinib mesylate (IMKELDI) 80 mg/mL", Drug.IMATINIB),
        ("avapritinib 25 mg tablet", Drug.AVAPRITINIB),
        ("Ayvakyt", Drug.AVAPRITINIB),
        ("SPRYCEL", Drug.DASATINIB),
        ("Tasigna 150 mg", Drug.NILOTINIB),
        ("peginterferon alfa-2a", Drug.OTHER_CYTOREDUCTIVE),
        ("interferon alfa-2b", Drug.OTHER_CYTOREDUCTIVE),
        ("hydroxycarbamide 500 mg", Drug.OTHER_CYTOREDUCTIVE),
        ("cladribine 1 mg/mL injection", Drug.OTHER_CYTOREDUCTIVE),
        ("apixaban 5 mg tablet", Drug.BLEEDING_RISK),
        ("aspirin (BAYER ASPIRIN) 325 MG tablet", Drug.BLEEDING_RISK),
    ],
)
def test_names(text: str, drug: Drug) -> None:
    """Generic and brand names, whatever their case and whatever stands beside them."""
    assert drug in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "atorvastatin 20 mg",
        "Allergy to imatinib",
        "avoid NSAIDs such as ibuprofen",
        "no aspirin",
        "aspirin-free cold remedy",
        "intolerance to midostaurin",
        "imatinib allergy",
        "instead of imatinib",
        "bosutinib, not imatinib",
        "non-aspirin pain reliever",
        "heparinoid cream",
        "interferon beta-1a",
        "peginterferon beta-1a 125 micrograms",
        "Peginterferón beta-1a",
        "peginterferon lambda",
        "discontinued midostaurin",
    ],
)
def test_what_is_no_name(text: str) -> None:
    """Words inside other words, refusals and allergies name no drug that is taken."""
    assert named(text) == frozenset()


def test_one_refusal_does_not_hide_another_mention() -> None:
    """A drug that is refused in one place and named in another is named."""
    text = "imatinib 400 mg (patient asked: why no imatinib last month and so on)"

    assert named(text) == {Drug.IMATINIB}


def test_two_drugs() -> None:
    """A text may name two."""
    assert named("midostaurin with aspirin") == {
        Drug.MIDOSTAURIN,
        Drug.BLEEDING_RISK,
        Drug.ASPIRIN,
    }


def test_every_name_is_found_by_its_first_word() -> None:
    """What is looked for first hides no name that the patterns know."""
    for drug, names in drug_names._NAMES.items():  # noqa: SLF001
        for name in names.split("|"):
            text = name.replace("alf?pha", "alpha").replace("\\", "")
            assert drug in named(f"take {text.upper()}, 25 mg"), name


def test_a_name_costs_the_patterns_of_its_own_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An order by name does not try the names of all other drugs."""
    tried: list[re.Pattern[str]] = []

    def noting(names: re.Pattern[str], said: str) -> bool:
        tried.append(names)
        return bool(names.search(said))

    monkeypatch.setattr(drug_names, "affirmed", noting)

    assert named("ibuprofen 200 mg tablet") == {Drug.NSAID, Drug.BLEEDING_RISK}
    assert len(tried) == 2
    assert named("atorvastatin 20 mg") == frozenset()
    assert len(tried) == 2


@pytest.mark.parametrize("text", ["cis-Atracurium 10 mg", "cis atracurium", "Nimbex"])
def test_cisatracurium_is_no_atracurium(text: str) -> None:
    """However its first part is written."""
    assert named(text) == {Drug.CISATRACURIUM}


@pytest.mark.parametrize(
    ("text", "drugs"),
    [
        ("Nalcrom", {Drug.ORAL_CROMOLYN}),
        ("Sodium cromoglicate 100mg capsules", {Drug.ORAL_CROMOLYN}),
        ("Natriumcromoglicat 100 mg Hartkapseln", {Drug.ORAL_CROMOLYN}),
        ("Sodium cromoglicate 20mg inhalation capsules", set()),
        ("Sodium cromoglicate 2% eye drops", set()),
        ("cromoglicate 5 mg/dose inhaler", set()),
    ],
)
def test_cromolyn_that_is_swallowed(text: str, drugs: set[Drug]) -> None:
    """Capsules of 100 mg are; what is inhaled or dropped into the eye is not."""
    assert named(text) == drugs
