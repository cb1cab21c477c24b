"""What a resource would have been about, judged by its kind and its codes alone."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.event import EventKind
from cds_service.clinical.medication import MedicationKind
from cds_service.clinical.record import About, Topic
from cds_service.from_fhir.analytes import recognised
from cds_service.from_fhir.concepts import meanings_of, texts
from cds_service.from_fhir.diseases import diseases_worded
from cds_service.from_fhir.drugs import drugs_in
from cds_service.from_fhir.products import Product
from cds_service.from_fhir.wire.datatypes import CodeableConcept

_MEDICATIONS: Final = frozenset(kind.value for kind in MedicationKind)
_RESULTS: Final = frozenset({"Observation", "DiagnosticReport"})
_DISEASES: Final = {disease.value: disease for disease in Disease}
_EVENTS: Final = frozenset(EventKind)
_NEVER_TOLD_BY_CODE: Final = frozenset({"AllergyIntolerance", ""})
"""An allergy is read for its reactions, so its code says nothing of interest."""


def what_about(kind: str, codes: Sequence[CodeableConcept]) -> tuple[About, ...]:
    """Return what it may have been about, in a fixed order.

    Nothing when its code is readable and no rule asks about it; something
    unknown when the code cannot be read either.
    """
    if kind == "Medication":
        return ()  # the order that points at it says that its drug is unknown
    told = kind not in _NEVER_TOLD_BY_CODE and any(_is_told(code) for code in codes)
    unknown = Topic.UNKNOWN
    if kind in _MEDICATIONS:
        product = _product(codes)
        found: set[About] = set(drugs_in(product))
        told, unknown = product.identified, Topic.UNKNOWN_DRUG
    elif kind in _RESULTS:
        found = {known.analyte for code in codes for known in recognised(code)}
        found |= set(_topics(codes))
    elif kind == "Condition":
        found = {*_coded(codes), *diseases_worded(codes)}
    else:
        found = set(_topics(codes))
    return tuple(sorted(found)) if found or told else (unknown,)


def _is_told(code: CodeableConcept) -> bool:
    return bool(texts(code)) or any(coding.code for coding in code.coding or ())


def _product(codes: Iterable[CodeableConcept]) -> Product:
    said = tuple(text for code in codes for text in texts(code))
    return Product(concepts=tuple(codes), said=said)


def _coded(codes: Iterable[CodeableConcept]) -> Iterator[Disease]:
    for code in codes:
        for value_set in meanings_of(code):
            if value_set in _DISEASES:
                yield _DISEASES[value_set]


def _topics(codes: Iterable[CodeableConcept]) -> Iterator[Topic]:
    # Value sets that are no analyte, drug or disease are named for their topic.
    for code in codes:
        for value_set in meanings_of(code):
            if value_set.startswith("kit"):
                yield Topic.KIT
            elif value_set.startswith(("fip1l1", "fusion")):
                yield Topic.FUSION
            elif value_set in _EVENTS:
                yield Topic.UNKNOWN
