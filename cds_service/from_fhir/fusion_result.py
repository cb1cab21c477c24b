"""Decides what one Observation says of the FIP1L1-PDGFRA fusion."""

from typing import Final

from cds_service.clinical.variant import FusionFinding
from cds_service.from_fhir.concepts import texts
from cds_service.from_fhir.fusion_text import (
    FusionSubject,
    Reading,
    guarded,
    read,
    speaks_of_fusion,
)
from cds_service.from_fhir.genomics import parts_of
from cds_service.from_fhir.presence import absent_because, presence
from cds_service.from_fhir.result_fields import words_of
from cds_service.from_fhir.result_words import Polarity
from cds_service.from_fhir.wire.result import Observation

_PARTNERS: Final = frozenset({"FIP1L1", "PDGFRA"})
_FINDING: Final = {
    Polarity.DETECTED: FusionFinding.PRESENT,
    Polarity.NOT_DETECTED: FusionFinding.ABSENT,
    Polarity.INDETERMINATE: FusionFinding.INDETERMINATE,
    Polarity.PENDING: FusionFinding.PENDING,
    Polarity.UNCLEAR: FusionFinding.UNCLEAR,
}
_ANY_PARTNER: Final = "pdgfra-rearrangement"


def of_observation(observation: Observation, kinds: frozenset[str]) -> Reading | None:
    """Return what it says of the fusion; None when it says nothing of it."""
    said = _of_observation(observation, kinds)
    return said and guarded(said, words_of(observation))


def _of_observation(observation: Observation, kinds: frozenset[str]) -> Reading | None:
    if "genetic-variant" in kinds:
        return _of_variant(observation)
    if "fip1l1-pdgfra" in kinds:
        return _of_test(observation, FusionSubject.FUSION)
    if _ANY_PARTNER in kinds:
        return _of_test(observation, FusionSubject.REARRANGEMENT)
    return read(words_of(observation))


def _of_variant(observation: Observation) -> Reading | None:
    parts = parts_of(observation)
    if not (parts.symbols >= _PARTNERS or speaks_of_fusion(parts.text)):
        return None
    said = presence(observation)
    if observation.data_absent_reason:
        said = absent_because(observation.data_absent_reason)
    elif said is Polarity.NOTHING:
        # Without a value, a variant that is named was found.
        said = Polarity.DETECTED if parts.named else Polarity.UNCLEAR
    return Reading(_FINDING[said], parts.text)


def _of_test(observation: Observation, subject: FusionSubject) -> Reading | None:
    said = presence(observation)
    worded = _worded(observation, subject)
    if said is Polarity.NOTHING and worded is None:
        said = absent_because(observation.data_absent_reason)
        return _coded(said or Polarity.UNCLEAR, subject)
    if said is Polarity.NOTHING:
        return worded
    coded = _coded(said, subject)
    if worded is None or coded is None or coded.finding is worded.finding:
        return worded or coded
    if subject is FusionSubject.REARRANGEMENT:
        return worded
    return Reading(FusionFinding.UNCLEAR, worded.quote)


def _worded(observation: Observation, subject: FusionSubject) -> Reading | None:
    """Read the value as an answer to the test, notes only where they name it."""
    if observation.value_string:
        return read(observation.value_string, subject)
    named = [
        reading
        for text in (
            *texts(observation.value_codeable_concept),
            *(note.text or "" for note in observation.note or ()),
        )
        if (reading := read(text)) is not None
    ]
    findings = {reading.finding for reading in named}
    if len(findings) > 1:
        return Reading(FusionFinding.UNCLEAR, named[0].quote)
    return named[0] if named else None


def _coded(said: Polarity, subject: FusionSubject) -> Reading | None:
    if said is Polarity.NOTHING:
        said = Polarity.UNCLEAR
    if subject is FusionSubject.FUSION:
        return Reading(_FINDING[said])
    return Reading(FusionFinding.UNCLEAR) if said is Polarity.DETECTED else None
