"""Finds where a report denies, of one specimen, what it found in another."""

from typing import Final

from cds_service.clinical.variant import Specimen
from cds_service.from_fhir.kit_assay import specimen_in
from cds_service.from_fhir.kit_reading import Reading
from cds_service.from_fhir.kit_subjects import subjects
from cds_service.from_fhir.report_text import clean, endless, sentences
from cds_service.from_fhir.result_words import Polarity, polarity
from cds_service.patterns import uncompiled

_SITES: Final = frozenset(
    [
        "blood",
        "marrow",
        "aspirate",
        "trephine",
        "plasma",
        "serum",
        "skin",
        "liver",
        "spleen",
        "node",
        "colon",
        "duodenum",
        "stomach",
        "bowel",
        "tissue",
        "lesion",
        "buccal",
        "saliva",
        "bm",
        "pb",
    ]
)
_BESIDE: Final = frozenset(
    [
        "in",
        "on",
        "from",
        "of",
        "at",
        "by",
        "the",
        "a",
        "an",
        "and",
        "but",
        "while",
        "whereas",
        "however",
        "it",
        "this",
        "that",
        "was",
        "is",
        "were",
        "are",
        "has",
        "been",
        "bone",
        "peripheral",
        "whole",
        "venous",
        "lymph",
        "lesional",
        "sample",
        "specimen",
        "biopsy",
        "core",
        "same",
        "mutation",
        "mutations",
        "variant",
        "not",
        "no",
        "none",
        "never",
        "detected",
        "detectable",
        "found",
        "identified",
        "seen",
        "present",
        "observed",
        "negative",
        "neg",
        "absent",
        "undetected",
        "undetectable",
        "wild",
        "type",
        "wildtype",
    ]
)
_WORDS: Final = uncompiled(r"[^\W_]+")


def denied_elsewhere(reading: Reading, text: str) -> bool:
    """Tell whether another specimen lacks it and its own is not one that we know.

    "Detected in skin; in blood not detected" must not become a result of blood.
    """
    if specimen_in(reading.quote) is not Specimen.UNSTATED or endless(text):
        return False
    return any(_denies_at_a_site(part) for part in sentences(clean(text)))


def _denies_at_a_site(part: str) -> bool:
    """Tell whether a sentence says "not detected" of a specimen and no more."""
    words = set(_WORDS.findall(part.lower()))
    if not words & _SITES or words - _SITES - _BESIDE or subjects(part):
        return False
    return polarity(part.lower()) is Polarity.NOT_DETECTED
