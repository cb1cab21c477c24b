"""Decides what one Observation says of KIT, from all the places it says it in."""

from collections.abc import Iterator

from cds_service.clinical.variant import KitFinding
from cds_service.from_fhir import kit_text
from cds_service.from_fhir.allele_fraction import Share, bare_share
from cds_service.from_fhir.allele_quantity import share_of
from cds_service.from_fhir.concepts import texts
from cds_service.from_fhir.genomics import Parts, parts_of
from cds_service.from_fhir.kit_limit import counted
from cds_service.from_fhir.kit_reading import Reading, Target
from cds_service.from_fhir.kit_readings import OF_D816V, combined
from cds_service.from_fhir.kit_variant import named
from cds_service.from_fhir.presence import absent_because, presence
from cds_service.from_fhir.result_words import Polarity
from cds_service.from_fhir.wire.result import Observation


def of_kit_test(observation: Observation, target: Target) -> tuple[Reading, ...]:
    """Read the result of a test for D816V or for KIT mutations."""
    parts = parts_of(observation)
    amount = bare_share(observation.value_string)
    amount = amount or share_of(observation.value_quantity)[0]
    share = amount or parts.share
    said = presence(observation)
    if amount is not None:
        alone = counted(amount)
        if said is not Polarity.NOT_DETECTED or not amount.nothing:
            said = alone if said in {Polarity.NOTHING, alone} else Polarity.UNCLEAR
    worded = [kit_text.read(text, target) for text in _texts(observation)]
    if said is Polarity.NOTHING and len(worded) == 1 and not parts.places:
        # One report on several specimens may hold several results.
        return _with_share(worded[0], share)
    found = [*_coded(said, parts, target), *(item for each in worded for item in each)]
    some = said is Polarity.DETECTED and target is Target.GENE and not parts.places
    if not found and not some:
        found = _without_value(observation)
    return combined(found, share, some=some)


def _coded(said: Polarity, parts: Parts, target: Target) -> Iterator[Reading]:
    if said is Polarity.NOTHING:
        return
    if parts.places:
        finding = named(said, parts)
    elif target is Target.GENE and said is Polarity.DETECTED:
        return
    else:
        finding = OF_D816V[said]
    if finding is not None:
        yield Reading(finding, parts.variant)


def _texts(observation: Observation) -> Iterator[str]:
    if observation.value_string and not bare_share(observation.value_string):
        yield observation.value_string
    for text in texts(observation.value_codeable_concept):
        if kit_text.read(text):
            yield text
    for note in observation.note or ():
        # A note may teach and hedge; it counts where it is plain.
        said = kit_text.read(note.text or "")
        if said and all(item.finding is not KitFinding.UNCLEAR for item in said):
            yield note.text or ""


def _without_value(observation: Observation) -> list[Reading]:
    if observation.data_absent_reason:
        said = absent_because(observation.data_absent_reason)
        return [Reading(OF_D816V[said])]
    # A result that says nothing we can read is no sign that there is none.
    return [Reading(KitFinding.UNCLEAR)]


def without_answer(observation: Observation) -> bool:
    """Tell whether an Observation holds no value, interpretation or reason."""
    return not (
        observation.value_codeable_concept
        or observation.value_quantity
        or observation.value_string
        or observation.interpretation
        or observation.data_absent_reason
    )


def _with_share(
    readings: tuple[Reading, ...], share: Share | None
) -> tuple[Reading, ...]:
    if share is None or len(readings) != 1:
        return readings
    return combined(readings, share, some=False)
