"""Reads what a result says of KIT D816V and of FIP1L1-PDGFRA.

Discrete variants, tests named for the mutation, and narrative alike. What is
about another gene yields nothing; what speaks of these and cannot be used is
`Unread`; what can be read two ways is UNCLEAR and never decides anything.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final, TypeAlias

from cds_service.clinical.lab import ResultStatus
from cds_service.clinical.record import Topic, Unread
from cds_service.clinical.variant import (
    FusionFinding,
    FusionResult,
    KitFinding,
    KitResult,
)
from cds_service.from_fhir import fusion_result, fusion_text, kit_text
from cds_service.from_fhir.allele_quantity import share_of
from cds_service.from_fhir.concepts import texts
from cds_service.from_fhir.genetic_kinds import (
    FUSION,
    TARGETS,
    VARIANT,
    kinds_of,
    may_speak,
)
from cds_service.from_fhir.genomics import parts_of
from cds_service.from_fhir.kit_assay import assay
from cds_service.from_fhir.kit_components import components
from cds_service.from_fhir.kit_limit import limit_of_result
from cds_service.from_fhir.kit_reading import Reading
from cds_service.from_fhir.kit_result import of_kit_test, without_answer
from cds_service.from_fhir.kit_variant import of_variant
from cds_service.from_fhir.observed import Observed, observed
from cds_service.from_fhir.report_text import clean
from cds_service.from_fhir.result_fields import (
    method_of,
    shown,
    specimen_of,
    words_of,
)
from cds_service.from_fhir.wire.result import Observation

Read: TypeAlias = KitResult | FusionResult | Unread

NO_LONGER_VALID: Final = frozenset({"entered-in-error", "cancelled"})
"""What a status says of a result, or a report, that no longer holds."""


def read_observation(
    observation: Observation, reference: str, as_of: date
) -> Iterator[Read]:
    """Yield the KIT and fusion results of an Observation; never raises."""
    kinds = kinds_of(observation)
    parts = tuple(components(observation, kinds)) if observation.component else ()
    for part in parts:
        yield from _kit(part, kinds_of(part), observed(part, reference, as_of))
    if not kinds and not may_speak(observation.value_string):
        return
    frame = observed(observation, reference, as_of)
    if not parts or not without_answer(observation):
        yield from _kit(observation, kinds, frame)
    yield from _fusion(observation, kinds, frame)


def _kit(
    observation: Observation, kinds: frozenset[str], frame: Observed
) -> Iterator[KitResult | Unread]:
    readings, fault = _kit_readings(observation, kinds)
    target = next((kind for kind in TARGETS if kind in kinds), None)
    said = (observation.status or "").strip().casefold()
    if said == "registered" and (readings or target):
        readings = (Reading(KitFinding.PENDING),)
    elif frame.status is None or frame.in_future:
        if readings or target:
            yield _unread(Topic.KIT, frame, observation, said)
        return
    for reading in kit_text.guarded(readings, words_of(observation)):
        yield _kit_result(reading, observation, frame)
    if fault and frame.status is not None:
        yield Unread(frame.reference, Topic.KIT, fault, shown(observation), frame.taken)


def _kit_readings(
    observation: Observation, kinds: frozenset[str]
) -> tuple[tuple[Reading, ...], str]:
    parts = parts_of(observation)
    if VARIANT in kinds:
        readings = of_variant(observation, parts)
        return readings, parts.share_fault if readings else ""
    for kind, target in TARGETS.items():
        if kind in kinds:
            share, fault = share_of(observation.value_quantity)
            counted_only = observation.value_quantity and share is None
            if fault and counted_only and not observation.value_codeable_concept:
                return (), fault
            return of_kit_test(observation, target), fault
    return kit_text.read(words_of(observation)), ""


def _kit_result(
    reading: Reading, observation: Observation, frame: Observed
) -> KitResult:
    whole = f"{words_of(observation)}\n{'; '.join(texts(observation.code))}"
    found = assay(
        specimen_of(observation), method_of(observation), reading.quote, whole
    )
    share = reading.share
    return KitResult(
        frame.reference,
        reading.finding,
        reading.quote or shown(observation),
        found.specimen,
        found.method,
        found.limit and limit_of_result(clean(whole), share),
        share.fraction if share and not (share.below or share.above) else None,
        "" if reading.variant == "D816V" else reading.variant,
        frame.taken,
        frame.status or ResultStatus.PRELIMINARY,
    )


def _fusion(
    observation: Observation, kinds: frozenset[str], frame: Observed
) -> Iterator[FusionResult | Unread]:
    said = (observation.status or "").strip().casefold()
    tested = FUSION in kinds
    if said == "registered" and tested:
        reading = fusion_text.Reading(FusionFinding.PENDING)
    else:
        found = fusion_result.of_observation(observation, kinds)
        if frame.status is None or frame.in_future:
            if found or tested:
                yield _unread(Topic.FUSION, frame, observation, said)
            return
        if found is None:
            return
        reading = found
    yield FusionResult(
        frame.reference,
        reading.finding,
        reading.quote or shown(observation),
        frame.taken,
        frame.status or ResultStatus.PRELIMINARY,
    )


def _unread(
    topic: Topic, frame: Observed, observation: Observation, said: str
) -> Unread:
    return Unread(
        frame.reference,
        topic,
        frame.fault,
        shown(observation),
        frame.taken,
        status_only=said in NO_LONGER_VALID,
    )
