"""Reads what a pregnancy test found: only a plain "negative" may clear anything."""

from collections.abc import Iterator
from typing import Final

from cds_service.clinical.lab import ResultStatus
from cds_service.from_fhir.concepts import in_list, texts
from cds_service.from_fhir.measured import Measured
from cds_service.from_fhir.pregnancy_amounts import (
    NEGATIVE,
    POSITIVE,
    UNCLEAR,
    amounts,
    by_house,
    by_range,
)
from cds_service.from_fhir.result_words import Polarity, polarity
from cds_service.from_fhir.spoken import spoken
from cds_service.from_fhir.wire.datatypes import CodeableConcept
from cds_service.knowledge.terminology import LOINC, SNOMED, canonical

_ANSWERS: Final = {
    (SNOMED, "10828004"): POSITIVE,
    (SNOMED, "260385009"): NEGATIVE,
    (LOINC, "LA6576-8"): POSITIVE,
    (LOINC, "LA6577-6"): NEGATIVE,
}
_FLAGS: Final = {"POS": POSITIVE, "NEG": NEGATIVE}
_SAID: Final = {
    Polarity.DETECTED: POSITIVE,
    Polarity.NOT_DETECTED: NEGATIVE,
    Polarity.NOTHING: "",
}
_LONGEST: Final = 300


def result_of(measured: Measured, status: ResultStatus | None) -> str:
    """Return "negative" or "positive" if all that is said agrees, else "unclear".

    Our own limits count where the laboratory says nothing, and against its
    "negative": an amount as of a pregnancy never clears. A preliminary result
    never clears either.
    """
    said, ours = {*_said(measured)} - {""}, by_house(amounts(measured))
    if not said or (said == {NEGATIVE} and ours == POSITIVE):
        said.add(ours or UNCLEAR)
    found = said.pop() if len(said) == 1 else UNCLEAR
    preliminary = status is ResultStatus.PRELIMINARY
    return UNCLEAR if preliminary and found == NEGATIVE else found


def together(results: list[str]) -> str:
    """Put the results of the parts of one test together; none is unclear."""
    return results[0] if len(set(results)) == 1 else UNCLEAR


def _said(measured: Measured) -> Iterator[str]:
    yield from _answers(measured.value_codeable_concept)
    if spoken(measured.value_string) is None:
        yield _worded(measured.value_string or "")
    for flag in in_list(measured.interpretation):
        yield from _flags(flag)
    yield from by_range(amounts(measured), measured.reference_range or [])


def _answers(answer: CodeableConcept | None) -> Iterator[str]:
    for coding in (answer and answer.coding) or ():
        key = canonical(coding.system or ""), (coding.code or "").strip()
        yield _ANSWERS.get(key, "")
    yield from map(_worded, texts(answer))


def _flags(flag: CodeableConcept) -> Iterator[str]:
    for coding in flag.coding or ():
        yield _FLAGS.get((coding.code or "").strip().upper(), "")
    yield from map(_worded, texts(flag))


def _worded(text: str) -> str:
    said = polarity(text[:_LONGEST].casefold())
    return _SAID.get(said, UNCLEAR)
