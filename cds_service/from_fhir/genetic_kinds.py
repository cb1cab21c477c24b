"""Tells which Observations are genetic results that a rule asks about."""

import re
from typing import Final

from cds_service.from_fhir.concepts import meanings_of, texts
from cds_service.from_fhir.fusion_text import speaks_of_fusion
from cds_service.from_fhir.kit_reading import Target
from cds_service.from_fhir.kit_subjects import Scope, subjects
from cds_service.from_fhir.report_text import clean
from cds_service.from_fhir.wire.result import Observation
from cds_service.patterns import uncompiled

TARGETS: Final = {"kit-d816v": Target.D816V, "kit-analysis": Target.GENE}
FUSION: Final = "fip1l1-pdgfra"
REARRANGEMENT: Final = "pdgfra-rearrangement"
VARIANT: Final = "genetic-variant"
KINDS: Final = frozenset(
    {*TARGETS, FUSION, REARRANGEMENT, VARIANT, "genetic-narrative", "kit-other-exon"}
)
"""The value sets whose codes a genetic result may carry."""

_MAY_SPEAK: Final = uncompiled(r"816|kit\b|fip1l1|chic2|4q12", re.IGNORECASE)


def may_speak(text: str | None) -> bool:
    """Tell quickly whether a text may be about KIT or the fusion at all."""
    return bool(text and _MAY_SPEAK.search(text))


def kinds_of(observation: Observation) -> frozenset[str]:
    """Tell what kind of genetic result it is, by its code or by its name."""
    coded = KINDS & meanings_of(observation.code).keys()
    if coded:
        return frozenset(coded)
    name = "; ".join(texts(observation.code))
    if not may_speak(name):
        return frozenset()
    scopes = {span.subject.scope for span in subjects(clean(name)) if span.subject}
    kinds = set()
    if Scope.D816V in scopes:
        kinds.add("kit-d816v")
    elif Scope.INCLUDES_D816V in scopes:
        kinds.add("kit-analysis")
    if speaks_of_fusion(name):
        kinds.add(FUSION)
    return frozenset(kinds)
