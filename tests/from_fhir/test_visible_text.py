"""Signs that nobody sees, and letters of another width, hide no name."""

import pytest

from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.medication import Drug
from cds_service.from_fhir.diseases import diseases_worded
from cds_service.from_fhir.drug_names import named
from cds_service.from_fhir.visible_text import as_seen
from cds_service.from_fhir.wire.datatypes import CodeableConcept

INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"


def wide(text: str) -> str:
    """Return the text in full-width letters."""
    return "".join(
        chr(ord(sign) + 0xFEE0) if sign != " " else "\u3000" for sign in text
    )


@pytest.mark.parametrize("sign", INVISIBLE)
def test_an_invisible_sign_hides_no_disease_and_no_drug(sign: str) -> None:
    """Soft hyphens come from typesetting, marks of direction from web pages."""
    disease = CodeableConcept(text=f"Systemic masto{sign}cytosis")
    assert diseases_worded([disease]) == {Disease.SYSTEMIC_MASTOCYTOSIS}
    assert named(f"mido{sign}staurin 25 mg") == {Drug.MIDOSTAURIN}


def test_full_width_letters_and_no_break_spaces_are_letters_and_spaces() -> None:
    """As East Asian systems and word processors write them."""
    disease = CodeableConcept(text=wide("Systemic mastocytosis"))
    apart = CodeableConcept(text="systemic\u00a0mastocytosis")
    assert diseases_worded([disease]) == {Disease.SYSTEMIC_MASTOCYTOSIS}
    assert diseases_worded([apart]) == {Disease.SYSTEMIC_MASTOCYTOSIS}
    assert named(wide("imatinib")) == {Drug.IMATINIB}


def test_a_denial_is_seen_too() -> None:
    """The words around a name are read as the name is."""
    assert not diseases_worded([CodeableConcept(text="n\u00ado systemic mastocytosis")])
    assert not named("allergic to mido\u200bstaurin") - named("allergic to")


@pytest.mark.parametrize("mark", "\u2122\u2120\u00ae\u00b9\u00b2\u00aa")
def test_a_mark_beside_a_name_is_no_part_of_it(mark: str) -> None:
    """Trade marks, and the numbers of footnotes."""
    assert named(f"Gleevec{mark} 400 mg") == {Drug.IMATINIB}
    disease = CodeableConcept(text=f"Systemic mastocytosis{mark}")
    assert diseases_worded([disease]) == {Disease.SYSTEMIC_MASTOCYTOSIS}


@pytest.mark.parametrize("text", ["", "plain", "\u00e9t\u00e9", "\u00b5g", "\u2014"])
def test_what_is_seen_stays(text: str) -> None:
    """Letters with accents, and signs that have no usual form."""
    assert as_seen(text) == text.replace("\u00b5", "\u03bc")
