"""Reads a discrete variant, as HL7 Genomics Reporting sends it."""

from typing import Final

from cds_service.clinical.variant import KitFinding
from cds_service.from_fhir import kit_text
from cds_service.from_fhir.genomics import Gene, Parts
from cds_service.from_fhir.hgvs import Place
from cds_service.from_fhir.kit_limit import counted
from cds_service.from_fhir.kit_reading import Reading
from cds_service.from_fhir.kit_readings import OF_D816V, combined
from cds_service.from_fhir.presence import absent_because, presence
from cds_service.from_fhir.report_text import clean
from cds_service.from_fhir.result_words import Polarity, polarity
from cds_service.from_fhir.wire.result import Observation

_OF_OTHERS: Final = {
    Place.EXON_17: KitFinding.OTHER_EXON17,
    Place.ELSEWHERE: KitFinding.OTHER_VARIANT,
}
_TRANSCRIPT_OF_KIT: Final = "000222"


def of_variant(observation: Observation, parts: Parts) -> tuple[Reading, ...]:
    """Read a discrete variant; nothing when it is about another gene or variant."""
    if parts.gene is Gene.CONFLICT or _names_kit_under_another_gene(parts):
        return (Reading(KitFinding.UNCLEAR, quote=parts.text),)
    if not _about_kit(parts):
        return ()
    finding = named(answer_of(observation, parts), parts)
    if finding is None:
        return ()
    noted = [
        reading
        for note in observation.note or ()
        for reading in kit_text.read(note.text or "")
        if reading.finding is not KitFinding.UNCLEAR
    ]
    reading = Reading(finding, parts.variant, parts.text)
    return combined([reading, *noted], parts.share, some=False)


def named(said: Polarity, parts: Parts) -> KitFinding | None:
    """Return what an answer means for the variant that the components name."""
    places = parts.places - {Place.CODON_816}
    if len(places) > 1 or Place.DOUBTFUL in places:
        return KitFinding.UNCLEAR
    if places == {Place.D816V}:
        return OF_D816V[said]
    if places:
        return _of_another(said, _OF_OTHERS[next(iter(places))])
    if parts.recalled:
        found = said is Polarity.DETECTED
        return KitFinding.D816V_PRESENT if found else KitFinding.UNCLEAR
    if said is Polarity.DETECTED or (parts.named and not parts.places):
        # A KIT variant, and nobody says which in words that we know.
        return _of_another(said, KitFinding.UNCLEAR)
    return OF_D816V[said]


def _about_kit(parts: Parts) -> bool:
    if parts.gene is Gene.KIT:
        # Beside other genes, a name we do not know is theirs as likely as not.
        return parts.only_gene or bool(parts.places) or not parts.named
    unsaid = parts.gene is Gene.UNSAID
    return unsaid and bool(
        parts.recalled or parts.places & {Place.D816V, Place.EXON_17}
    )


def _names_kit_under_another_gene(parts: Parts) -> bool:
    return (
        parts.gene is Gene.OTHER
        and Place.D816V in parts.places
        and _TRANSCRIPT_OF_KIT in parts.text
    )


def answer_of(observation: Observation, parts: Parts) -> Polarity:
    """Return whether the variant was found; one that is named without a value was."""
    said = presence(observation)
    if said is Polarity.NOTHING and observation.value_string:
        said = polarity(clean(observation.value_string).lower())
    if said is not Polarity.NOTHING:
        return said
    if observation.data_absent_reason:
        return absent_because(observation.data_absent_reason)
    if not parts.named or observation.value_codeable_concept:
        return Polarity.UNCLEAR
    # Without a value, a variant that is named was found.
    return counted(parts.share) if parts.share else Polarity.DETECTED


def _of_another(said: Polarity, finding: KitFinding) -> KitFinding | None:
    if said is Polarity.DETECTED:
        return finding
    return KitFinding.UNCLEAR if said is Polarity.UNCLEAR else None
