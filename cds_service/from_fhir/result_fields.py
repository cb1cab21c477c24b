"""The words of an Observation, field by field, for readers of genetic results."""

from typing import Final

from cds_service.from_fhir.concepts import in_list, texts
from cds_service.from_fhir.measured import sent
from cds_service.from_fhir.wire.datatypes import CodeableConcept
from cds_service.from_fhir.wire.result import ContainedSpecimen, Observation

_SEQUENCING: Final = "LA26398-0"
_LONGEST: Final = 300


def words_of(observation: Observation) -> str:
    """Return everything that is written in its value, components and notes."""
    return "\n".join(
        [
            observation.value_string or "",
            *texts(observation.value_codeable_concept),
            *(part.value_string or "" for part in observation.component or ()),
            *(note.text or "" for note in observation.note or ()),
        ]
    ).strip()


def shown(observation: Observation) -> str:
    """Return what a clinician should see of a result that is not quoted."""
    return sent(observation) or words_of(observation)[:_LONGEST]


def specimen_of(observation: Observation) -> str:
    """Return the words of the fields made for the specimen."""
    pointed = observation.specimen
    said = [pointed.display or ""] if pointed else []
    for inside in observation.contained or ():
        if pointed and pointed.reference == f"#{inside.id}":
            said += _contained(inside)
    return "; ".join(filter(None, [*said, *texts(observation.body_site)]))


def method_of(observation: Observation) -> str:
    """Return the words of the method, one code spelled out."""
    method = observation.method
    coded = any(
        coding.code == _SEQUENCING for coding in (method and method.coding) or ()
    )
    return "; ".join([*texts(method), *(["sequencing"] if coded else [])])


def _contained(inside: ContainedSpecimen) -> list[str]:
    kinds = inside.type
    said = [kinds] if isinstance(kinds, str) else []
    if not isinstance(kinds, str):
        concepts: list[CodeableConcept] = in_list(kinds)
        said += [text for concept in concepts for text in texts(concept)]
    return said + list(
        texts(inside.collection.body_site if inside.collection else None)
    )
