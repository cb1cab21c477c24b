"""Reads what a pregnancy test found: only a plain "negative" may clear anything."""

from collections.abc import Iterator
from typing import Final

from cds_service.clinical.interval import Interval
from cds_service.clinical.lab import ResultStatus
from cds_service.from_fhir.concepts import in_list, texts
from cds_service.from_fhir.measured import Measured
from cds_service.from_fhir.numbers import is_amount
from cds_service.from_fhir.result_words import Polarity, polarity
from cds_service.from_fhir.wire.datatypes import CodeableConcept, Quantity, Range
from cds_service.knowledge.terminology import LOINC, SNOMED, canonical

NEGATIVE: Final = "negative"
POSITIVE: Final = "positive"
UNCLEAR: Final = "unclear"

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
_COMPARATORS: Final = frozenset({"", "<", "<=", ">=", ">"})
_LONGEST: Final = 300


def result_of(measured: Measured, status: ResultStatus | None) -> str:
    """Return "negative" or "positive" if all that is said agrees, else "unclear".

    A preliminary result never clears.
    """
    said = {*_said(measured)} - {""}
    found = said.pop() if len(said) == 1 else UNCLEAR
    preliminary = status is ResultStatus.PRELIMINARY
    return UNCLEAR if preliminary and found == NEGATIVE else found


def together(results: list[str]) -> str:
    """Put the results of the parts of one test together."""
    return results[0] if len(set(results)) == 1 else UNCLEAR


def _said(measured: Measured) -> Iterator[str]:
    yield from _answers(measured.value_codeable_concept)
    yield _worded(measured.value_string or "")
    for flag in in_list(measured.interpretation):
        yield from _flags(flag)
    if measured.value_quantity is not None:
        yield _counted(measured.value_quantity, measured.reference_range or [])


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


def _counted(quantity: Quantity, ranges: list[Range]) -> str:
    """Compare with the one upper limit; of several each is for another week."""
    limit = ranges[0].high if len(ranges) == 1 else None
    value, comparator = quantity.value, (quantity.comparator or "").strip()
    if value is None or limit is None or limit.value is None:
        return ""
    low = ranges[0].low
    starts = low.value if low else None
    usable = is_amount(value) and is_amount(limit.value) and is_amount(starts)
    if not usable or starts or comparator not in _COMPARATORS:
        return UNCLEAR
    if limit.unit and quantity.unit and limit.unit != quantity.unit:
        return UNCLEAR
    above = Interval.compared(comparator, value).above(limit.value)
    return {True: POSITIVE, False: NEGATIVE, None: UNCLEAR}[above]
