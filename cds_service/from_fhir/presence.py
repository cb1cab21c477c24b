"""Reads "present", "absent" and their like from coded answers and their words.

A code and its display that contradict each other are UNCLEAR. An unverified
code for "absent" never clears by itself: its words must say so too.
"""

from collections.abc import Iterable
from typing import Final

from cds_service.from_fhir.concepts import in_list, meanings_of, texts
from cds_service.from_fhir.report_text import clean
from cds_service.from_fhir.result_words import Polarity, polarity
from cds_service.from_fhir.wire.datatypes import CodeableConcept, Concepts
from cds_service.from_fhir.wire.result import Component, Observation

_ANSWERS: Final = {
    "result-present": Polarity.DETECTED,
    "result-absent": Polarity.NOT_DETECTED,
    "result-indeterminate": Polarity.INDETERMINATE,
}
_REASONS: Final = {
    "temp-unknown": Polarity.PENDING,
    "error": Polarity.INDETERMINATE,
    "not-a-number": Polarity.INDETERMINATE,
}


def answer(concept: CodeableConcept | None) -> Polarity:
    """Return what one coded answer says; NOTHING when it is no such answer."""
    said = {polarity(clean(text).lower()) for text in texts(concept)}
    for value_set, verified in meanings_of(concept).items():
        if value_set in _ANSWERS:
            meant = _ANSWERS[value_set]
            if meant is Polarity.NOT_DETECTED and not verified and meant not in said:
                meant = Polarity.UNCLEAR
            said.add(meant)
    return agreed(said)


def presence(result: Observation | Component) -> Polarity:
    """Return what the coded value and the interpretation together say."""
    return agreed(
        (answer(result.value_codeable_concept), interpreted(result.interpretation))
    )


def interpreted(interpretation: Concepts) -> Polarity:
    """Return what the interpretation says."""
    return agreed(answer(concept) for concept in in_list(interpretation))


def absent_because(reason: CodeableConcept | None) -> Polarity:
    """Return what a dataAbsentReason means for a result; never a negative one."""
    if reason is None:
        return Polarity.NOTHING
    coded = {
        _REASONS.get((coding.code or "").strip(), Polarity.NOTHING)
        for coding in reason.coding or ()
    }
    worded = {polarity(clean(text).lower()) for text in texts(reason)}
    waits = {Polarity.PENDING, Polarity.INDETERMINATE}
    said = agreed((coded | worded) & waits)
    return Polarity.UNCLEAR if said is Polarity.NOTHING else said


def agreed(said: Iterable[Polarity]) -> Polarity:
    """Return the one thing that was said; UNCLEAR when several were."""
    different = set(said) - {Polarity.NOTHING}
    if not different:
        return Polarity.NOTHING
    return different.pop() if len(different) == 1 else Polarity.UNCLEAR
