"""One resource in, facts out: which reader reads which kind.

What no rule asks about is passed over at a glance at its code. What a rule may
ask about and holds a number that is no amount is `Malformed` instead.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Final, TypeAlias

from cds_service.clinical.allergy import Allergy
from cds_service.clinical.diagnosis import Diagnosis
from cds_service.clinical.event import Event
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Medication
from cds_service.clinical.mutation import MutationResult
from cds_service.clinical.problem import Problem
from cds_service.clinical.record import Unread
from cds_service.clinical.variant import FusionResult, KitResult
from cds_service.from_fhir import (
    events,
    happenings,
    labs,
    mutations,
    problem_list,
    report_panels,
    variant_reports,
    variants,
    wanted,
)
from cds_service.from_fhir.allergies import read_allergy
from cds_service.from_fhir.bundles import Found
from cds_service.from_fhir.documents import read_document
from cds_service.from_fhir.encounters import read_encounter
from cds_service.from_fhir.genetic_kinds import may_speak
from cds_service.from_fhir.left_unread import left_unread
from cds_service.from_fhir.malformed import Malformed, refused
from cds_service.from_fhir.medications import identify, read_identified
from cds_service.from_fhir.numbers import no_amount
from cds_service.from_fhir.products import LookUp
from cds_service.from_fhir.questionnaires import read_questionnaire
from cds_service.from_fhir.results_inside import held_inside
from cds_service.from_fhir.roles import is_of_no_concern, parts_with_roles
from cds_service.from_fhir.wire.care import (
    AdverseEvent,
    Encounter,
    QuestionnaireResponse,
    ResearchSubject,
)
from cds_service.from_fhir.wire.clinical import (
    AllergyIntolerance,
    Condition,
    Procedure,
    ServiceRequest,
)
from cds_service.from_fhir.wire.medication import (
    Medicated,
    MedicationAdministration,
    MedicationDispense,
    MedicationOrder,
    MedicationRequest,
    MedicationStatement,
)
from cds_service.from_fhir.wire.report import DiagnosticReport, DocumentReference
from cds_service.from_fhir.wire.result import Observation
from cds_service.frozen import Frozen

Read: TypeAlias = (
    Lab
    | Medication
    | Diagnosis
    | KitResult
    | FusionResult
    | MutationResult
    | Event
    | Allergy
    | Problem
    | Unread
)


class Around(Frozen, kw_only=False):
    """What a reader may need to know beside the resource: if it is a draft, too."""

    look_up: LookUp
    as_of: date
    drafted: bool = False
    has_sent: Callable[[str], bool] = lambda _: True


Reader: TypeAlias = Callable[[Any, Found, Around], list[Read] | Malformed]


def _observation(
    result: Observation, found: Found, around: Around
) -> list[Read] | Malformed:
    parts = parts_with_roles(result)
    narrative = result.value_string is not None and may_speak(result.value_string)
    held = [*held_inside(result)] if result.contained else []
    if not narrative and not held and is_of_no_concern(parts):
        return []
    if place := no_amount(result):
        return refused(result, place)
    reference, as_of = found.reference, around.as_of
    read: list[Read] = [*labs.read_parts(result, parts, reference, as_of)]
    for inside in held:
        read += left_unread(inside, found)
    if narrative or parts[0][1].genetic:
        read += variants.read_observation(result, reference, as_of)
        read += mutations.read_observation(result, reference, as_of)
    return read


def _report(report: DiagnosticReport, found: Found, around: Around) -> list[Read]:
    reference = found.reference
    return [
        *variant_reports.read_report(report, reference, around.as_of, around.has_sent),
        *report_panels.read_panel(report, found, around.as_of),
        *events.read_report(report, reference),
    ]


def _medication(
    resource: Medicated, found: Found, around: Around
) -> list[Read] | Malformed:
    identified = identify(resource, around.look_up)
    if not identified.concerns:
        return []
    if place := no_amount(resource):
        return refused(resource, place)
    return [
        *read_identified(
            resource,
            found.reference,
            identified,
            around.as_of,
            drafted=around.drafted,
        )
    ]


def _condition(condition: Condition, found: Found, around: Around) -> list[Read]:
    if problem_list.is_of_no_concern(condition.code):
        return []
    return [*problem_list.read_entry(condition, found.reference, around.as_of)]


def _procedure(procedure: Procedure, found: Found, _: Around) -> list[Read]:
    return [*events.read_procedure(procedure, found.reference)]


def _order(order: ServiceRequest, found: Found, _: Around) -> list[Read]:
    return [*wanted.read_service_request(order, found.reference)]


def _allergy(allergy: AllergyIntolerance, found: Found, _: Around) -> list[Read]:
    return [*read_allergy(allergy, found.reference)]


def _happening(
    read: Callable[[Any, str], Iterator[Event | Unread]],
) -> Reader:
    def reader(resource: Any, found: Found, _: Around) -> list[Read]:  # noqa: ANN401 (told apart by the table below)
        return [*read(resource, found.reference)]

    return reader


def _malformed(sent: Malformed, found: Found, _: Around) -> list[Read]:
    return [*left_unread(sent, found)]


READERS: Final[dict[type[Any], Reader]] = {
    Observation: _observation,
    DiagnosticReport: _report,
    DocumentReference: _happening(read_document),
    Condition: _condition,
    MedicationRequest: _medication,
    MedicationOrder: _medication,
    MedicationStatement: _medication,
    MedicationDispense: _medication,
    MedicationAdministration: _medication,
    Procedure: _procedure,
    ServiceRequest: _order,
    AllergyIntolerance: _allergy,
    Encounter: _happening(read_encounter),
    QuestionnaireResponse: _happening(read_questionnaire),
    ResearchSubject: _happening(happenings.read_trial),
    AdverseEvent: _happening(happenings.read_adverse_event),
    Malformed: _malformed,
}
"""What is of another kind says nothing that a rule asks about."""
