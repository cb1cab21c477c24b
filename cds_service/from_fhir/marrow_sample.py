"""Reads where mast cells were counted: on a marrow smear, in a biopsy, in blood.

The code of the test does not say, so its words must: those of the specimen, of
the method and of the name of the test. Words that say two things, or say what
it was not, tell nothing.
"""

import re
from typing import Final

from cds_service.clinical.lab import CountedIn
from cds_service.from_fhir.concepts import texts
from cds_service.from_fhir.measured import Measured
from cds_service.from_fhir.result_fields import method_of, specimen_of
from cds_service.from_fhir.wire.result import Observation
from cds_service.patterns import uncompiled

_LONGEST: Final = 300
_MARROW: Final = uncompiled(r"\bmarrow\b|\bbma?\b", re.IGNORECASE)
_BLOOD: Final = uncompiled(r"\bblood\b|\bpb\b", re.IGNORECASE)
_SMEAR: Final = uncompiled(r"\bsmears?\b|\baspirat(?:e|es|ion)\b", re.IGNORECASE)
_BIOPSY: Final = uncompiled(
    r"\bbiops(?:y|ies)\b|\bcore\b|\btrephine\b|\bsections?\b|\bhistolog\w{1,8}\b"
    r"|\bclot\b|\binfiltrat\w{1,6}\b",
    re.IGNORECASE,
)
_DENIED: Final = uncompiled(
    r"\b(?:not?|non|without|never|except|versus|vs|or|unknown|unspecified)\b",
    re.IGNORECASE,
)


def counted_in(observation: Observation, part: Measured) -> CountedIn | None:
    """Tell where the cells were counted; None when the words do not settle it."""
    said = "; ".join(
        text[:_LONGEST]
        for text in (
            specimen_of(observation),
            method_of(observation),
            *texts(observation.code),
            *(texts(part.code) if part is not observation else ()),
        )
    )
    return of_words(said)


def of_words(said: str) -> CountedIn | None:
    """Read the words of specimen, method and test."""
    marrow, blood = _MARROW.search(said), _BLOOD.search(said)
    if _DENIED.search(said) or (marrow and blood):
        return None
    if blood:
        return CountedIn.BLOOD
    smear, biopsy = _SMEAR.search(said), _BIOPSY.search(said)
    if not marrow or bool(smear) is bool(biopsy):
        return None
    return CountedIn.SMEAR if smear else CountedIn.BIOPSY
