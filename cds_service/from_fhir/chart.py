"""Everything one call sent, read into a Chart."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from cds_service.clinical.chart import Chart, Hook
from cds_service.clinical.diagnosis import Diagnosis
from cds_service.clinical.event import Event
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Medication, MedicationStatus
from cds_service.clinical.record import Gap, Record, Topic, Unread
from cds_service.clinical.variant import FusionResult, KitResult
from cds_service.from_fhir import anc, order
from cds_service.from_fhir.bundles import Found, resources_of
from cds_service.from_fhir.drafts import drafts_of
from cds_service.from_fhir.facts import facts_of
from cds_service.from_fhir.formulary import formulary
from cds_service.from_fhir.gaps import KEYS, OTHER_PATIENT, gaps_in
from cds_service.from_fhir.holdings import holdings_of
from cds_service.from_fhir.patient import read_patients
from cds_service.from_fhir.products import LookUp
from cds_service.from_fhir.request import Request
from cds_service.from_fhir.subject import Whose
from cds_service.from_fhir.wire.clinical import Patient


@dataclass(slots=True)
class _Reading:
    """What has been read so far, by kind of fact."""

    look_up: LookUp
    whose: Whose
    as_of: date
    facts: dict[type, list[Any]] = field(default_factory=lambda: defaultdict(list))
    patients: list[Patient] = field(default_factory=list)
    others: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    held: dict[str, set[Record]] = field(default_factory=lambda: defaultdict(set))


def read(request: Request, hook: Hook, wanted: frozenset[Record], as_of: date) -> Chart:
    """Read a call into a chart; `wanted` are the parts whose lack is a gap.

    An order that is signed anew is a draft and no longer counts as medication.
    """
    sent = [
        (key, found)
        for key, value in request.prefetch.items()
        for found in resources_of(value)
    ]
    everything = [found for _, found in sent]
    everything += resources_of(request.draft_orders)
    reading = _Reading(
        formulary(everything), Whose.of(request.patient_id, everything), as_of
    )
    about, beside = drafts_of(request, hook)
    drafts, other_drafts = _drafts(about, reading), _drafts(beside, reading)
    for key, found in _each_once(sent):
        _take(key, found, reading)
    facts = reading.facts
    redrafted = {item.reference for item in (*drafts, *other_drafts)}
    labs = order.labs_in_order(facts[Lab])
    derived = tuple(anc.derive(labs))
    return Chart(
        as_of,
        read_patients(reading.patients, request.patient_id),
        hook,
        diagnoses=order.diagnoses_in_order(facts[Diagnosis]),
        labs=order.labs_in_order(labs + derived) if derived else labs,
        medications=order.medications_in_order(
            item for item in facts[Medication] if item.reference not in redrafted
        ),
        drafts=drafts,
        other_drafts=other_drafts,
        kit=order.results_in_order(facts[KitResult]),
        fusions=order.results_in_order(facts[FusionResult]),
        events=order.events_in_order(facts[Event]),
        unread=order.unread_in_order((*facts[Unread], *_of_others(reading))),
        gaps=order.gaps_in_order(_gaps(request, wanted, reading)),
    )


def _each_once(sent: Iterable[tuple[str, Found]]) -> Iterator[tuple[str, Found]]:
    # Two keys often bring the same Observation. What is read twice all the
    # same (a key that nobody asked for, another version) ends as one fact.
    seen: dict[str, Found] = {}
    for key, found in sent:
        first = seen.setdefault(found.reference, found)
        is_new = first is found or first.resource != found.resource
        if is_new or key not in KEYS:
            yield key, found


def _take(key: str, found: Found, reading: _Reading) -> None:
    if not reading.whose.owns(found.resource):
        reading.others[found.kind].add(found.reference)
        return
    if isinstance(found.resource, Patient):
        reading.patients.append(found.resource)
    read = list(facts_of(found, reading.look_up, reading.as_of))
    for item in read:
        reading.facts[type(item)].append(item)
    if key not in KEYS:
        reading.held[key] |= holdings_of(found, read)


def _drafts(found: Iterable[Found], reading: _Reading) -> tuple[Medication, ...]:
    drafts = []
    for item in found:
        if not reading.whose.owns(item.resource):
            reading.others[item.kind].add(item.reference)
            continue
        for fact in facts_of(item, reading.look_up, reading.as_of):
            if isinstance(fact, Medication):
                drafts.append(replace(fact, status=MedicationStatus.DRAFT))
            else:
                reading.facts[type(fact)].append(fact)
    return order.medications_in_order(drafts)


def _of_others(reading: _Reading) -> Iterator[Unread]:
    for kind, references in reading.others.items():
        why = f"{len(references)} resources belong to another patient"
        if len(references) == 1:
            why = "1 resource belongs to another patient"
        yield Unread(kind, Topic.OTHER_PATIENT, why)


def _gaps(
    request: Request, wanted: frozenset[Record], reading: _Reading
) -> Iterator[Gap]:
    held = {key: frozenset(records) for key, records in reading.held.items()}
    yield from gaps_in(request.prefetch, wanted, held)
    if (
        Record.PATIENT in wanted
        and not reading.patients
        and "Patient" in reading.others
    ):
        yield Gap(Record.PATIENT, OTHER_PATIENT)
