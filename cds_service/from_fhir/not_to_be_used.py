"""Well-formed resources of the patient that must not be used, and why.

A modifierExtension may turn what a resource says into its opposite, and so may the
rules that implicitRules names; FHIR forbids to pass over either. A result with a
focus, or of a donor's sample, stands in the patient's record and is about another.
"""

import re
from collections.abc import Iterator
from typing import Final

from cds_service.clinical.record import Topic
from cds_service.from_fhir.bundles import Found
from cds_service.from_fhir.concepts import in_list, texts
from cds_service.from_fhir.malformed import Malformed, read_as, set_aside
from cds_service.from_fhir.modifiers import UNKNOWN, may_mean_else
from cds_service.from_fhir.subject import Whose
from cds_service.from_fhir.wire.bundle import AnyResource
from cds_service.from_fhir.wire.clinical import AllergyIntolerance
from cds_service.from_fhir.wire.datatypes import Reference, Subject
from cds_service.from_fhir.wire.medication import Medication
from cds_service.from_fhir.wire.report import DiagnosticReport
from cds_service.from_fhir.wire.resource import NOTHING_SENT, Resource
from cds_service.from_fhir.wire.result import ContainedSpecimen, Observation
from cds_service.patterns import uncompiled

MODIFIED: Final = f"it carries {UNKNOWN}"
RULED: Final = "it follows rules of its sender (implicitRules) that are not known here"
FOCUSED: Final = "is about somebody or something else (focus)"
DONATED: Final = "its specimen is that of a donor"
OF_ANOTHER: Final = "its specimen is that of somebody else"

_DONOR: Final = uncompiled(
    r"(?<!non-)(?<!non )(?<!no )\b(?:donors?|donneu(?:r|se)s?|donantes?"
    r"|(?:stammzell|knochenmark|fremd)?spender(?!lympho|zell)\w*)\b"
    r"(?!\W{0,3}(?:lympho|leu[ck]o|cells? infusion|derived|specific|chim))",
    re.IGNORECASE,
)
_RECIPIENT: Final = uncompiled(
    r"\b(?:recipient|empf\u00e4nger|receveu|receptor)", re.IGNORECASE
)
_LONGEST: Final = 200
_PARTS: Final[dict[type, tuple[str, ...]]] = {
    Observation: ("component",),
    AllergyIntolerance: ("reaction",),
    Medication: ("ingredient",),
}
"""Where a resource that is read has parts that may be modified by themselves."""
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


def usable(found: Found) -> Found:
    """Return it, or `Malformed` in its place when it may mean something else."""
    why = modified(found.resource)
    if not why:
        return found
    return Found(set_aside(found.resource, why), found.full_url, found.key)


def modified(resource: Resource) -> str:
    """Say that a resource, or a part of it, may mean something else, if so."""
    if may_mean_else(resource.modifier_extension):
        return MODIFIED
    if may_mean_else(resource.implicit_rules):
        return RULED
    for name in _PARTS.get(type(resource), ()):
        for part in in_list(getattr(resource, name)):
            if may_mean_else(part.modifier_extension):
                return MODIFIED
    return ""


def _not_of_the_patient(resource: AnyResource, whose: Whose) -> str:
    if not isinstance(resource, _RESULTS):
        return ""
    if isinstance(resource, Observation) and _is_elsewhere(resource, whose):
        return FOCUSED
    if not resource.specimen:
        return ""
    if _is_donated(resource):
        return DONATED
    return OF_ANOTHER if _is_of_another(resource, whose) else ""


def _is_elsewhere(result: Observation, whose: Whose) -> bool:
    sent = result.focus
    if sent is NOTHING_SENT or sent == NOTHING_SENT:
        return False
    return not whose.is_meant_by_all(sent)


def _is_of_another(result: Observation | DiagnosticReport, whose: Whose) -> bool:
    for specimen in _pointed_at(result):
        subject = read_as(specimen.subject, Subject)
        named = subject.reference if subject else None
        if named and named not in whose.addresses and not whose.is_meant(named):
            return True
    return False


def _is_donated(result: Observation | DiagnosticReport) -> bool:
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
    for contained in _pointed_at(result):
        if not isinstance(contained.type, str):
            for kind in in_list(contained.type):
                yield from texts(kind)


def _pointed_at(
    result: Observation | DiagnosticReport,
) -> Iterator[ContainedSpecimen]:
    names = {specimen.reference for specimen in in_list(result.specimen)}
    for contained in result.contained or ():
        if f"#{contained.id}" in names:
            yield contained
