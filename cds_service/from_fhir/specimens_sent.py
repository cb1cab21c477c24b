"""Brings the samples that were sent beside results to those results.

A result mostly says only which sample it was made from ("Specimen/1"). What that
was (marrow, urine) and whose stands in a resource of its own; readers look for
it inside the result, as if it had come along there.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from cds_service.from_fhir.bundles import Found
from cds_service.from_fhir.concepts import in_list
from cds_service.from_fhir.malformed import read_as
from cds_service.from_fhir.wire.datatypes import CodeableConcept, Concepts, Reference
from cds_service.from_fhir.wire.report import DiagnosticReport
from cds_service.from_fhir.wire.result import Collection, ContainedSpecimen, Observation
from cds_service.from_fhir.wire.specimen import Specimen

_Result: TypeAlias = Observation | DiagnosticReport


def bring_specimens(all_of: Callable[[type], Iterable[Found]]) -> None:
    """Put each sample that was sent into the results that were made from it.

    Args:
        all_of: gives every resource of a kind that was sent.
    """
    shelf = _by_name(all_of(Specimen))
    if not shelf:
        return
    for kind in (Observation, DiagnosticReport):
        for found in all_of(kind):
            if isinstance(found.resource, Observation | DiagnosticReport):
                _bring(shelf, found.resource)


def _by_name(sent: Iterable[Found]) -> dict[str, Specimen]:
    """Return the samples by all they are called; of two alike, always the same."""
    shelf: dict[str, Specimen] = {}
    for item in sent:
        if isinstance(specimen := item.resource, Specimen):
            for name in {item.reference, item.full_url} - {""}:
                known = shelf.get(name, specimen)
                shelf[name] = min(known, specimen, key=_spelled)
    return shelf


def _spelled(specimen: Specimen) -> tuple[bytes, ...]:
    return tuple(map(bytes, (specimen.type, specimen.collection, specimen.subject)))


def _bring(shelf: Mapping[str, Specimen], result: _Result) -> None:
    for pointer in in_list(result.specimen):
        sent = _pointed_at(shelf, pointer)
        if sent is not None:
            inside = _as_contained(sent, pointer.reference or "")
            result.contained = [*(result.contained or ()), inside]
            pointer.reference = f"#{inside.id}"


def _pointed_at(shelf: Mapping[str, Specimen], pointer: Reference) -> Specimen | None:
    bare = (pointer.reference or "").strip().split("/_history/")[0]
    return shelf.get(bare) or shelf.get("/".join(bare.split("/")[-2:]))


def _as_contained(specimen: Specimen, name: str) -> ContainedSpecimen:
    kinds: Concepts = read_as(specimen.type, CodeableConcept)
    kinds = kinds or read_as(specimen.type, list[CodeableConcept])
    taken = read_as(specimen.collection, Collection)
    return ContainedSpecimen(name, kinds, taken, specimen.subject)
