"""Codes and words of a CodeableConcept."""

from cds_service.from_fhir.concepts import in_list, meanings_of, texts, words
from cds_service.from_fhir.wire.datatypes import CodeableConcept, Coding

ICD = "http://hl7.org/fhir/sid/icd-10-cm"


def test_codes_mean_their_value_sets() -> None:
    """A known code means its set; OIDs and blanks do not matter."""
    concept = CodeableConcept(
        coding=[
            Coding(system="urn:oid:2.16.840.1.113883.6.90", code=" D47.02 "),
            Coding(system=None, code="D47.02"),
            Coding(system=ICD, code=None),
            Coding(system=ICD, code="Z99.99"),
        ]
    )
    assert meanings_of(concept) == {"systemic-mastocytosis": True}
    assert meanings_of(None) == {}
    assert meanings_of(CodeableConcept()) == {}


def test_one_verified_code_is_enough() -> None:
    """An unverified code beside a verified one of the same meaning is no doubt."""
    verified = Coding(system=ICD, code="D47.02")
    unverified = Coding(system="http://snomed.info/sct", code="123310005")
    for codings in ([verified, unverified], [unverified, verified]):
        assert meanings_of(CodeableConcept(coding=codings)) == {
            "systemic-mastocytosis": True
        }
    assert meanings_of(CodeableConcept(coding=[unverified])) == {
        "systemic-mastocytosis": False
    }


def test_words_are_the_text_or_else_the_displays() -> None:
    """The text wins, blank words are none, and every word is listed once."""
    displays = [Coding(display="one"), Coding(display=" two "), Coding(display="one")]
    assert words(CodeableConcept(coding=displays)) == "one; two"
    assert words(CodeableConcept(coding=displays, text=" said ")) == "said"
    assert words(CodeableConcept(text="  ")) == ""
    assert words(None) == ""
    assert texts(CodeableConcept(coding=displays, text="two")) == ("two", "one")


def test_one_thing_and_a_list_of_things_are_read_alike() -> None:
    """Real data holds an object where a list belongs."""
    assert in_list(None) == []
    assert in_list("one") == ["one"]
    listed: list[str] | str = ["one", "two"]
    assert in_list(listed) == ["one", "two"]
