"""What is remembered from call to call, and that free text never is."""

import pytest

from cds_service.from_fhir.memory import Memory, codes_of, may_be_kept, remembered
from cds_service.from_fhir.wire.datatypes import CodeableConcept, Coding

LOINC = "http://loinc.org"


def coded(
    code: str | None, *, text: str | None = None, name: str = ""
) -> CodeableConcept:
    """Return a new concept with one code."""
    return CodeableConcept([Coding(LOINC, code, name or None)], text)


def times_computed(*concepts: CodeableConcept | None) -> int:
    """Return how often something had to be computed for these, one by one."""
    computed = []

    @remembered
    def compute(concept: CodeableConcept) -> int:
        computed.append(concept)
        return len(computed)

    for concept in concepts:
        compute(concept)
    return len(computed)


def test_a_concept_is_computed_once() -> None:
    """However often the same codes and names are sent."""
    assert times_computed(coded("751-8"), coded("751-8"), coded("751-8")) == 1
    named = [coded("751-8", text="ANC", name="Neutrophils") for _ in range(3)]
    assert times_computed(*named) == 1


@pytest.mark.parametrize(
    "other",
    [
        coded("777-3", text="ANC"),
        coded("751-8", text="Platelets"),
        coded("751-8", text="ANC", name="Platelets"),
        CodeableConcept([Coding("urn:lab", "751-8")], "ANC"),
        CodeableConcept([Coding(LOINC, "751-8"), Coding(LOINC, "777-3")], "ANC"),
    ],
)
def test_concepts_that_differ_are_told_apart(other: CodeableConcept) -> None:
    """By any code, system, name or text."""
    one = coded("751-8", text="ANC")
    assert times_computed(one, other, one, other) == 2


@pytest.mark.parametrize(
    "free",
    [
        None,
        CodeableConcept(),
        CodeableConcept(text="what somebody wrote"),
        CodeableConcept([Coding(display="what somebody wrote")]),
        coded("751-8", text="what somebody wrote " * 6),
        coded("751-8", name="what somebody wrote " * 6),
        coded("7" * 401),
        CodeableConcept([Coding(LOINC, "1", "a name" * 10) for _ in range(9)]),
    ],
)
def test_free_text_is_never_remembered(free: CodeableConcept | None) -> None:
    """Nor what has no code, nor what is longer than codes and names are."""
    assert times_computed(free, free) == 2


def test_few_variants_of_one_code_are_remembered() -> None:
    """So that one code with ever new names does not fill the memory."""
    variants = [coded("751-8", name=str(number)) for number in range(20)]
    assert times_computed(*variants, *variants[:3], variants[19]) == 20
    assert times_computed(*variants, variants[10]) == 21


def test_a_full_memory_starts_anew() -> None:
    """It never grows beyond some thousand entries."""
    memory: Memory[int] = Memory()
    for number in range(10_000):
        memory.keep((LOINC, str(number)), number)
    assert 0 < len(memory) <= 2048
    assert memory[LOINC, "9999"] == 9999


def test_codes_are_listed_with_their_systems() -> None:
    """One after the other, and a lone system is no code."""
    assert codes_of([Coding(LOINC, "1"), Coding(None, "2")]) == (LOINC, "1", None, "2")
    assert may_be_kept((LOINC, "1"))
    assert not may_be_kept((LOINC, None))
    assert not may_be_kept(())
