"""Timolol in the eye is told from timolol that is swallowed."""

import pytest

from cds_service.clinical.medication import Drug
from cds_service.from_fhir.drugs import drugs_in
from cds_service.from_fhir.products import Product
from cds_service.from_fhir.wire.datatypes import CodeableConcept, Coding
from cds_service.knowledge.code_systems import ATC, RXNORM

TABLETS, DROPS = {Drug.BETA_BLOCKER}, {Drug.BETA_BLOCKER_EYE_DROPS}


def known(text: str, system: str = "", code: str = "") -> set[Drug]:
    """Return the drugs of a product with this name and this code."""
    coding = [Coding(system=system, code=code)] if code else None
    concept = CodeableConcept(coding=coding, text=text or None)
    said = (text,) if text else ()
    return set(drugs_in(Product(name=text, said=said, concepts=(concept,))))


@pytest.mark.parametrize(
    "text",
    [
        "timolol 0.5 % ophth soln",
        "timolol maleate 0.25 % OP SOLN",
        "Timolol 5 mg/ml",
        "timolol 5mg/mL",
        "Timolol Augentropfen",
        "Timolol collyre 0,5%",
        "timolol colirio",
        "betaxolol 0.25 % susp",
        "carteolol eye drops",
        "levobunolol 0.5 %",
        "Cosopt",
        "Azarga",
    ],
)
def test_drops_by_their_words(text: str) -> None:
    """Words of the eye, a percentage or a liquid say so."""
    assert known(text) == DROPS
    assert known(text, RXNORM, "10600") == DROPS
    assert known(text, ATC, "S01ED01") == DROPS


@pytest.mark.parametrize(
    "text",
    ["timolol 10 mg tablet", "Timolol", "Betaxolol 20 mg", "timolol (option 2) 5 mg"],
)
def test_all_other_timolol_is_swallowed(text: str) -> None:
    """Where no word tells the form, the fuller advice is given."""
    assert known(text) == TABLETS
    assert known(text, RXNORM, "10600") == TABLETS


def test_codes_alone() -> None:
    """The ingredient is not known to be drops; the class of eye drops is."""
    assert known("", RXNORM, "10600") == TABLETS
    assert known("", ATC, "C07AA06") == TABLETS
    assert known("", ATC, "S01ED01") == DROPS


def test_other_beta_blockers_have_no_drops() -> None:
    """A liquid of one is swallowed or injected; a cream stays what it was."""
    assert known("metoprolol 1 mg/ml") == TABLETS
    assert known("propranolol 1 % cream") == set()
