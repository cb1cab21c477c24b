"""Whether a result was measured in something other than blood.

Only words and codes that say so are believed: in the specimen, sent beside the
result or inside it, in the body site, and in the name of the test.
"""

import re
from collections.abc import Iterator
from typing import Final

from cds_service.from_fhir.concepts import in_list, meanings_of, texts
from cds_service.from_fhir.wire.datatypes import CodeableConcept
from cds_service.from_fhir.wire.result import ContainedSpecimen, Observation
from cds_service.patterns import uncompiled

_OTHER: Final = "specimen-not-blood"
_FLUID: Final = (
    r"csf|cerebrospinal|liquor|lcr|synovial|pleural?|pericardial|periton\w*|as[cz]it\w*"
    r"|body fluid|marrow|knochenmark\w*|moelle|m[e\u00e9]dula|myelogra\w*"
    r"|urin\w*|orina|sputum|bal fluid|lavage|dialysate"
)
_IN_A_NAME: Final = uncompiled(rf"\b(?:{_FLUID})\b", re.IGNORECASE)
_OF_A_SPECIMEN: Final = uncompiled(
    rf"\b(?:{_FLUID}|joint|gelenk\w*|bal|bronch\w*|dialys\w*|stool|stuhl\w*|selles"
    r"|heces|faec\w*|fec\w*|amniotic|drain\w*|wound|wund\w*|abscess|punktat\w*"
    r"|erguss\w*|l[i\u00ed]quid[eo]|saliva|speichel)\b",
    re.IGNORECASE,
)
_LONGEST: Final = 200


def other_specimen(observation: Observation) -> str:
    """Return the word that says the specimen was no blood; nothing if none does."""
    if observation.body_site is None and observation.specimen is None:
        return ""
    said = "; ".join(text[:_LONGEST] for text in _said(observation))
    found = _OF_A_SPECIMEN.search(said)
    if found is None:
        return "by its code" if any(map(_is_coded, _contained(observation))) else ""
    return found[0].casefold()


def names_other_fluid(name: str) -> bool:
    """Tell whether the name of a test says that it is done in another fluid."""
    return bool(_IN_A_NAME.search(name[:_LONGEST]))


def _said(observation: Observation) -> Iterator[str]:
    yield from texts(observation.body_site)
    specimen = observation.specimen
    if specimen is None:
        return
    yield specimen.display or ""
    for contained in _contained(observation):
        yield from _of_contained(contained)


def _contained(observation: Observation) -> Iterator[ContainedSpecimen]:
    reference = observation.specimen.reference if observation.specimen else None
    for contained in observation.contained or ():
        if contained.id and reference == f"#{contained.id}":
            yield contained


def _is_coded(specimen: ContainedSpecimen) -> bool:
    return any(_OTHER in meanings_of(kind) for kind in _kinds(specimen))


def _kinds(specimen: ContainedSpecimen) -> list[CodeableConcept]:
    return [] if isinstance(specimen.type, str) else in_list(specimen.type)


def _of_contained(specimen: ContainedSpecimen) -> Iterator[str]:
    for kind in _kinds(specimen):
        yield from texts(kind)
    site: CodeableConcept | None = (
        specimen.collection.body_site if specimen.collection else None
    )
    yield from texts(site)
