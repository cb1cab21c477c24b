"""Well-formed resources of the patient that must not be used, and why.

A modifierExtension may turn what a resource says into its opposite, and FHIR
forbids to pass over one that is not understood. A result with a focus, or of a
donor's sample, stands in the patient's record and is about somebody else.
"""

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from cds_service.clinical.record import Topic
from cds_service.from_fhir.concepts import in_list, texts
from cds_service.from_fhir.malformed import Malformed, set_aside
from cds_service.from_fhir.subject import Whose
from cds_service.from_fhir.wire.bundle import AnyResource
from cds_service.from_fhir.wire.clinical import (
    NOTHING_SENT,
    DiagnosticReport,
    Observation,
    Resource,
)
from cds_service.from_fhir.wire.datatypes import Reference

MODIFIED: Final = "it carries a modifierExtension that is not understood"
FOCUSED: Final = "is about somebody or something else (focus)"
DONATED: Final = "its specimen is that of a donor"

_DONOR: Final = re.compile(
    r"(?<!non-)(?<!non )(?<!no )\b(?:donors?|donneu(?:r|se)s?|donantes?"
    r"|(?:stammzell|knochenmark|fremd)?spender(?!lympho|zell)\w*)\b"
    r"(?!\W{0,3}(?:lympho|leu[ck]o|cells? infusion|derived|specific|chim))",
    re.IGNORECASE,
)
_RECIPIENT: Final = re.compile(
    r"\b(?:recipient|empf\u00e4nger|receveu|receptor)", re.IGNORECASE
)
_LONGEST: Final = 200
_RESULTS: Final = (Observation, DiagnosticReport)
"""A tuple is looked through quicker than a union."""


def refused_of(resource: AnyResource, whose: Whose) -> Malformed | None:
    """Return what stands in the place of a resource that a rule would have used."""
    if why := modified(resource):
        refused = set_aside(resource, why)
        known = refused.abouts
    elif why := _not_of_the_patient(resource, whose):
        refused = set_aside(resource, why)
        # What else it may say is not of the patient either.
        known = tuple(about for about in refused.abouts if about is not Topic.UNKNOWN)
    else:
        return None
    refused.abouts = known or (Topic.UNKNOWN,)
    return refused


def modified(resource: Resource) -> str:
    """Say that a resource may mean something else than it says, if so."""
    sent = resource.modifier_extension
    if sent is NOTHING_SENT or sent == NOTHING_SENT:
        return ""
    return MODIFIED if msgspec.json.decode(sent) else ""


def _not_of_the_patient(resource: AnyResource, whose: Whose) -> str:
    if not isinstance(resource, _RESULTS):
        return ""
    if isinstance(resource, Observation) and _is_elsewhere(resource, whose):
        return FOCUSED
    return DONATED if _is_donated(resource) else ""


def _is_elsewhere(result: Observation, whose: Whose) -> bool:
    sent = result.focus
    if sent is NOTHING_SENT or sent == NOTHING_SENT:
        return False
    return not whose.is_meant_by_all(sent)


def _is_donated(result: Observation | DiagnosticReport) -> bool:
    if not result.specimen:
        return False
    for text in _said(result, in_list(result.specimen)):
        found = _DONOR.search(text[:_LONGEST])
        if found and not _RECIPIENT.search(text[: found.start()]):
            return True
    return False


def _said(
    result: Observation | DiagnosticReport, specimens: list[Reference]
) -> Iterator[str]:
    for specimen in specimens:
        yield specimen.display or ""
    inside = {specimen.reference for specimen in specimens}
    for contained in result.contained or ():
        if f"#{contained.id}" in inside and not isinstance(contained.type, str):
            for kind in in_list(contained.type):
                yield from texts(kind)
