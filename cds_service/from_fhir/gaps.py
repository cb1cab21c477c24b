"""What is missing of the record: absence may only be concluded where nothing is.

Null under a key, and a search without hits, mean that the patient has none.
A key that was not sent, an error instead of data, a first page, a resource of
unknown content do not.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from cds_service.clinical.record import Gap, Record, Topic
from cds_service.from_fhir.bundles import Found, resources_of
from cds_service.from_fhir.malformed import Malformed, named_kind
from cds_service.from_fhir.retrieval import FAILED, failed, shortcomings
from cds_service.from_fhir.wire.bundle import AnyResource, Bundle
from cds_service.from_fhir.wire.clinical import Condition

HOLDS: Final = {
    Record.PATIENT: "Patient",
    Record.CONDITIONS: "Condition",
    Record.LABS: "Observation",
    Record.GENETICS: "Observation",
    Record.GENETIC_REPORTS: "DiagnosticReport",
    Record.MEDICATION_ORDERS: "MedicationRequest",
    Record.MEDICATION_STATEMENTS: "MedicationStatement",
    Record.MEDICATION_DISPENSES: "MedicationDispense",
    Record.MEDICATION_ADMINISTRATIONS: "MedicationAdministration",
    Record.ALLERGIES: "AllergyIntolerance",
    Record.PROCEDURES: "Procedure",
    Record.TEST_ORDERS: "ServiceRequest",
    Record.IMAGING_REPORTS: "DiagnosticReport",
    Record.ENCOUNTERS: "Encounter",
    Record.QUESTIONNAIRES: "QuestionnaireResponse",
    Record.ADVERSE_EVENTS: "AdverseEvent",
    Record.TRIALS: "ResearchSubject",
}
"""The kind of resource that each part of the record is made of."""

KEYS: Final = frozenset(record.value for record in Record)

NOT_SENT: Final = "was not sent"
ONLY_BESIDE: Final = (
    "only diagnoses of an encounter, of relatives, or taken back were sent"
)
NO_RESOURCE: Final = "was sent in a form that is no FHIR resource"
OTHER_KIND: Final = "was sent as another kind of resource"
OTHER_PATIENT: Final = "is that of another patient"
NOBODYS: Final = "whose an entry is cannot be told"
UNREADABLE: Final = "an entry could not be read at all"

_OPEN: Final = frozenset({Topic.UNKNOWN, Topic.UNKNOWN_DRUG})

Brought = Mapping[str, frozenset[Record]]
"""What each key that nobody asked for turned out to hold: sites have their names."""


def gaps_in(
    prefetch: Mapping[str, AnyResource | None],
    wanted: Iterable[Record],
    brought: Brought,
    beside: Collection[Record] = (),
) -> Iterator[Gap]:
    """Yield what is missing of the wanted parts of the record.

    Of those `beside`, something came that does not show that the part was sent.
    """
    elsewhere = {key: records for key, records in brought.items() if key not in KEYS}
    for record in wanted:
        if record in prefetch:
            yield from _own(record, prefetch[record])
        elif not any(record in records for records in brought.values()):
            yield _not_sent(record, beside)
        for key, records in elsewhere.items():
            if record in records:
                yield from _partial(record, prefetch[key])


def unreadable_in(
    malformed: Iterable[Found], wanted: frozenset[Record]
) -> Iterator[Gap]:
    """Yield where something lay that may have been about anything."""
    for found in malformed:
        resource = found.resource
        if isinstance(resource, Malformed) and not _OPEN.isdisjoint(resource.abouts):
            for record in wanted & _records(found.key, resource.kind):
                yield Gap(record, UNREADABLE, partial=True)


def _not_sent(record: Record, beside: Collection[Record]) -> Gap:
    if record in beside:
        return Gap(record, ONLY_BESIDE, partial=True)
    return Gap(record, NOT_SENT)


def _own(record: Record, value: AnyResource | None) -> list[Gap]:
    if value is None:
        return []
    if isinstance(value, Bundle):
        return _partial(record, value) or _of_another_kind(record, value)
    if failed(value):
        return [Gap(record, FAILED)]
    if isinstance(value, Malformed) and not value.kind:
        return [Gap(record, NO_RESOURCE)]
    if named_kind(value) not in {HOLDS[record], "OperationOutcome"}:
        return [Gap(record, OTHER_KIND)]
    return []


def _of_another_kind(record: Record, value: Bundle) -> list[Gap]:
    """Tell that a search for problems, without which nothing can be said, found none.

    Other things came in their place: it was another search.
    """
    if record is not Record.CONDITIONS or not value.entry:
        return []
    if isinstance(value.entry[0].resource, Condition):  # as nearly always
        return []
    kinds = {found.kind for found in resources_of(value)} - {"OperationOutcome", ""}
    if not kinds or kinds & {HOLDS[record], "Resource"}:
        return []
    return [Gap(record, OTHER_KIND)]


def _partial(record: Record, value: AnyResource | None) -> list[Gap]:
    reasons = shortcomings(value, HOLDS[record])
    return [Gap(record, reason, partial=True) for reason in reasons]


def _records(key: str, kind: str) -> set[Record]:
    if key in KEYS and kind in {"", "Bundle", HOLDS[Record(key)]}:
        return {Record(key)}
    return {record for record in Record if HOLDS[record] == kind}
