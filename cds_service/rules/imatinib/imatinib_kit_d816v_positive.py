"""Imatinib is being ordered although KIT D816V makes the disease resistant to it.

When  imatinib is being ordered for a patient with systemic mastocytosis
and   any valid test, of any specimen, is positive for KIT D816V
Then  say that imatinib is not indicated, with the test and its date.

Warns, one level lower, of another exon 17 variant, of a preliminary result,
and when the mastocytosis is not confirmed. Is only a note when imatinib has
another coded indication (CML, ALL, GIST, DFSP).
Says nothing when FIP1L1-PDGFRA is positive: imatinib-eosinophilia-fusion does.
Asks when no positive result was found, and not all genetic results were read.
Holds at any age: resistance is a property of the mutated kinase, no threshold.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from cds_service.clinical.chart import Chart
from cds_service.clinical.diagnosis import Diagnosis
from cds_service.clinical.fusion import fusion_state
from cds_service.clinical.imatinib import (
    RECORDS,
    has_fusion,
    imatinib_drafts,
    not_known,
    other_indications,
    out_of_scope,
    unseen_phrase,
)
from cds_service.clinical.kit import KitStatus, kit_state, unseen_kit_results
from cds_service.clinical.lab import ResultStatus
from cds_service.clinical.mastocytosis import Population, is_child, population
from cds_service.clinical.medication import Medication
from cds_service.clinical.outcome import (
    Finding,
    Indicator,
    InsufficientData,
    NotIndicated,
    Outcome,
)
from cds_service.clinical.proposal import AddTask, Proposal, RemoveDraft
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.variant import KitResult
from cds_service.knowledge.imatinib_advice import (
    CLINICAL_TRIAL,
    DIFFERENT_INDICATION,
    FUSION_POSITIVE,
    LABEL_INDICATION,
    OVERVIEW_IMATINIB,
    REVIEW_INHIBITORS,
)

_RESISTANT: Final = frozenset({KitStatus.POSITIVE, KitStatus.OTHER_EXON17})
_PERCENT: Final = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class D816VPositive(Finding):
    """KIT D816V is positive; `result` is the newest such test."""

    result: KitResult
    others: tuple[KitResult, ...] = ()
    drafts: tuple[Medication, ...] = ()
    minor: tuple[Medication, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class D816VPositiveWithShare(D816VPositive):
    """The test also says how many alleles are mutated, in percent."""

    percent: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class D816VPositiveUndated(D816VPositive):
    """The test carries no date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherExon17(D816VPositive):
    """Another exon 17 variant is positive; resistance to imatinib varies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForAnotherIndication(D816VPositive):
    """Imatinib has another coded indication."""

    indications: tuple[Diagnosis, ...] = ()


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    aside = out_of_scope(chart)
    if aside is not None:
        return aside
    drafts, state = imatinib_drafts(chart), kit_state(chart)
    if has_fusion(chart):
        reason = "FIP1L1-PDGFRA is positive: imatinib-eosinophilia-fusion speaks"
        return NotIndicated(reason, fusion_state(chart).used)
    if state.status in _RESISTANT:
        return _finding(chart)
    if unseen := unseen_kit_results(chart):
        reason = f"no KIT D816V positive test found, but {unseen_phrase(unseen[0])}"
        return InsufficientData(reason, drafts)
    return NotIndicated(f"KIT D816V: {state.status}", state.used)


def _finding(chart: Chart) -> D816VPositive:
    state, drafts = kit_state(chart), imatinib_drafts(chart)
    result, *others = state.used
    indications = other_indications(chart)
    positive = state.status is KitStatus.POSITIVE
    shared = {
        "indicator": Indicator.INFO if indications else _level(chart),
        "used": (*state.used, *fusion_state(chart).used, *drafts, *indications),
        "missing": not_known(chart),
        "result": result,
        "others": tuple(others),
        "drafts": drafts,
    }
    if indications:
        return ForAnotherIndication(**shared, indications=indications)
    shared["proposals"] = _proposals(drafts)
    shared["minor"] = drafts if is_child(chart) else ()
    if not positive:
        return OtherExon17(**shared)
    return _positive(result, shared)


"""placeholder"""
