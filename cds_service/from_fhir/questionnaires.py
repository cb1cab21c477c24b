"""Reads which questionnaire was filled in: by its address, its title, its code."""

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from cds_service.clinical.event import Event, EventKind
from cds_service.from_fhir.dates import moment
from cds_service.from_fhir.event_kinds import kinds_in
from cds_service.from_fhir.malformed import read_as
from cds_service.from_fhir.standing import status
from cds_service.from_fhir.wire.care import Extended, QuestionnaireResponse, Titled
from cds_service.from_fhir.wire.datatypes import CodeableConcept, Coding, Reference
from cds_service.from_fhir.wire.resource import NOTHING_SENT
from cds_service.knowledge.terminology import LOINC
from cds_service.patterns import uncompiled

_FILLED_IN: Final = frozenset({"completed", "amended"})
_LONGEST: Final = 400
_TITLES: Final = {
    EventKind.SYMPTOM_SCORE: uncompiled(
        r"\bmsaf\b|\b(?:ism|advsm)[ -]?saf\b|mastocytosis[ -]symptom[ -]assessment",
        re.IGNORECASE,
    ),
    EventKind.QUALITY_OF_LIFE_SCORE: uncompiled(
        r"\bmqlq\b|\bmc[ -]?qol\b|mastocytosis[ -]quality[ -]of[ -]life", re.IGNORECASE
    ),
    EventKind.DEPRESSION_SCREEN: uncompiled(
        r"\bphq[ -]?[289]\b|\bpatient[ -]health[ -]questionnaire\b", re.IGNORECASE
    ),
}


def read_questionnaire(
    response: QuestionnaireResponse, reference: str
) -> Iterator[Event]:
    """Yield which questionnaire was filled in; one that was begun is none."""
    if status(response.status) not in _FILLED_IN:
        return
    names = [name.strip() for name in _names(response) if name.strip()]
    for kind in dict.fromkeys(kind for name in names for kind in named(name)):
        yield Event(reference, kind, names[0], moment(response.authored))


def named(title: str) -> list[EventKind]:
    """Return which questionnaire a title or an address names."""
    said = title[:_LONGEST].replace("_", " ")
    tail = Coding(system=LOINC, code=said.split("|")[0].rpartition("/")[2])
    coded = kinds_in([CodeableConcept(coding=[tail])])
    return [*coded, *(kind for kind, known in _TITLES.items() if known.search(said))]


def _names(response: QuestionnaireResponse) -> Iterator[str]:
    """Yield titles before addresses."""
    if response.contained != NOTHING_SENT:
        for held in read_as(response.contained, list[msgspec.Raw]) or ():
            titled = read_as(held, Titled)
            if titled and titled.resource_type == "Questionnaire":
                yield titled.title or titled.name or ""
    if response.beside_questionnaire != NOTHING_SENT:
        beside = read_as(response.beside_questionnaire, Extended)
        for said in (beside.extension if beside else None) or ():
            yield said.value_string or ""
    sent = response.questionnaire
    if isinstance(sent, Reference):
        yield sent.display or ""
        yield sent.reference or ""
    else:
        yield sent or ""
