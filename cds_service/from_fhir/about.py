"""What a resource would have been about, judged by its kind and its codes alone."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.event import EventKind
from cds_service.clinical.medication import MedicationKind
from cds_service.clinical.record import About, Topic
from cds_service.from_fhir.analytes import recognised
from cds_service.from_fhir.concepts import meanings_of, texts, words
from cds_service.from_fhir.diseases import diseases_worded
from cds_service.from_fhir.drugs import drugs_in
from cds_service.from_fhir.genetic_kinds import FUSION, KINDS, TARGETS, may_speak
from cds_service.from_fhir.order_words import asked_for
from cds_service.from_fhir.products import Product
from cds_service.from_fhir.wire.datatypes import CodeableConcept

_MEDICATIONS: Final = frozenset(
    {*(kind.value for kind in MedicationKind), "MedicationOrder"}
)
_RESULTS: Final = frozenset({"Observation", "DiagnosticReport"})
_DISEASES: Final = {disease.value: disease for disease in Disease}
_EVENTS: Final = frozenset(EventKind)
_NEVER_TOLD_BY_CODE: Final = frozenset({"AllergyIntolerance", ""})
"""An allergy is read for its reactions, so its code says nothing of interest."""


def what_about(
    kind: str, codes: Sequence[CodeableConcept], said: str = ""
) -> tuple[About, ...]:
    """Return what it may have been about, in a fixed order.

    `said` is what it says in words, so far as that can be read. Nothing when
    its code is readable and no rule asks about it; something unknown when the
    code cannot be read either.
    """
    if kind == "Medication":
        return ()  # the order that points at it says that its drug is unknown
    if kind in _MEDICATIONS:
        product = _product(codes)
        drugs = tuple(sorted(drugs_in(product)))
        return drugs or (() if product.identified else (Topic.UNKNOWN_DRUG,))
    found: set[About] = {*_topics(codes)}
    if kind in _RESULTS:
        found |= {known.analyte for code in codes for known in recognised(code)}
        if may_speak("; ".join([said, *(words(code) for code in codes)])):
            found.add(Topic.KIT)
    elif kind == "ServiceRequest" and asked_for(" , ".join(map(words, codes))):
        found.add(Topic.UNKNOWN)
    elif kind == "Condition":
        found |= {*_coded(codes), *diseases_worded(codes)}
    if found:
        return tuple(sorted(found))
    return () if _is_told(kind, codes, said) else (Topic.UNKNOWN,)


def _is_told(kind: str, codes: Sequence[CodeableConcept], said: str) -> bool:
    if kind in _NEVER_TOLD_BY_CODE or (kind == "DiagnosticReport" and not said):
        return False
    return any(
        words(code) or any(coding.code for coding in code.coding or ())
        for code in codes
    )


def _product(codes: Iterable[CodeableConcept]) -> Product:
    said = tuple(text for code in codes for text in texts(code))
    return Product(concepts=tuple(codes), said=said)


def _coded(codes: Iterable[CodeableConcept]) -> Iterator[Disease]:
    for code in codes:
        for value_set in meanings_of(code):
            if value_set in _DISEASES:
                yield _DISEASES[value_set]


def _topics(codes: Iterable[CodeableConcept]) -> Iterator[Topic]:
    for code in codes:
        for value_set in meanings_of(code):
            if value_set == FUSION:
                yield Topic.FUSION
            elif value_set in TARGETS:
                yield Topic.KIT
            elif value_set in KINDS or value_set in _EVENTS:
                yield Topic.UNKNOWN
